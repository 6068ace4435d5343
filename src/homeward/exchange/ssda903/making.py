"""The Missing file of a year, and list 8's four columns, from the records."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.care.models import PeriodOfCare, Placement
from homeward.core.clock import day_of
from homeward.core.days import start_of_day
from homeward.exchange.annex_a import List, list_of
from homeward.missing.codes import Category
from homeward.missing.models import Episode
from homeward.missing.projections import interview_of, times_of
from homeward.people.models import Identifier

from .checks import CareSpell, Known
from .missing import Spell, rows_for, spells_of

_YEAR = timedelta(days=365)


def year_of_return(ends_in: int) -> tuple[date, date]:
    """The first and last day of a return's year: 2026 is 1 April 2025 to 31 March 2026."""
    return date(ends_in - 1, 4, 1), date(ends_in, 3, 31)


def missing_of_year(viewer: Any, first: date, last: date) -> list[Spell]:
    """The spells that the return of a year holds, of children in care with a number of ours."""
    check(viewer, Can.IMPORT)
    episodes = Episode.objects.filter(
        recorded_in_error="", reported_at__lt=start_of_day(last + timedelta(days=1))
    ).select_related("person")
    rows = list(episodes.order_by("person_id", "reported_at"))
    people = {row.person_id for row in rows}
    numbers, placements = _numbers(people), _placements(people)
    spells = [
        spell
        for row in rows
        if row.person_id in numbers
        for spell in _spells(row, numbers[row.person_id], placements.get(row.person_id, []))
    ]
    return rows_for(spells, first=first, last=last)


def list8_missing(viewer: Any, as_at: date) -> List:
    """List 8 with columns 29 to 32 filled: missing, absent, the last interview offered, accepted.

    Every episode counts: five of one child are five. For those in care on that day. Whether the
    last interview was offered or accepted is yes or no where it is recorded, else not known.
    """
    check(viewer, Can.IMPORT)
    periods = PeriodOfCare.objects.filter(started_on__lte=as_at).exclude(ended_on__lt=as_at)
    people = set(periods.values_list("person_id", flat=True))
    numbers, mine = _numbers(people), _in_year(people, as_at)
    return list_of(
        8,
        [
            {"child_id": numbers[person], **counts_of(mine.get(person, []))}
            for person in sorted(people, key=lambda each: numbers.get(each, ""))
            if person in numbers
        ],
    )


def counts_of(episodes: Iterable[Episode]) -> dict[str, Any]:
    """The four columns of one child, from their episodes of twelve months."""
    rows = sorted(episodes, key=lambda row: row.reported_at)
    missing = [row for row in rows if row.category == Category.MISSING]
    counts: dict[str, Any] = {
        "missing_episodes": len(missing),
        "absent_episodes": len(rows) - len(missing),
    }
    back = [row for row in missing if row.returned_at is not None]
    if not back:
        return counts
    interview = interview_of(back[-1])
    offered = interview is not None and bool(interview.offered_at or interview.held_at)
    accepted = interview is not None and interview.state in ("accepted", "held")
    declined = interview is not None and interview.state == "declined"
    counts["interview_offered"] = "yes" if offered else "no"
    if offered:
        counts["interview_accepted"] = "yes" if accepted else "no" if declined else "unknown"
    return counts


def _spells(
    row: Episode, number: str, placements: list[tuple[date, date | None]]
) -> Iterable[Spell]:
    start = day_of(times_of(row).began)
    end = day_of(row.returned_at) if row.returned_at else None
    for first, last in spells_of(start, end, placements):
        yield Spell(number, row.person.born_on, row.category, first, last)


def _in_year(people: Iterable[int], as_at: date) -> dict[int, list[Episode]]:
    rows = Episode.objects.filter(
        recorded_in_error="",
        person_id__in=people,
        reported_at__gte=start_of_day(as_at - _YEAR),
        reported_at__lt=start_of_day(as_at + timedelta(days=1)),
    ).select_related("interview")
    found: dict[int, list[Episode]] = {}
    for row in rows:
        found.setdefault(row.person_id, []).append(row)
    return found


def _numbers(people: Iterable[int]) -> dict[int, str]:
    rows = Identifier.objects.filter(
        scheme=Identifier.Scheme.LA_CHILD_ID, person_id__in=people
    ).order_by("-pk")
    return dict(rows.values_list("person_id", "value"))


def _placements(people: Iterable[int]) -> dict[int, list[tuple[date, date | None]]]:
    rows = Placement.objects.filter(period__person_id__in=people).order_by("started_on", "pk")
    found: dict[int, list[tuple[date, date | None]]] = {}
    for person, first, last in rows.values_list("period__person_id", "started_on", "ended_on"):
        found.setdefault(person, []).append((first, last))
    return found


def known_of_year(viewer: Any, first: date, last: date) -> Known:
    """What our own records say of children and their care, for checking a Missing file."""
    check(viewer, Can.IMPORT)
    numbers = dict(
        Identifier.objects.filter(scheme=Identifier.Scheme.LA_CHILD_ID).values_list(
            "person_id", "value"
        )
    )
    rows = Placement.objects.filter(period__person_id__in=list(numbers), started_on__lte=last)
    care: dict[str, list[CareSpell]] = {}
    for row in rows.select_related("period").order_by("started_on", "pk"):
        care.setdefault(numbers[row.period.person_id], []).append(_care(row, last))
    born = Identifier.objects.filter(scheme=Identifier.Scheme.LA_CHILD_ID)
    header = dict(born.values_list("value", "person__born_on"))
    return Known(first, last, header=header, care=care)


def _care(row: Placement, last: date) -> CareSpell:
    """A placement as a line of the Episodes file; on the last day nobody knew of a later end."""
    end = row.ended_on if row.ended_on and row.ended_on <= last else None
    over = end is not None and end == row.period.ended_on
    return CareSpell(
        row.started_on, end, (row.period.ended_because if over else "X1") if end else ""
    )
