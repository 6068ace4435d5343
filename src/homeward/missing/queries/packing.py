"""The month's pack for the partnership: counts of all children, none of them under five."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from homeward.access.policies import check_may_know
from homeward.access.roles import Can
from homeward.core.days import start_of_day
from homeward.missing.codes import STILL_OWED, InterviewState
from homeward.missing.models import Episode
from homeward.missing.patterns import (
    SMALLEST,
    Line,
    Pattern,
    Went,
    patterns_of,
    without_small,
)
from homeward.missing.rules import time_out

from .patterns import went_from

_LONG = timedelta(hours=24)
_OFTEN = 3


@dataclass(frozen=True)
class Pack:
    """A month: its figures (None where one is under five), and its patterns."""

    figures: list[tuple[str, int | None]]
    patterns: list[Pattern]


def pack(viewer: Any, from_on: date, to_on: date) -> Pack:
    """What the partnership sees of a month: nobody can be known by it."""
    check_may_know(viewer, Can.SEE_MEASURES)
    rows = Episode.objects.filter(
        recorded_in_error="",
        reported_at__gte=start_of_day(from_on),
        reported_at__lt=start_of_day(to_on + timedelta(days=1)),
    )
    went = went_from(rows)
    placed = rows.filter(placement__isnull=False).count()
    return Pack(
        figures=[
            (words, number if is_safe(number, of) else None)
            for words, number, of in _of_episodes(went, placed)
        ],
        patterns=[_of_interviews(rows), *patterns_of(went, names=False)],
    )


def is_safe(number: int, of: int) -> bool:
    """Whether a figure may leave the house: neither it nor the rest of its whole is one to four."""
    return not any(0 < each < SMALLEST for each in (number, of - number))


def _of_episodes(went: list[Went], placed: int) -> list[tuple[str, int, int]]:
    """Each figure with the whole that it is a part of."""
    times: dict[int, int] = {}
    for row in went:
        times[row.person_id] = times.get(row.person_id, 0) + 1
    back = [row for row in went if row.returned]
    long = [row for row in back if row.returned and time_out(row.began, row.returned) > _LONG]
    children, episodes = len(times), len(went)
    often = sum(number >= _OFTEN for number in times.values())
    return [
        ("Children who went missing", children, children),
        ("Episodes", episodes, episodes),
        ("Children who went three times or more", often, children),
        ("Episodes from a placement", placed, episodes),
        ("Episodes from which the child returned", len(back), episodes),
        ("Episodes of more than 24 hours", len(long), len(back)),
    ]


def _of_interviews(rows: QuerySet[Episode]) -> Pattern:
    """What became of the interviews of those returned, as one pattern: it adds up."""
    states = list(rows.filter(returned_at__isnull=False).values_list("interview__state", flat=True))
    words = {
        "Held": (InterviewState.HELD,),
        "Declined": (InterviewState.DECLINED,),
        "Not possible": (InterviewState.NOT_POSSIBLE,),
        "Covered by another": (InterviewState.COVERED,),
        "Still owed": (*STILL_OWED, None),
    }
    counted = [(name, sum(state in which for state in states)) for name, which in words.items()]
    lines = tuple(Line(name, number, number) for name, number in counted)
    found = without_small(Pattern("Return home interviews", "Interview", lines))
    return replace(found, lines=tuple(replace(line, children=None) for line in found.lines))
