"""Every place in the house that points at a person and follows a merge, found by reflection."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from homeward.core.models import OnMerge

PERSON = "people.person"


@dataclass(frozen=True)
class Once:
    """What a person may have only once: rows that agree in ``fields``, of those under ``when``.

    A rule with ``when`` is about open records ("one open episode").
    """

    fields: tuple[str, ...]
    when: Q | None = None


@dataclass(frozen=True)
class Link:
    """One column that names a person: of which model, and what may be there only once."""

    label: str
    column: str
    once: tuple[Once, ...] = ()

    @property
    def key(self) -> str:
        """How a merge remembers it: ``missing.episode:person_id``."""
        return f"{self.label}:{self.column}"

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.label)

    @property
    def room(self) -> str:
        """The room in words: "Leaving care"."""
        return self.label.split(".")[0].replace("_", " ").capitalize()

    @property
    def rows(self) -> models.QuerySet[Any]:
        return self.model._default_manager.all()


@cache
def links() -> tuple[Link, ...]:
    """Every column that follows a merge, in the order of rooms and models."""
    return tuple(
        Link(model._meta.label_lower, field.attname, _once(model, field))
        for model in apps.get_models()
        if _follows(model)
        for field in model._meta.concrete_fields
        if _names_a_person(field)
    )


@cache
def by_key() -> dict[str, Link]:
    """The links by the key under which a merge remembers them."""
    return {link.key: link for link in links()}


@cache
def made_again() -> tuple[type[models.Model], ...]:
    """The models about people that are made again from records: duties and events."""
    return tuple(
        model
        for model in apps.get_models()
        if _promise(model) is OnMerge.REBUILD
        and any(_names_a_person(field) for field in model._meta.concrete_fields)
    )


def _follows(model: type[models.Model]) -> bool:
    return _promise(model) is OnMerge.FOLLOW and model._meta.label_lower != PERSON


def _promise(model: type[models.Model]) -> OnMerge | None:
    stewardship = getattr(model, "stewardship", None)
    return stewardship.on_merge if stewardship is not None else None


def _names_a_person(field: "models.Field[Any, Any]") -> bool:
    related = field.related_model
    return isinstance(related, type) and related._meta.label_lower == PERSON


def _once(model: type[models.Model], field: "models.Field[Any, Any]") -> tuple[Once, ...]:
    alone = (Once(()),) if field.unique else ()
    rules = [
        Once(tuple(name for name in rule.fields if name != field.name), rule.condition)
        for rule in model._meta.constraints
        if isinstance(rule, models.UniqueConstraint) and field.name in rule.fields
    ]
    return (*alone, *rules)
