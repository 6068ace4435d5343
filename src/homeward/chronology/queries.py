"""Reading the chronology: of one person, of everyone they lived with, by kind and meaning."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from homeward.core.days import start_of_day
from homeward.core.errors import NotForYou
from homeward.people.models import Person
from homeward.people.policies import only_visible
from homeward.people.queries import Together

from .models import Event, Meaning
from .rules import room_of


@dataclass(frozen=True)
class Chosen:
    """Which events to show: of one kind, of one service (its room), only significant ones.

    ``hidden`` are the rooms whose records this viewer may not see.
    """

    kind: str = ""
    service: str = ""
    significant: bool = False
    hidden: frozenset[str] = field(default_factory=frozenset)


def timeline(
    *, viewer: Any, person: Person, kinds: Iterable[str] = (), limit: int = 400
) -> QuerySet[Event]:
    """What happened to a person, newest first; only some kinds where they are named."""
    rows = only_visible(Event.objects.filter(person=person), viewer)
    if kinds:
        rows = rows.filter(kind__in=list(kinds))
    return rows.order_by("-at", "-pk")[:limit]


def events_of(
    *,
    viewer: Any,
    person: Person,
    household: Sequence[Together] = (),
    chosen: Chosen | None = None,
) -> QuerySet[Event]:
    """Events of a person, and of those they lived with while they lived together; newest first."""
    whose = Q(person=person)
    for each in household:
        whose |= _while_together(each)
    rows = only_visible(Event.objects.filter(whose), viewer)
    rows = _filtered(rows, chosen or Chosen())
    return rows.select_related("person", "author").order_by("-at", "-pk")


def choices_of(rows: QuerySet[Event]) -> tuple[list[str], list[str]]:
    """The kinds of event, and the rooms, that stand in these rows: for the filters."""
    found = rows.order_by().values_list("kind", "root_label").distinct()
    pairs = set(found)
    return sorted({kind for kind, _ in pairs}), sorted({room_of(label) for _, label in pairs})


def meanings_of(events: Iterable[Event]) -> dict[str, Meaning]:
    """What workers said of these events, by the event's key; one query."""
    keys = [event.key for event in events]
    rows = Meaning.objects.filter(event_key__in=keys).select_related("recorded_by")
    return {row.event_key: row for row in rows}


def event_for(*, viewer: Any, person: Person, mark: str) -> Event:
    """A person's event by what stands for it in an address, or ``NotForYou``."""
    rows = only_visible(Event.objects.filter(person=person), viewer)
    for event in rows.select_related("person", "author"):
        if event.mark == mark:
            return event
    raise NotForYou


def _while_together(each: Together) -> Q:
    """The other's events from the day they moved together until the day they moved apart."""
    span = Q(person=each.other)
    if each.from_on is not None:
        span &= Q(at__gte=start_of_day(each.from_on))
    if each.to_on is not None:
        span &= Q(at__lt=start_of_day(each.to_on))
    return span


def _filtered(rows: QuerySet[Event], chosen: Chosen) -> QuerySet[Event]:
    for room in chosen.hidden:
        rows = rows.exclude(root_label__startswith=f"{room}.")
    if chosen.kind:
        rows = rows.filter(kind=chosen.kind)
    if chosen.service:
        rows = rows.filter(root_label__startswith=f"{chosen.service}.")
    return rows.filter(_significant()) if chosen.significant else rows


def _significant() -> Q:
    """Significant by what a worker said of it; where nobody said, by its record."""
    said = Meaning.objects.filter(event_key=OuterRef("key"))
    matters, matters_not = said.filter(significant=True), said.filter(significant=False)
    return Q(Exists(matters)) | Q(significant=True) & ~Q(Exists(matters_not))
