"""Reading what the patterns are counted from: one child, one placement, or the borough."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from homeward.access.policies import allowed, check_may_know
from homeward.access.roles import Can
from homeward.core.days import start_of_day
from homeward.missing.models import Episode
from homeward.missing.patterns import Pattern, Went, district_of, flows, patterns_of
from homeward.people.models import Person

from .episodes import visible_episodes

_FIELDS = (
    "person_id",
    "left_at",
    "noticed_at",
    "reported_at",
    "returned_at",
    "placement_id",
    "placement__home",
    "placement__postcode",
    "found_where",
    "found_with",
)


@dataclass(frozen=True)
class Patterns:
    """What a page of patterns shows. ``names``: whether its reader has a right to names."""

    episodes: int
    children: int
    names: bool
    patterns: list[Pattern]
    flows: list[tuple[str, str, int]]
    without_place: int


def patterns(
    viewer: Any, from_on: date, to_on: date, *, home: str = "", person: Person | None = None
) -> Patterns:
    """The patterns of the episodes reported in these days: of a child, a placement, or all.

    Those without a right to names get counts over every child, and none under five. A child's
    own patterns are for those who may open the record.
    """
    check_may_know(viewer, Can.SEE_MEASURES)
    names = allowed(viewer, Can.SEE_NAMES_BEHIND) and allowed(viewer, Can.SEE_MISSING)
    rows = visible_episodes(viewer) if names else Episode.objects.filter(recorded_in_error="")
    rows = rows.filter(
        reported_at__gte=start_of_day(from_on),
        reported_at__lt=start_of_day(to_on + timedelta(days=1)),
    )
    if person is not None:
        check_may_know(viewer, Can.SEE_MISSING)
        rows = visible_episodes(viewer).filter(person=person)
    if home:
        rows = rows.filter(placement__home=home)
    went = went_from(rows)
    return Patterns(
        episodes=len(went),
        children=len({row.person_id for row in went}),
        names=names,
        patterns=patterns_of(went, names=names),
        flows=flows(went, names=names),
        without_place=sum(row.returned is not None and not row.found_where for row in went),
    )


def homes_gone_from(viewer: Any, from_on: date, to_on: date) -> list[str]:
    """The placements from which children went in these days, by name; for those with names."""
    if not allowed(viewer, Can.SEE_NAMES_BEHIND):
        return []
    rows = visible_episodes(viewer).filter(
        ~Q(placement__home=""),
        placement__isnull=False,
        reported_at__gte=start_of_day(from_on),
        reported_at__lt=start_of_day(to_on + timedelta(days=1)),
    )
    return sorted(set(rows.values_list("placement__home", flat=True)))


def went_from(rows: QuerySet[Episode]) -> list[Went]:
    """The episodes as the patterns count them."""
    return [
        Went(
            person_id=row["person_id"],
            began=row["left_at"] or row["noticed_at"] or row["reported_at"],
            returned=row["returned_at"],
            home=_home(row),
            found_where=row["found_where"].strip(),
            found_with=row["found_with"].strip(),
            went_district=district_of(row["placement__postcode"] or ""),
        )
        for row in rows.order_by("reported_at", "pk").values(*_FIELDS)
    ]


def _home(row: dict[str, Any]) -> str:
    if row["placement_id"] is None:
        return "Home, not a placement"
    return row["placement__home"] or "A placement with no name"
