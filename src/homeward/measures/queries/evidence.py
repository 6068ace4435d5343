"""What may be said of measures since a plan began, with the plan's budget for error shared."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from homeward.access.policies import check_may_know
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.days import monday

from ..ahead import Ahead, ahead
from ..declared import Measure, Point
from ..evidence import PLAN_WEEKS, Claim, improvement_claims
from ..saying import OTHER_WAY, Counting, counting, say, silence_says, why_not_judged
from ..weeks import WEEK, Weeks
from .charts import get_measure

#: Weeks before the plan against which its weeks are judged.
BASELINE_WEEKS = 52


@dataclass(frozen=True)
class Evidence:
    """What may be said of one measure since a plan began.

    ``claimed``: whether real improvement may be claimed; ``since``: the Monday of the week whose
    figures first allowed it. ``worse_since``: the same of a real change for the worse, which has
    an error budget of its own. ``estimate``, ``low`` and ``high``: the rate in the plan's weeks
    over the rate before of what is ``counted`` (of shares: the rarer of yes and no), with its 95%
    range. ``smallest_detectable``: the smallest lasting change, as a share of the earlier rate,
    that the plan's weeks could show; None where none could. ``ahead``: how it stands to its
    target, where it has one. ``unjudged`` says why nothing can be claimed at all. ``words`` say
    all of it.
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
    worse_since: date | None = None
    ahead: Ahead | None = None
    unjudged: str = ""


@dataclass(frozen=True)
class _Asked:
    """A plan's weeks: those read, where it begins in them, how long it is, and its last day."""

    weeks: Weeks
    begins: int
    length: int
    ends_on: date

    @property
    def stop(self) -> int:
        """The first position after the plan's weeks."""
        return self.begins + self.length


def evidence_for(
    codes: Iterable[str],
    *,
    plan_start: date,
    plan_end: date,
    viewer: Any,
    targets: Mapping[str, float] | None = None,
    after: int = 0,
) -> dict[str, Evidence]:
    """For each measure's key, what may be said since the plan began, in words and figures.

    The error budget of 5% is shared over all the measures named here, so name all the plan's at
    once. Weeks are whole: the first is the one that ``plan_start`` lies in. ``targets`` are in each
    measure's own unit, to be met by ``plan_end``. ``after``: weeks beyond the plan that ``points``
    hold too (for what held); no claim rests on them.
    """
    check_may_know(viewer, Can.SEE_MEASURES)
    measures = {code: get_measure(code) for code in dict.fromkeys(codes)}
    asked = _asked(plan_start, plan_end, after)
    now = clock.now()
    points = {code: measure.series(asked.weeks, now) for code, measure in measures.items()}
    judged = {
        code: counting(measure, points[code][: asked.stop])
        for code, measure in measures.items()
        if not why_not_judged(measure)
    }
    claims, losses = _claims(judged, asked), _claims(judged, asked, turned=True)
    return {
        code: _judged(
            points[code],
            measure,
            judged[code],
            (claims[code], losses[code]),
            asked,
            (targets or {}).get(code),
        )
        if code in claims
        else _not_judged(measure, points[code])
        for code, measure in measures.items()
    }


def _claims(
    judged: Mapping[str, Counting], asked: _Asked, *, turned: bool = False
) -> dict[str, Claim]:
    """Real changes for the better; ``turned``: for the worse, with a budget of their own."""
    return improvement_claims(
        {code: (each.counts, each.exposures) for code, each in judged.items()},
        plan_start=asked.begins,
        directions={
            code: OTHER_WAY[each.direction] if turned else each.direction
            for code, each in judged.items()
        },
        plan_weeks=asked.length,
    )


def _asked(plan_start: date, plan_end: date, after: int = 0) -> _Asked:
    """The baseline and the plan's whole weeks that are over, with some more where asked."""
    begins = monday(plan_start)
    first = begins - BASELINE_WEEKS * WEEK
    last = min(monday(clock.today()), monday(plan_end) + (1 + after) * WEEK)
    weeks = Weeks(first, max((last - first) // WEEK, 0))
    length = max((monday(plan_end) - begins) // WEEK + 1, 1)
    return _Asked(weeks, BASELINE_WEEKS, length, plan_end)


def _judged(
    points: list[Point],
    measure: Measure,
    counted: Counting,
    found: tuple[Claim, Claim],
    asked: _Asked,
    target: float | None,
) -> Evidence:
    claim, loss = found
    plan = points[: asked.stop]
    way = None if target is None else _ahead(measure, counted, asked, target)
    said = [
        say(counted, claim, loss, plan),
        silence_says(measure, plan, asked.begins),
        way.words if way else "",
    ]
    return Evidence(
        code=measure.key,
        measure=measure,
        claimed=claim.claimed,
        since=_week(claim, points),
        estimate=claim.estimate,
        low=claim.low,
        high=claim.high,
        smallest_detectable=claim.smallest_detectable,
        counted=counted.words,
        words=" ".join(filter(None, said)),
        points=points,
        worse_since=None if claim.claimed else _week(loss, points),
        ahead=way,
    )


def _ahead(measure: Measure, counted: Counting, asked: _Asked, target: float) -> Ahead | None:
    """How it stands to its target; None before the plan has a week to look at."""
    if len(counted.counts) <= asked.begins:
        return None
    return ahead(
        measure,
        counted,
        begins=asked.begins,
        length=asked.length,
        target=target,
        by=asked.ends_on,
    )


def _week(claim: Claim, points: list[Point]) -> date | None:
    return points[claim.since].week if claim.claimed and claim.since is not None else None


def _not_judged(measure: Measure, points: list[Point]) -> Evidence:
    why = why_not_judged(measure)
    nothing = (None, None, None, None, "")
    return Evidence(measure.key, measure, False, None, *nothing, why, points, unjudged=why)


@dataclass(frozen=True)
class Stays:
    """The weeks after an action closed against those before the plan: a rate over a rate.

    ``still``: whether the whole 95% range lies on the better side of no change.
    """

    still: bool
    estimate: float
    low: float
    high: float


def stays(evidence: Evidence, *, plan_start: date, since: date, weeks: int) -> Stays:
    """Whether a measure, in the ``weeks`` weeks from ``since`` on, stood off the time before."""
    points = evidence.points
    before = [point for point in points if point.week < monday(plan_start)]
    later = [point for point in points if since <= point.week < since + weeks * WEEK]
    counted = counting(evidence.measure, [*before, *later])
    claim = improvement_claims(
        {"it": (counted.counts, counted.exposures)},
        plan_start=len(before),
        directions={"it": counted.direction},
        plan_weeks=weeks,
    )["it"]
    still = claim.low > 1 if counted.direction == "increase" else claim.high < 1
    told = math.isfinite(claim.estimate)
    return Stays(still and told, claim.estimate, claim.low, claim.high)


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
