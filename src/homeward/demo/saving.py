"""Saving households in bulk, and the books with them, through the usual projections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models

from homeward.access.models import User
from homeward.alerts.models import Alert, Review
from homeward.care.models import PeriodOfCare, Placement
from homeward.core.projection import registry
from homeward.front_door.models import (
    Assessment,
    Contact,
    ContactChild,
    Proposal,
    Question,
    Referral,
)
from homeward.homes.models import Asking, Provider, Stay, Void
from homeward.leaving_care.models import (
    Activity,
    AdviserContact,
    LeavingCareCase,
    PathwayPlan,
    PathwayReview,
)
from homeward.ledger.actions import project_new
from homeward.missing.models import (
    Episode,
    Interview,
    KnownAssociate,
    KnownPlace,
    Learning,
    LookOutLine,
    Place,
    Told,
)
from homeward.people.models import (
    Address,
    Content,
    Document,
    FormerName,
    Identifier,
    Needs,
    Person,
    Phone,
    Professional,
    Relationship,
)
from homeward.people.rules import search_key
from homeward.practice.models import CaseAudit, ChildDiscussed, Supervision
from homeward.workforce.models import Absence, Allocation, Post, Team, Worker

# What others point at comes first.
ORDER: tuple[type[models.Model], ...] = (
    User, Team, Worker, Post, Absence, Supervision, Provider, Content,
    Person, Identifier, Address, Phone, FormerName, Relationship, Professional, Allocation,
    Needs, Document, Alert, Review, ChildDiscussed, CaseAudit,
    PeriodOfCare, Placement, Contact, ContactChild, Proposal, Question, Referral, Assessment,
    Episode, Interview, Told, Place, KnownPlace, KnownAssociate, Learning, LookOutLine,
    LeavingCareCase, PathwayPlan, PathwayReview, AdviserContact, Activity, Stay, Void, Asking,
)  # fmt: skip
BATCH = 1_000


def save(records: Iterable[models.Model]) -> int:
    """Save records that were made and never saved, and project them; how many there were."""
    by_model: dict[type[models.Model], list[Any]] = {model: [] for model in ORDER}
    for record in records:
        by_model[type(record)].append(record)
    for model, rows in by_model.items():
        for generation in _generations(rows):
            _prepare(generation)
            model._default_manager.bulk_create(generation, batch_size=BATCH)
    for model, rows in by_model.items():
        if rows and model in registry.projections:
            project_new(*rows)
    return sum(len(rows) for rows in by_model.values())


def _generations(rows: list[Any]) -> Iterator[list[Any]]:
    """Rows that point at rows of their own model come after those."""
    own = type(rows[0]) if rows else None
    parents = (
        [f.name for f in rows[0]._meta.concrete_fields if f.related_model is own] if rows else []
    )
    if not parents:
        yield rows
        return
    while rows:
        yield [row for row in rows if all(_saved(getattr(row, name)) for name in parents)]
        rows = [row for row in rows if row.pk is None]


def _saved(parent: Any) -> bool:
    return parent is None or parent.pk is not None


def _prepare(rows: list[Any]) -> None:
    """What saving one person would have set."""
    for row in rows:
        if isinstance(row, Person):
            row.search_key = search_key(row.given_names, row.family_name, row.known_as)
