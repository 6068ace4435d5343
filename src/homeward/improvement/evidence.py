"""What changed for real since a plan began: the one place where the plan asks the measures.

Every measure that the plan names shares the plan's one budget for error (5% over all), so that ten
measures are not ten chances of a false claim. What got worse is judged by the same test the other
way round, with a budget of its own.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from homeward.core import clock
from homeward.core.days import monday
from homeward.measures.declared import Measure, Point
from homeward.measures.duties import UpToDate
from homeward.measures.evidence import Claim, improvement_claims, probability_on_time
from homeward.measures.queries import Charted, charted, get_measure
from homeward.measures.weeks import WEEK, Weeks

from .models import Plan

#: Weeks before the plan against which its weeks are judged.
BASELINE_WEEKS = 52
#: Weeks after an action closes for which its change must still be there.
HELD_WEEKS = 12
_OTHER_WAY = {"increase": "decrease", "decrease": "increase"}


@dataclass(frozen=True)
class Counting:
    """A measure as counts by exposure; ``times`` turns a target in its own unit into a rate.

    Of a share the rarer of yes and no is counted, because a change shows there first; ``turned``
    says that the no's are counted.
    """

    counts: list[float | None]
    exposures: list[float | None] | None
    direction: str
    turned: bool = False

    def level(self, target: float, per_cent: bool) -> float:
        """A target in the measure's own unit as a rate of what is counted."""
        share = target / 100 if per_cent else target
        return max(1 - share, 0.0) if self.turned else share


@dataclass(frozen=True)
class Moved:
    """What may be said of one measure since the plan began.

    ``better`` and ``worse``: whether a real change may be claimed, and ``since`` the Monday of the
    week that first allowed it. ``estimate``, ``low`` and ``high``: the rate of what is counted
    over its rate before, with the 95% range. ``smallest``: the smallest lasting change the plan's
    weeks could show, as a share. ``on_time``: P(at target by the plan's end), where there is a
    target. ``unjudged`` says why nothing can be claimed at all.
    """

    chart: Charted
    better: bool = False
    worse: bool = False
    since: date | None = None
    estimate: float = math.nan
    low: float = math.nan
    high: float = math.nan
    smallest: float | None = None
    on_time: float | None = None
    turned: bool = False
    unjudged: str = ""

    @property
    def measure(self) -> Measure:
        return self.chart.measure

    @property
    def word(self) -> str:
        """The verdict in two or three words, by rule."""
        if self.unjudged:
            return "Not judged"
        if self.better:
            return "Really better"
        return "Really worse" if self.worse else "No real change"

    @property
    def colour(self) -> str:
        return {"Really better": "green", "Really worse": "red"}.get(self.word, "grey")

    @property
    def sentence(self) -> str:
        """All of it in words."""
        if self.unjudged:
            return self.unjudged
        said = [f"{self.word}{f' since the week of {_day(self.since)}' if self.since else ''}"]
        if math.isfinite(self.estimate):
            what = "what was missed" if self.turned else "what is counted"
            said.append(f"{what} is {_ratio(self.estimate, self.low, self.high)}")
        said.append(
            "no change could show in the plan's weeks"
            if self.smallest is None
            else f"the smallest change that could show is {self.smallest:.0%}"
        )
        if self.on_time is not None:
            said.append(f"at target in time with a probability of {self.on_time:.0%}")
        return "; ".join(said) + "."


@dataclass(frozen=True)
class Held:
    """Whether a change still stood twelve weeks after its action closed."""

    word: str
    sentence: str


