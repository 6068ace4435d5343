"""How large is the change, how sure is that, and how small a change could be seen at all?"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from homeward.measures.evidence.comparing import chance
from homeward.measures.evidence.dispersion import dispersions_now
from homeward.measures.evidence.looking import levels, normal_score
from homeward.measures.evidence.weeks import Floats, Sums, Weeks, running_sums

#: What lies outside a 95% range, on each side.
OUTSIDE = 0.025

#: How often a change of the smallest detectable size is found.
POWER = 0.8

#: Rate ratios looked at: up to a million million times, and down to its inverse.
_WIDEST = math.log(1e12)

#: The largest change looked for: twentyfold, or all but a twentieth gone.
_LARGEST = math.log(20)


def rate_ratio(weeks: Weeks) -> tuple[float, float, float]:
    """The plan's rate over the baseline's, with its 95% range: the ratios that chance allows."""
    sums = _last(running_sums(weeks))
    if sums is None:
        return math.nan, math.nan, math.nan
    before, after = sums.before.item(), sums.after.item()
    if before + after == 0:
        return math.nan, 0.0, math.inf
    dispersions = dispersions_now(weeks)

    def chance_of(sign: float) -> Callable[[float], float]:
        return lambda log: chance(_at_ratio(sums, math.exp(log)), dispersions, sign).item()

    rise, fall = chance_of(1.0), chance_of(-1.0)
    low = math.exp(_crossing(lambda log: rise(log) > OUTSIDE)) if after else 0.0
    high = math.exp(_crossing(lambda log: fall(log) <= OUTSIDE)) if before else math.inf
    return _estimate(sums), low, high


def smallest_detectable(weeks: Weeks, sign: float, share: float, plan_weeks: int) -> float:
    """The smallest lasting change, as a share of the earlier rate, found in 80% of plans; or inf.

    From the weeks seen: how much was counted before and how much the weeks vary. The change is
    taken to begin with the plan and to last to its end.
    """
    before, exposed = (float(part.sum()) for part in weeks.baseline)
    if before == 0 or not weeks.long_enough.item():
        return math.inf
    plan = _whole_plan(weeks, plan_weeks)
    level = levels(exposed, plan, share=share, plan_weeks=plan_weeks)[-1]
    dispersions = dispersions_now(weeks)

    def found(log: float) -> bool:
        after = before / exposed * plan.sum() * math.exp(sign * log)
        sums = Sums(*(np.full((1, 1), v) for v in (before, exposed, after, plan.sum())))
        return bool(chance(sums, dispersions, sign, normal_score(1 - POWER)).item() < level)

    if not found(_LARGEST):
        return math.inf
    return abs(math.expm1(sign * _crossing(found, 0.0, _LARGEST)))


def _last(sums: Sums) -> Sums | None:
    """The sums of all weeks so far, where both sides have any exposure."""
    parts = (sums.before, sums.before_exposure, sums.after, sums.after_exposure)
    if not sums.after.size:
        return None
    last = Sums(*(part[:, -1:] for part in parts))
    both = last.before_exposure.item() > 0 and last.after_exposure.item() > 0
    return last if both else None


def _at_ratio(sums: Sums, ratio: float) -> Sums:
    """The sums as they look when a change by this ratio is expected."""
    return Sums(sums.before, sums.before_exposure, sums.after, sums.after_exposure * ratio)


def _estimate(sums: Sums) -> float:
    before, after = sums.before.item(), sums.after.item()
    if before == 0:
        return math.inf
    return float(after / sums.after_exposure.item() * sums.before_exposure.item() / before)


def _whole_plan(weeks: Weeks, plan_weeks: int) -> Floats:
    """Exposure of every plan week: as it was, and usual for those to come."""
    seen = weeks.plan[1][0]
    return np.concatenate([seen, np.ones(max(plan_weeks - seen.size, 0))])


def _crossing(
    true_above: Callable[[float], bool], low: float = -_WIDEST, high: float = _WIDEST
) -> float:
    """The log ratio from which on the condition holds, by halving."""
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if true_above(middle) else (middle, high)
    return (low + high) / 2
