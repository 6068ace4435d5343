"""Will it be in time? The pace of a measure against what its target asks. Pure."""

import math
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from .declared import Measure
from .evidence import Pace, TimeToTarget, pace_to_target, probability_on_time, weeks_to_target
from .saying import Counting


class _Asked(TypedDict):
    plan_start: int
    deadline: int
    target: float
    direction: str


@dataclass(frozen=True)
class Ahead:
    """How a measure stands to its target by a day.

    ``on_time``: the probability that the mean is at target by then. ``weeks``: weeks from now
    until it is, at the present pace, with an 80% range. ``pace``: the weekly change needed from
    now against what it has been. ``words`` say all of it.
    """

    on_time: float
    weeks: TimeToTarget
    pace: Pace
    words: str


def ahead(
    measure: Measure,
    counted: Counting,
    *,
    begins: int,
    length: int,
    target: float,
    by: date,
) -> Ahead:
    """From what was counted up to now; ``begins`` is where the plan's weeks begin."""
    asked = _Asked(
        plan_start=begins,
        deadline=begins + length - 1,
        target=counted.level(measure, target),
        direction=counted.direction,
    )
    chance = probability_on_time(counted.counts, counted.exposures, **asked)
    weeks = weeks_to_target(counted.counts, counted.exposures, **asked)
    pace = pace_to_target(counted.counts, counted.exposures, **asked)
    words = (
        f"At target by {by.day} {by:%B %Y} with a probability of {chance:.0%}. "
        f"{_weeks(weeks)} {_pace(pace, counted)}"
    )
    return Ahead(chance, weeks, pace, words)


def _weeks(weeks: TimeToTarget) -> str:
    if not weeks.median:
        return f"The mean is likely there now (80% range: now to {_when(weeks.high)})."
    if math.isinf(weeks.median):
        return "At the present pace the target is not in sight."
    return (
        f"At the present pace it takes {_when(weeks.median)} "
        f"(80% range: {_when(weeks.low)} to {_when(weeks.high)})."
    )


def _when(weeks: float) -> str:
    if math.isinf(weeks):
        return "not in sight"
    return "now" if not weeks else f"{weeks:.0f} week{'' if weeks == 1 else 's'}"


def _pace(pace: Pace, counted: Counting) -> str:
    reach = f"80% range: {_share(pace.low)} to {_share(pace.high)}"
    been = f"it has been {_share(pace.estimate)} ({reach})"
    if math.isnan(pace.required):
        return f"No week is left; {been}."
    what = "those not counted" if counted.turned else "what is counted"
    return f"Each week from now {what} must change by {_share(pace.required)}; {been}."


def _share(change: float) -> str:
    return "0%" if abs(change) < 0.0005 else f"{change:+.1%}".replace("-", "\N{MINUS SIGN}")
