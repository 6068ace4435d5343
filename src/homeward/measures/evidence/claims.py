"""Is it really getting better? Claims that survive the error budget of the whole plan."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from homeward.measures.evidence import range_of_change
from homeward.measures.evidence.comparing import chance
from homeward.measures.evidence.dispersion import likely_dispersions
from homeward.measures.evidence.looking import levels
from homeward.measures.evidence.weeks import Weeks, read_weeks, running_sums

Direction = Literal["increase", "decrease"]
Series = tuple[Iterable[object], Iterable[object] | None]

#: Weeks of a plan, when nothing else is said.
PLAN_WEEKS = 12

SIGNS: dict[str, float] = {"increase": 1.0, "decrease": -1.0}


@dataclass(frozen=True)
class Claim:
    """What may be said about one measure of a plan.

    `claimed`: whether improvement may be claimed; `since`: the position of the week whose figures
    first allowed it (it stands from then on). `estimate`, `low` and `high`: the rate in the plan's
    weeks over the rate before, with its 95% range (nan where it cannot be told, `high` inf where
    nothing was counted before). `smallest_detectable`: the smallest lasting change in the wanted
    direction, as a share of the rate before (0.3 is 30%), that the measure would show by the end
    of the plan in four plans of five; None where no change could show.
    """

    claimed: bool
    since: int | None
    estimate: float
    low: float
    high: float
    smallest_detectable: float | None


def improvement_claims(
    series: Mapping[str, Series],
    *,
    plan_start: int,
    directions: Mapping[str, str],
    budget: float = 0.05,
    plan_weeks: int = PLAN_WEEKS,
) -> dict[str, Claim]:
    """Which measures of a plan have really improved since it began?

    `series` holds for each measure its weekly counts and exposures (None: every week alike);
    None or nan is a gap. `plan_start` is the position of the first plan week, the weeks before it
    are the baseline: with fewer than 8 nothing is claimed, and the error was measured at 12 to 52.
    Weeks beyond `plan_weeks` of the plan are not looked at. `directions` says for
    each measure which way is better. If nothing has changed in any measure, at most a share
    `budget` of plans has any claim at any week, however often somebody looks: each measure may
    spend budget / number of measures.

    Raises ValueError for a missing or unknown direction and for figures that cannot be.
    """
    if not 0 < budget < 1:
        raise ValueError(f"budget is {budget}; give a probability between 0 and 1.")
    if plan_weeks < 1:
        raise ValueError(f"plan_weeks is {plan_weeks}; a plan has at least one week.")
    share = budget / max(len(series), 1)
    found = {}
    for name, (counts, exposures) in series.items():
        sign = sign_of(directions.get(name), name)
        weeks = read_weeks(
            counts, exposures, plan_start=plan_start, plan_weeks=plan_weeks, name=name
        )
        found[name] = _claim(weeks, sign, share, plan_weeks)
    return found


def sign_of(direction: str | None, name: str) -> float:
    """1 where a rise is better, -1 where a fall is. Raises ValueError for anything else."""
    if direction not in SIGNS:
        raise ValueError(f'{name}: direction is {direction!r}; say "increase" or "decrease".')
    return SIGNS[direction]


def first_claims(
    weeks: Weeks, sign: NDArray[np.float64] | float, *, share: float, plan_weeks: int = PLAN_WEEKS
) -> NDArray[np.int64]:
    """For each row the plan week (from 0) that first allows a claim, or -1.

    `sign` is 1 for a rise and -1 for a fall, one for all or a column of one per row.
    """
    if not weeks.plan[0].size:
        return np.full(len(weeks.counts), -1)
    by_chance = chance(running_sums(weeks), likely_dispersions(weeks), sign)
    before = weeks.baseline[1].sum(axis=1)
    needed = np.stack(
        [
            levels(float(exposed), plan, share=share, plan_weeks=plan_weeks)
            for exposed, plan in zip(before, weeks.plan[1], strict=True)
        ]
    )
    passed = (by_chance < needed) & weeks.long_enough[:, None]
    return np.where(passed.any(axis=1), passed.argmax(axis=1), -1)


def _claim(weeks: Weeks, sign: float, share: float, plan_weeks: int) -> Claim:
    first = int(first_claims(weeks, sign, share=share, plan_weeks=plan_weeks)[0])
    estimate, low, high = range_of_change.rate_ratio(weeks)
    smallest = range_of_change.smallest_detectable(weeks, sign, share, plan_weeks)
    return Claim(
        claimed=first >= 0,
        since=weeks.plan_start + first if first >= 0 else None,
        estimate=estimate,
        low=low,
        high=high,
        smallest_detectable=None if math.isinf(smallest) else smallest,
    )