def judge(plan: Plan, keys: Iterable[str], targets: Mapping[str, float]) -> dict[str, Moved]:
    """Every measure the plan names, judged together. Name them all at once: they share a budget."""
    begins = monday(plan.starts_on)
    weeks = _weeks(plan)
    charts = {key: charted(get_measure(key), weeks) for key in sorted(set(keys))}
    counted = {
        key: counting(chart.measure, chart.points)
        for key, chart in charts.items()
        if not why_not_judged(chart.measure)
    }
    length = max((monday(plan.ends_on) - begins) // WEEK + 1, 1)
    claims = _claims(counted, length, turned=False)
    losses = _claims(counted, length, turned=True)
    return {
        key: _moved(chart, counted[key], claims[key], losses[key], targets.get(key), length)
        if key in counted
        else Moved(chart, unjudged=why_not_judged(chart.measure))
        for key, chart in charts.items()
    }


def why_not_judged(measure: Measure) -> str:
    """Why no claim can rest on a measure's weeks; empty where one can."""
    if measure.better is None:
        return "Neither more nor less of it is better, so nothing can be claimed."
    if measure.unit not in {"per cent", "number"}:
        return "It is read from its chart: waits are no counts, and no claim rests on them."
    if isinstance(measure, UpToDate) or getattr(measure, "hangs_together", False):
        return (
            "Each week looks at the same people again, so weeks are no separate evidence. Read "
            "its chart."
        )
    return ""


def counting(measure: Measure, points: list[Point]) -> Counting:
    """A measure's weeks as counts; of a share, the rarer of yes and no."""
    wanted = measure.better or "increase"
    if measure.unit == "number":
        return Counting([point.numerator for point in points], None, wanted)
    yes, known = (
        sum(point.numerator for point in points),
        sum(point.denominator for point in points),
    )
    turned = yes > known / 2
    counts: list[float | None] = [
        point.denominator - point.numerator if turned else point.numerator for point in points
    ]
    direction = _OTHER_WAY[wanted] if turned else wanted
    return Counting(counts, [float(point.denominator) for point in points], direction, turned)


def first_mover(process: Moved | None, outcome: Moved | None) -> str:
    """Did what people do change before what children live through?"""
    if process is None or outcome is None:
        return "No outcome is named, so nothing can be said."
    if process.measure.key == outcome.measure.key:
        return "The same measure stands for both: name a process measure that should move first."
    if not process.better:
        return (
            "The outcome moved and the process did not: something else did it, or chance."
            if outcome.better
            else "Neither has moved."
        )
    if not outcome.better or process.since is None or outcome.since is None:
        return "The process has moved; the outcome has not yet."
    lag = (outcome.since - process.since) // WEEK
    if lag < 0:
        return f"The outcome moved {-lag} weeks before the process: the action did not begin it."
    return f"The process moved first, the outcome {lag} weeks later."


def held(plan: Plan, moved: Moved, done_on: date | None) -> Held:
    """Whether the measure, in the twelve weeks after its action closed, still stood off chance."""
    if done_on is None:
        return Held("Not closed", "The action is not done.")
    ask_on = done_on + HELD_WEEKS * WEEK
    if ask_on > clock.today():
        return Held("Too soon", f"To be asked on {_day(ask_on)}, twelve weeks after it closed.")
    if moved.unjudged:
        return Held("Not judged", moved.unjudged)
    claim, direction = _after_closing(plan, moved.chart, monday(done_on) + WEEK)
    off = claim.low > 1 if direction == "increase" else claim.high < 1
    return (
        Held("Held", f"Twelve weeks on it is {_ratio(claim.estimate, claim.low, claim.high)}.")
        if off
        else Held("Not held", "Twelve weeks on it cannot be told from the time before the plan.")
    )


def _after_closing(plan: Plan, chart: Charted, closed: date) -> tuple[Claim, str]:
    """The weeks before the plan against the twelve after the action closed; and which way."""
    points = chart.points
    before = [point for point in points if point.week < monday(plan.starts_on)]
    after = [point for point in points if closed <= point.week < closed + HELD_WEEKS * WEEK]
    counted = counting(chart.measure, [*before, *after])
    claims = improvement_claims(
        {"it": (counted.counts, counted.exposures)},
        plan_start=len(before),
        directions={"it": counted.direction},
        plan_weeks=HELD_WEEKS,
    )
    return claims["it"], counted.direction


def _weeks(plan: Plan) -> Weeks:
    """The year before the plan, and its whole weeks that are over, with twelve more to hold."""
    first = monday(plan.starts_on) - BASELINE_WEEKS * WEEK
    last = min(monday(clock.today()), monday(plan.ends_on) + (HELD_WEEKS + 2) * WEEK)
    return Weeks(first, max((last - first) // WEEK, 1))


def _claims(counted: Mapping[str, Counting], length: int, *, turned: bool) -> dict[str, Claim]:
    return improvement_claims(
        {key: (each.counts, each.exposures) for key, each in counted.items()},
        plan_start=BASELINE_WEEKS,
        directions={
            key: _OTHER_WAY[each.direction] if turned else each.direction
            for key, each in counted.items()
        },
        plan_weeks=length,
    )


def _moved(
    chart: Charted,
    counted: Counting,
    claim: Claim,
    loss: Claim,
    target: float | None,
    length: int,
) -> Moved:
    first = claim.since if claim.claimed else loss.since
    return Moved(
        chart=chart,
        better=claim.claimed,
        worse=loss.claimed and not claim.claimed,
        since=chart.points[first].week if first is not None else None,
        estimate=claim.estimate,
        low=claim.low,
        high=claim.high,
        smallest=claim.smallest_detectable,
        on_time=_on_time(chart, counted, target, length),
        turned=counted.turned,
    )


def _on_time(chart: Charted, counted: Counting, target: float | None, length: int) -> float | None:
    if target is None:
        return None
    return probability_on_time(
        counted.counts,
        counted.exposures,
        plan_start=BASELINE_WEEKS,
        deadline=BASELINE_WEEKS + length - 1,
        target=counted.level(target, chart.measure.unit == "per cent"),
        direction=counted.direction,
    )


def _ratio(estimate: float, low: float, high: float) -> str:
    """A rate ratio as a person reads it: "31% lower (12% to 46% lower)"."""
    if not math.isfinite(estimate):
        return "not to be compared with the time before"
    return f"{_share(estimate)} than before (between {_share(low)} and {_share(high)})"


def _share(ratio: float) -> str:
    if not math.isfinite(ratio):
        return "any amount higher"
    if abs(ratio - 1) < 0.005:
        return "no different"
    return f"{abs(ratio - 1):.0%} {'lower' if ratio < 1 else 'higher'}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
