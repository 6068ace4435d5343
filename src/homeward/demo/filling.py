"""Filling an empty database with the demonstration borough, through the usual projections."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from itertools import groupby
from random import Random
from typing import Any

from django.db import models

from homeward.access.actions import the_house
from homeward.access.models import User
from homeward.audit.actions import record_write
from homeward.core import clock, ids
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.core.models import Record
from homeward.core.projection import registry
from homeward.ledger.actions import project
from homeward.people.rules import search_key
from homeward.web.first_user import keep_sign_ins, new_password

from .absences import make_absences
from .contacts import make_contacts
from .families import make_families
from .figures import SIZES
from .leavers import make_leavers
from .promises import make_plan
from .staff import make_staff
from .world import Progress, World

MAKERS = (
    ("Families", make_families),
    ("Contacts", make_contacts),
    ("Missing episodes", make_absences),
    ("Care leavers", make_leavers),
)
BATCH = 500


def fill(
    *,
    size: str = "small",
    years: int | None = None,
    seed: int = 1,
    as_of: date | None = None,
    progress: Progress = lambda words, share: None,
) -> None:
    """Make the borough and save it whole: the same seed and day give the same borough.

    Refused where the database already holds people or users.
    """
    if User.objects.exists():
        raise Refused("This database is not empty. The demonstration fills an empty one only.")
    now = datetime.combine(as_of, time(9, 30), tzinfo=UTC) if as_of else clock.now()
    rng = Random(seed)
    shape = SIZES[size]
    if years is not None:
        shape = type(shape)(**{**vars(shape), "years": years})
    world = World(rng, shape, now)
    with ids.seeded(rng), clock.stand_still(now), write():
        sign_ins = make_staff(world, new_password())
        for step, (words, make) in enumerate(MAKERS):
            progress(words, 0.1 * step)
            make(world)
        for done in _save(world.records):
            progress("Saving", 0.4 + 0.3 * done)
        for done in _project(world.records):
            progress("Ledger and chronology", 0.7 + 0.25 * done)
        make_plan(world)
        record_write(
            by=the_house,
            action="fill with demonstration",
            subject="database",
            details={"size": size, "seed": seed, "records": len(world.records)},
        )
    keep_sign_ins(sign_ins)
    progress("Done", 1.0)


def _save(records: list[models.Model]) -> Iterator[float]:
    """Save in runs of one model, parents before children; yields how far it is (0 to 1)."""
    done = 0
    for model, some in _by_model(records):
        rows = list(some)
        for row in rows:
            _prepare(row)
        for generation in _generations(rows):
            model._default_manager.bulk_create(generation, batch_size=BATCH)
        done += len(rows)
        yield done / len(records)


def _by_model(records: list[models.Model]) -> Iterable[tuple[Any, Iterable[models.Model]]]:
    """Records by model, in the order in which the models first appear."""
    order = {model: n for n, model in enumerate(dict.fromkeys(type(r) for r in records))}
    ranked = sorted(records, key=lambda record: order[type(record)])
    return groupby(ranked, key=type)


def _generations(rows: list[Any]) -> Iterator[list[Any]]:
    """Rows that point at rows of their own model come after those."""
    parents = [f.name for f in rows[0]._meta.concrete_fields if f.related_model is type(rows[0])]
    while rows:
        ready = [row for row in rows if all(_saved(getattr(row, name)) for name in parents)]
        yield ready
        rows = [row for row in rows if row.pk is None]


def _saved(parent: Any) -> bool:
    return parent is None or parent.pk is not None


def _prepare(row: Any) -> None:
    """What an action would have set: the search key, and when it was recorded."""
    if hasattr(row, "search_key"):
        row.search_key = search_key(row.given_names, row.family_name, row.known_as)
    for name in ("decided_at", "closed_at", "held_at", "reported_at", "received_at"):
        moment = getattr(row, name, None)
        if isinstance(row, Record) and moment is not None:
            row.recorded_at = moment
            return


def _project(records: list[models.Model]) -> Iterator[float]:
    roots = [record for record in records if type(record) in registry.projections]
    for start in range(0, len(roots), BATCH):
        project(*roots[start : start + BATCH])
        yield min(1.0, (start + BATCH) / len(roots))
