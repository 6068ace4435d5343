"""The month's pack for the partnership: counts of all children, none of them under five."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from homeward.access.policies import check_may_know
from homeward.access.roles import Can
from homeward.core.days import start_of_day
from homeward.missing.codes import STILL_OWED, InterviewState
from homeward.missing.models import Episode
from homeward.missing.patterns import SMALLEST, Pattern, Went, patterns_of
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
    figures = [*_of_episodes(went), ("Episodes from a placement", placed), *_of_interviews(rows)]
    return Pack(
        [(words, number if number == 0 or number >= SMALLEST else None)
         for words, number in figures],
        patterns_of(went, names=False),
    )  # fmt: skip


def _of_episodes(went: list[Went]) -> list[tuple[str, int]]:
    times: dict[int, int] = {}
    for row in went:
        times[row.person_id] = times.get(row.person_id, 0) + 1
    long = [row for row in went if row.returned and time_out(row.began, row.returned) > _LONG]
    return [
        ("Children who went missing", len(times)),
        ("Episodes", len(went)),
        ("Children who went three times or more", sum(n >= _OFTEN for n in times.values())),
        ("Episodes of more than 24 hours", len(long)),
    ]


def _of_interviews(rows: Any) -> list[tuple[str, int]]:
    states = list(rows.filter(returned_at__isnull=False).values_list("interview__state", flat=True))
    words = {
        "Interviews held": (InterviewState.HELD,),
        "Interviews declined": (InterviewState.DECLINED,),
        "Interviews not possible": (InterviewState.NOT_POSSIBLE,),
        "Covered by another interview": (InterviewState.COVERED,),
        "Interviews still owed": (*STILL_OWED, None),
    }
    found = [(name, sum(state in which for state in states)) for name, which in words.items()]
    return [("Episodes from which the child returned", len(states)), *found]
