"""What may be said of measures since a plan began, with the plan's budget for error shared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from homeward.access.policies import check_may_know
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.days import monday

from ..declared import Measure, Point
from ..evidence import PLAN_WEEKS, Claim, improvement_claims
from ..saying import Counting, counting, say, silence_says, why_not_judged
from ..weeks import WEEK, Weeks
from .charts import get_measure

#: Weeks before the plan against which its weeks are judged.
BASELINE_WEEKS = 52


@dataclass(frozen=True)
class Evidence:
    """What may be said of one measure since a plan began.

    ``claimed``: whether real improvement may be claimed; ``since``: the Monday of the week whose
    figures first allowed it. ``estimate``, ``low`` and ``high``: the rate in the plan's weeks over
    the rate before of what is ``counted`` (of shares: the rarer of yes and no), with its 95%
    range. ``smallest_detectable``: the smallest lasting change, as a share of the earlier rate,
    that the plan's weeks could show; None where none could. ``words`` say all of it.
    """

    code: str
    measure: Measure
    claimed: bool
    since: date | None
    estimate: float | None
    low: float | None
    high: float | None
    smallest_detectable: float | None
    counted: str
    words: str
    points: list[Point]


def evidence_for(
    codes: Iterable[str], *, plan_start: date, plan_end: date, viewer: Any
) -> dict[str, Evidence]:
    """For each measure's key, what may be said since the plan began, in words and figures.

    The error budget of 5% is shared over all the measures named here, so name all the plan's at
    once. Weeks are whole: the first is the one that ``plan_start`` lies in.
    """
    check_may_know(viewer, Can.SEE_MEASURES)
    measures = {code: get_measure(code) for code in dict.fromkeys(codes)}
    weeks, begins = _weeks(plan_start, plan_end)
    now = clock.now()
    points = {code: measure.series(weeks, now) for code, measure in measures.items()}
    judged = {
        code: counting(measure, points[code])
        for code, measure in measures.items()
        if not why_not_judged(measure)
    }
    claims = improvement_claims(
        {code: (each.counts, each.exposures) for code, each in judged.items()},
        plan_start=begins,
        directions={code: each.direction for code, each in judged.items()},
        plan_weeks=_plan_weeks(plan_start, plan_end),
    )
    return {
        code: _judged(code, measure, points[code], judged[code], claims[code], begins)
        if code in claims
        else _not_judged(code, measure, points[code])
        for code, measure in measures.items()
    }


def _weeks(plan_start: date, plan_end: date) -> tuple[Weeks, int]:
    """The baseline and the plan's whole weeks that are over; and where the plan begins in them."""
    first = monday(plan_start) - BASELINE_WEEKS * WEEK
    last = min(monday(clock.today()), monday(plan_end) + WEEK)
    return Weeks(first, max((last - first) // WEEK, 0)), BASELINE_WEEKS


def _plan_weeks(plan_start: date, plan_end: date) -> int:
    return max((monday(plan_end) - monday(plan_start)) // WEEK + 1, 1)


def _judged(
    code: str,
    measure: Measure,
    points: list[Point],
    counted: Counting,
    claim: Claim,
    begins: int,
) -> Evidence:
    quiet = silence_says(measure, points, begins)
    return Evidence(
        code=code,
        measure=measure,
        claimed=claim.claimed,
        since=points[claim.since].week if claim.since is not None else None,
        estimate=claim.estimate,
        low=claim.low,
        high=claim.high,
        smallest_detectable=claim.smallest_detectable,
        counted=counted.words,
        words=f"{say(counted, claim, points)} {quiet}".strip(),
        points=points,
    )


def _not_judged(code: str, measure: Measure, points: list[Point]) -> Evidence:
    return Evidence(
        code, measure, False, None, None, None, None, None, "", why_not_judged(measure), points
    )


def lately(measure: Measure, *, viewer: Any) -> Evidence:
    """What the last twelve weeks say of one measure, looked at alone."""
    today = clock.today()
    found = evidence_for(
        [measure.key],
        plan_start=today - PLAN_WEEKS * WEEK,
        plan_end=today - WEEK,
        viewer=viewer,
    )
    return found[measure.key]
