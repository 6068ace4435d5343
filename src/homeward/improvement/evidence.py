"""What changed for real since a plan began: the one place where the plan asks the measures.

Every measure that the plan names shares the plan's one budget for error (5% over all), so that ten
measures are not ten chances of a false claim. What got worse is judged by the same test the other
way round, with a budget of its own.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from homeward.core import clock
from homeward.core.days import monday
from homeward.measures.declared import Measure
from homeward.measures.queries import Charted, Evidence, chart_of, evidence_for, stays, steering
from homeward.measures.weeks import WEEK

from .models import Plan

#: Weeks after an action closes for which its change must still be there.
HELD_WEEKS = 12


@dataclass(frozen=True)
class Moved:
    """A measure of the plan: its chart, and what may be said of it since the plan began."""

    chart: Charted
    evidence: Evidence

    @property
    def measure(self) -> Measure:
        return self.evidence.measure

    @property
    def better(self) -> bool:
        """Whether a real change for the better may be claimed."""
        return self.evidence.claimed

    @property
    def worse(self) -> bool:
        """Whether a real change for the worse may be claimed."""
        return self.evidence.worse_since is not None

    @property
    def since(self) -> date | None:
        """The Monday of the week that first allowed a claim."""
        return self.evidence.since or self.evidence.worse_since

    @property
    def word(self) -> str:
        """The verdict in two or three words, by rule."""
        if self.evidence.unjudged:
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
        return self.evidence.words


@dataclass(frozen=True)
class Held:
    """Whether a change still stood twelve weeks after its action closed."""

    word: str
    sentence: str


def judge(
    plan: Plan, keys: Iterable[str], targets: Mapping[str, float], *, viewer: Any
) -> dict[str, Moved]:
    """Every measure the plan names, judged together. Name them all at once: they share a budget."""
    found = evidence_for(
        sorted(set(keys)),
        plan_start=plan.starts_on,
        plan_end=plan.ends_on,
        viewer=viewer,
        targets=targets,
        after=HELD_WEEKS + 1,
    )
    steered = steering(evidence.measure for evidence in found.values())
    return {
        key: Moved(chart_of(evidence.measure, evidence.points, steered[key]), evidence)
        for key, evidence in found.items()
    }


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
    since = monday(done_on) + WEEK
    ask_on = since + HELD_WEEKS * WEEK
    if ask_on > clock.today():
        return Held(
            "Too soon", f"To be asked on {_day(ask_on)}, twelve whole weeks after it closed."
        )
    if moved.evidence.unjudged:
        return Held("Not judged", moved.evidence.unjudged)
    found = stays(moved.evidence, plan_start=plan.starts_on, since=since, weeks=HELD_WEEKS)
    said = _ratio(found.estimate, found.low, found.high)
    if found.still:
        return Held("Held", f"Twelve weeks on it is {said}.")
    return Held("Not held", f"Twelve weeks on it cannot be told from the time before: {said}.")


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
