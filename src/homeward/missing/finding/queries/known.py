"""What is known of a child: places and people, with their sources, and as the engine takes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.core.errors import NotForYou
from homeward.people.models import Address, Person
from homeward.people.policies import only_visible

from ...find_plan import Visit
from ...models import KnownAssociate, KnownPlace, Learning, Place
from ..codes import CERTAINTY, PlaceKind
from ..protect import secrets_of, withhold

PLACES_SHOWN = 200


@dataclass(frozen=True)
class Seen:
    """That a child was recorded at a place, as it may be shown."""

    person: Person
    at: datetime
    how: str
    source: str


@dataclass(frozen=True)
class Learned:
    """An item of learning, as it may be shown."""

    ref: str
    words: str
    recipient: str
    action: str
    outcome: str


@dataclass
class _ProtectedAddress:
    """A person's protected address, in the shape of a place."""

    lines: str
    postcode: str
    ref: str = ""
    name: str = ""
    also_called: str = ""
    kind: str = PlaceKind.HOME
    protected: bool = True
    duty_number: str = ""


def known_places(viewer: Any, person: Person) -> list[KnownPlace]:
    """What stands (is not withdrawn) of a child's places, oldest first."""
    rows = visible_to(viewer, KnownPlace.objects.filter(person=person, withdrawn_at__isnull=True))
    return list(rows.select_related("place", "person").order_by("at", "pk"))


def known_associates(viewer: Any, person: Person) -> list[KnownAssociate]:
    """What stands of the people a child knows, newest first; restricted people are left out."""
    rows = KnownAssociate.objects.filter(person=person, withdrawn_at__isnull=True)
    found = visible_to(viewer, rows).select_related("associate", "person").order_by("-at", "-pk")
    visible = set(
        only_visible(Person.objects.filter(known_to__in=found), viewer, path="").values_list(
            "pk", flat=True
        )
    )
    return [each for each in found if each.associate_id is None or each.associate_id in visible]


def learned(viewer: Any, person: Person, secrets: Sequence[str]) -> list[Learned]:
    """Every item learned of a child, the newest first: what the next worker has to read."""
    rows = visible_to(viewer, Learning.objects.filter(episode__person=person), "episode__person")
    fields = ("words", "recipient", "action", "outcome")
    return [
        Learned(each.ref, *(clean(getattr(each, name), secrets) for name in fields))
        for each in rows.order_by("-recorded_at", "-pk")
    ]


def get_learning(viewer: Any, person: Person, ref: str) -> Learning:
    """One item learned of a child; ``NotForYou`` where there is none for this viewer."""
    rows = visible_to(viewer, Learning.objects.filter(episode__person=person), "episode__person")
    item: Learning | None = rows.select_related("episode__person").filter(ref=ref).first()
    if item is None:
        raise NotForYou
    return item


def as_visits(rows: Iterable[KnownPlace]) -> list[Visit]:
    """The facts as the find plan's engine takes them: places by reference, nothing of the child."""
    return [
        Visit(each.place.ref, each.at, each.known_how, CERTAINTY[each.trust])  # type: ignore[arg-type]
        for each in rows
    ]


def secrets_near(people: Iterable[Person], places: Iterable[Place] = ()) -> tuple[str, ...]:
    """Every text that must not be shown on a page about these people.

    Of protected places anywhere in the borough, and of these people's protected addresses.
    """
    protected = list(Place.objects.filter(protected=True))
    pks = [each.pk for each in people]
    addresses = Address.objects.filter(person__in=pks, protected=True).values_list(
        "lines", "postcode"
    )
    spots = [*protected, *(p for p in places if p.protected)]
    found = {text for each in spots for text in secrets_of(each)}
    found |= {text for pair in addresses for text in secrets_of(_ProtectedAddress(*pair))}
    return tuple(sorted(found))


def places(viewer: Any, words: str = "") -> list[Place]:
    """Places of the borough whose name, other name or address holds the words; the newest first.

    A protected place is found by no words: that would tell where it is.
    """
    if not allowed(viewer, Can.SEE_MISSING):
        return []
    rows = Place.objects.all()
    if words.strip():
        w = words.strip()
        named = Q(name__icontains=w) | Q(also_called__icontains=w) | Q(lines__icontains=w)
        rows = rows.filter(named, protected=False)
    return list(rows.order_by("-recorded_at", "-pk")[:PLACES_SHOWN])


def get_place(viewer: Any, ref: str) -> Place:
    """A place; ``NotForYou`` where there is none or the viewer may not see missing children."""
    place = Place.objects.filter(ref=ref).first()
    if place is None or not allowed(viewer, Can.SEE_MISSING):
        raise NotForYou
    return place


def children_at(viewer: Any, place: Place) -> list[Seen]:
    """Who was at a place, of those the viewer may know, newest first."""
    rows = KnownPlace.objects.filter(place=place, withdrawn_at__isnull=True, only_if_missing=False)
    found = list(visible_to(viewer, rows).select_related("person").order_by("-at", "-pk"))
    secrets = secrets_near([each.person for each in found])
    return [_seen(each, secrets) for each in found]


def _seen(fact: KnownPlace, secrets: Sequence[str]) -> Seen:
    company = f", with {fact.company}" if fact.company else ""
    return Seen(
        person=fact.person,
        at=fact.at,
        how=clean(f"{fact.get_known_how_display()}{company}", secrets),
        source=clean(f"{fact.said_by} ({fact.how_known})", secrets),
    )


def clean(words: str, secrets: Sequence[str]) -> str:
    """Free text with protected addresses taken out."""
    return withhold(words, secrets) if words else words


def visible_to(viewer: Any, rows: QuerySet[Any], path: str = "person") -> QuerySet[Any]:
    """Those of the rows whose child this user may see, and may know to go missing."""
    if not allowed(viewer, Can.SEE_MISSING):
        return rows.none()
    return only_visible(rows, viewer, path=path)
