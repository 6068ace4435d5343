"""Evidence in words. Pure: what is counted for a claim, and what the claim says."""

import math
from dataclasses import dataclass

from .declared import TIMES, Measure, Point
from .evidence import Claim, silence

HANGS_TOGETHER = (
    "No claim is made from this measure: it looks at the same people week after week, so that one "
    "change shows in many weeks. Read its chart, and judge the plan by a measure of what happens "
    "in each week."
)
A_WAIT = "No claim is made from a longest wait: one record decides it. Read its chart."
AN_AMOUNT = "No claim is made from a mean or a middle: the test is one of counts. Read its chart."
OTHER_WAY = {"increase": "decrease", "decrease": "increase"}
NEITHER = "No claim is made: neither more nor less of this is better in itself."


@dataclass(frozen=True)
class Counting:
    """What the test of a claim counts: of a share, the rarer of yes and no.

    Counts near the whole vary less than chance allows for, and a test would miss what they show.
    """

    counts: list[float | None]
    exposures: list[float] | None
    direction: str
    words: str
    turned: bool = False

    def level(self, measure: Measure, target: float) -> float:
        """A target in the measure's own unit as a rate of what is counted."""
        share = target / TIMES.get(measure.unit, 1.0)
        return max(1 - share, 0.0) if self.turned else share


def why_not_judged(measure: Measure) -> str:
    """Why no claim of improvement can come from this measure; empty where one can."""
    if measure.unit == "days":
        return A_WAIT
    if measure.hangs_together:
        return HANGS_TOGETHER
    if measure.unit in ("mean", "median"):
        return AN_AMOUNT
    return "" if measure.better else NEITHER


def counting(measure: Measure, points: list[Point]) -> Counting:
    """The weekly counts and exposures by which a measure is judged."""
    better = measure.better or "increase"
    if measure.unit == "number":
        return Counting([point.numerator for point in points], None, better, measure.numerator)
    exposures = [float(point.denominator) for point in points]
    yes = sum(point.numerator for point in points)
    if 2 * yes <= sum(exposures):
        return Counting([p.numerator for p in points], exposures, better, measure.numerator)
    no: list[float | None] = [p.denominator - p.numerator for p in points]
    return Counting(no, exposures, OTHER_WAY[better], f"those not: {measure.numerator}", True)


def say(counted: Counting, claim: Claim, loss: Claim, points: list[Point]) -> str:
    """The claim in words, better or worse, and what the measure could show at all."""
    for word, found in (("better", claim), ("worse", loss)):
        if found.claimed and found.since is not None:
            week = points[found.since].week
            return (
                f"Really {word}: counting {counted.words}, the plan's weeks are {_range(claim)} of "
                f"before. The figures carry this since the week of {week.day} {week:%B %Y}."
            )
    return f"No real change to claim yet, for better or worse. {_smallest(counted, claim)}"


def silence_says(measure: Measure, points: list[Point], begins: int) -> str:
    """Of a count that has been nothing since the plan began: how often luck alone gives that."""
    before, since = points[:begins], points[begins:]
    events = sum(point.numerator for point in before)
    if measure.unit != "number" or not (since and events) or any(p.numerator for p in since):
        return ""
    luck = silence(events / len(before), len(since))
    return (
        f"None in {len(since)} weeks. If nothing had changed since before, that would still happen "
        f"by luck {_chance(luck)} of the time."
    )


def _chance(luck: float) -> str:
    return f"{100 * luck:.0f}%" if luck >= 0.01 else "under 1%"


def _range(claim: Claim) -> str:
    return f"{_per_cent(claim.estimate)} ({_per_cent(claim.low)} to {_per_cent(claim.high)})"


def _per_cent(ratio: float) -> str:
    return f"{100 * ratio:.0f}%" if math.isfinite(ratio) else "not known"


def _smallest(counted: Counting, claim: Claim) -> str:
    if claim.smallest_detectable is None:
        return "So little is counted here that this plan's weeks could show no change at all."
    way = "rise" if counted.direction == "increase" else "fall"
    share = f"{100 * claim.smallest_detectable:.0f}%"
    return (
        f"The smallest lasting {way} that this plan's weeks could show is {share} "
        f"(counting {counted.words})."
    )
