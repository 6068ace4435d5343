"""Reading the chronology."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from homeward.people.models import Person
from homeward.people.policies import only_visible

from .models import Event


def timeline(
    *, viewer: Any, person: Person, kinds: Iterable[str] = (), limit: int = 400
) -> QuerySet[Event]:
    """What happened to a person, newest first; only some kinds where they are named."""
    rows = only_visible(Event.objects.filter(person=person), viewer)
    if kinds:
        rows = rows.filter(kind__in=list(kinds))
    return rows.order_by("-at", "-pk")[:limit]


def kinds_of(*, viewer: Any, person: Person) -> list[str]:
    """The kinds of event in a person's timeline: for its filter."""
    rows = only_visible(Event.objects.filter(person=person), viewer)
    return list(rows.order_by("kind").values_list("kind", flat=True).distinct())
