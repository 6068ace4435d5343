"""Where young people live now: lists, counts that open their lists, bed and breakfast."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from homeward.access.policies import check_may_know
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import NotForYou
from homeward.people.models import Person
from homeward.people.policies import only_visible
from homeward.people.rules import age_on

from .codes import CRISIS, StayKind, Suitability
from .models import Provider, Stay
from .rules import breaches_two_days, nights

# Bed and breakfast that ended is shown for this long, so that it is not forgotten.
LOOKED_BACK = timedelta(days=365)


@dataclass(frozen=True)
class StayRow:
    """One line of the list of stays."""

    stay: Stay
    age: int | None
    nights: int | None
    breach: bool | None

    @property
    def person(self) -> Person:
        return self.stay.person


@dataclass(frozen=True)
class KindCount:
    """One kind of home, counted by judgement. The three judgements add up to ``all``."""

    kind: str
    words: str
    suitable: int
    unsuitable: int
    not_judged: int

    @property
    def all(self) -> int:
        return self.suitable + self.unsuitable + self.not_judged


@dataclass(frozen=True)
class Counts:
    """Every open stay that this viewer may know of, counted once each."""

    kinds: tuple[KindCount, ...]

    @property
    def all(self) -> int:
        return sum(kind.all for kind in self.kinds)

    @property
    def suitable(self) -> int:
        return sum(kind.suitable for kind in self.kinds)

    @property
    def unsuitable(self) -> int:
        return sum(kind.unsuitable for kind in self.kinds)

    @property
    def not_judged(self) -> int:
        return sum(kind.not_judged for kind in self.kinds)

    @property
    def crisis(self) -> int:
        return sum(kind.all for kind in self.kinds if kind.kind in CRISIS)

    def of(self, kind: str) -> int:
        """How many live in one kind of home."""
        return sum(each.all for each in self.kinds if each.kind == kind)


def stays_by_person(person_ids: Iterable[int]) -> Mapping[int, list[Stay]]:
    """Every stay of these people, newest first, those without a known start by when known."""
    found: dict[int, list[Stay]] = defaultdict(list)
    rows = Stay.objects.filter(person_id__in=list(person_ids)).select_related("provider")
    for stay in sorted(rows, key=_since, reverse=True):
        found[stay.person_id].append(stay)
    return found


def stays_now(*, viewer: Any, show: str = "", suitability: str = "") -> QuerySet[Stay]:
    """Open stays that this viewer may know of, newest known first.

    ``show`` is a kind's code or ``crisis`` (no fixed abode, emergency, bed and breakfast);
    what is neither filters nothing.
    """
    rows = _open(viewer)
    if show == "crisis":
        rows = rows.filter(kind__in=CRISIS)
    elif show in StayKind.values:
        rows = rows.filter(kind=show)
    if suitability in Suitability.values:
        rows = rows.filter(suitability=suitability)
    return rows.select_related("person", "provider").order_by("-known_on", "pk")


def rows_of(stays: Iterable[Stay]) -> list[StayRow]:
    """The lines of a list, worked out for today."""
    today = clock.today()
    return [_row(stay, today) for stay in stays]


def counts(*, viewer: Any) -> Counts:
    """Open stays by kind of home and judgement, crisis beds first."""
    judged = {
        name: Count("pk", filter=Q(suitability=value))
        for name, value in (
            ("suitable", Suitability.SUITABLE),
            ("unsuitable", Suitability.UNSUITABLE),
            ("not_judged", Suitability.NOT_JUDGED),
        )
    }
    rows: Any = _open(viewer).values("kind").annotate(**judged)
    found = {row["kind"]: row for row in rows}
    order = [*CRISIS, *(kind for kind in StayKind if kind not in CRISIS)]
    return Counts(
        tuple(
            KindCount(
                kind=kind.value,
                words=str(kind.label),
                suitable=found[kind]["suitable"],
                unsuitable=found[kind]["unsuitable"],
                not_judged=found[kind]["not_judged"],
            )
            for kind in order
            if kind in found
        )
    )


def bed_and_breakfast(*, viewer: Any) -> list[StayRow]:
    """Bed and breakfast now and in the last twelve months, with nights, open stays first.

    A breach is more than two working days before the eighteenth birthday (Children Act 1989
    guidance volume 3, 7.12); at eighteen and over Ofsted accepts none at all.
    """
    check_may_know(viewer, Can.SEE_HOMES)
    recent = Q(ended_on__isnull=True) | Q(ended_on__gte=clock.today() - LOOKED_BACK)
    rows = only_visible(Stay.objects.filter(recent, kind=StayKind.BED_AND_BREAKFAST), viewer)
    found = rows_of(rows.select_related("person", "provider"))
    return sorted(found, key=lambda row: (row.stay.ended_on is not None, -(row.nights or 0)))


def get_stay(*, viewer: Any, ref: str) -> Stay:
    """The stay, or ``NotForYou`` (404) where there is none that this viewer may know of."""
    check_may_know(viewer, Can.SEE_HOMES)
    rows = only_visible(Stay.objects.filter(ref=ref), viewer)
    stay = rows.select_related("person", "provider").first()
    if stay is None:
        raise NotForYou
    return stay


def open_stay_of(*, viewer: Any, person: Person) -> Stay | None:
    """Where a person lives now; None where no home is on record."""
    return _open(viewer).filter(person=person).select_related("provider").first()


def providers() -> QuerySet[Provider]:
    """Everyone on the list who has not closed, by name."""
    return Provider.objects.filter(closed_on__isnull=True).order_by("name")


def _open(viewer: Any) -> QuerySet[Stay]:
    check_may_know(viewer, Can.SEE_HOMES)
    return only_visible(Stay.objects.filter(ended_on__isnull=True), viewer)


def _row(stay: Stay, today: date) -> StayRow:
    until = stay.ended_on or today
    breach = None
    if stay.kind == StayKind.BED_AND_BREAKFAST:
        breach = breaches_two_days(
            born_on=stay.person.born_on,
            started_on=stay.started_on,
            ended_on=stay.ended_on,
            today=today,
        )
    return StayRow(
        stay=stay,
        age=age_on(stay.person.born_on, until),
        nights=nights(stay.started_on, stay.ended_on, today),
        breach=breach,
    )


def _since(stay: Stay) -> tuple[date, int]:
    return stay.started_on or stay.known_on, stay.pk
