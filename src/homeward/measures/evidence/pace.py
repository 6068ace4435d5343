"""At this pace, will the target be met in time?

The mean is taken to move by the same share each week from the plan's first week (a log-linear path
anchored on the baseline). What is not known, the earlier rate and the pace, is weighed by what was
counted and by what plans usually do: half change nothing, and the others move towards their target
at very different paces. That prior is stated here and nowhere else; the benchmark says how honest
the probabilities are, also when plans behave otherwise.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincinv, logsumexp

from homeward.measures.evidence.claims import sign_of
from homeward.measures.evidence.dispersion import dispersions_now
from homeward.measures.evidence.weeks import Floats, Weeks, read_weeks

#: Share of plans that change nothing.
STATIC = 0.5

#: A plan that moves reaches by its deadline this multiple of the change asked for: mean, spread.
USUAL_PACE, PACE_SPREAD = 1.5, 0.85

#: Paces weighed, from well away from the target to far beyond it.
_PACES = np.linspace(-2.0, 5.0, 57)

#: Points of the earlier rate, equally likely after the baseline.
_CHANCES = (np.arange(15) + 0.5) / 15

#: Stands for nothing where a logarithm is taken.
_SOME = 1e-9

#: A mean this close to its target (as a share of it) is at it.
_ROUNDING = 1e-9

#: A change asked for of less than this (on the log scale) still leaves room for either way.
_LEAST_CHANGE = 0.1

#: Weeks beyond which a target counts as not in sight.
HORIZON = 520


@dataclass(frozen=True)
class TimeToTarget:
    """Weeks from the last one seen until the mean is at target, with an 80% range.

    0 where it is there already; inf where it is not in sight at the present pace.
    """

    median: float
    low: float
    high: float


@dataclass(frozen=True)
class Pace:
    """The change of the mean by week, as a share of it (-0.03: three per cent fewer each week).

    `required`: what is needed from now on to be at target by the deadline: 0 where the mean is
    there already, nan where no week is left. `estimate`, `low` and `high`: what it has been since
    the plan began, the middle and the 80% range of what may be believed.
    """

    required: float
    estimate: float
    low: float
    high: float


@dataclass(frozen=True)
class _Beliefs:
    """Earlier rates, paces (log change a week) and what each pair is worth.

    Shapes (rows, rates, 1), (rows, rates, paces) and (rows, rates, paces); weights sum to 1 by row.
    """

    rates: Floats
    paces: Floats
    weights: Floats


def probability_on_time(
    counts: Iterable[object],
    exposures: Iterable[object] | None,
    *,
    plan_start: int,
    deadline: int,
    target: float,
    direction: str,
) -> float:
    """Probability that the mean is at its target in the week at position `deadline`.

    `target` is a level in the units of the measure: events a week, or events by unit of exposure
    where exposures are given. `direction` says which way is better. Raises ValueError for a target
    below 0, a deadline before the plan begins, and figures that cannot be.
    """
    sign = sign_of(direction, "target")
    if deadline < plan_start:
        raise ValueError(f"The deadline (week {deadline}) lies before the plan ({plan_start}).")
    weeks, level = _weeks_and_level(counts, exposures, plan_start, target)
    return on_time(weeks, deadline - plan_start + 1, level, sign).item()


def weeks_to_target(
    counts: Iterable[object],
    exposures: Iterable[object] | None,
    *,
    plan_start: int,
    deadline: int,
    target: float,
    direction: str,
) -> TimeToTarget:
    """How many weeks until the mean is at target, at the present pace? See `TimeToTarget`.

    Arguments as for `probability_on_time`; the deadline says what pace was asked for.
    """
    sign = sign_of(direction, "target")
    weeks, level = _weeks_and_level(counts, exposures, plan_start, target)
    beliefs = _beliefs(weeks, max(deadline - plan_start + 1, 1), level, sign)
    seen = weeks.plan[0].shape[1]
    chances = np.array(
        [_at_target(beliefs, seen + ahead, level, sign).item() for ahead in range(HORIZON + 1)]
    )
    by_then = np.maximum.accumulate(chances)
    low, median, high = (_first(by_then >= share) for share in (0.1, 0.5, 0.9))
    return TimeToTarget(median=median, low=low, high=high)


def pace_to_target(
    counts: Iterable[object],
    exposures: Iterable[object] | None,
    *,
    plan_start: int,
    deadline: int,
    target: float,
    direction: str,
) -> Pace:
    """How fast must the mean change from now, and how fast has it changed? See `Pace`.

    Arguments as for `probability_on_time`.
    """
    sign = sign_of(direction, "target")
    weeks, level = _weeks_and_level(counts, exposures, plan_start, target)
    asked = max(deadline - plan_start + 1, 1)
    beliefs = _beliefs(weeks, asked, level, sign)
    seen = weeks.plan[0].shape[1]
    present = _middle(beliefs.rates * _moved(beliefs.paces, seen), beliefs.weights, 0.5)
    low, estimate, high = (
        math.expm1(_middle(beliefs.paces, beliefs.weights, share)) for share in (0.1, 0.5, 0.9)
    )
    return Pace(_required(present, level.item(), asked - seen, sign), estimate, low, high)


def on_time(weeks: Weeks, plan_weeks: int, level: Floats, sign: float) -> Floats:
    """For each row the probability that its mean is at `level` in the plan's last week."""
    return _at_target(_beliefs(weeks, plan_weeks, level, sign), plan_weeks, level, sign)


def _weeks_and_level(
    counts: Iterable[object],
    exposures: Iterable[object] | None,
    plan_start: int,
    target: float,
) -> tuple[Weeks, Floats]:
    """The series and its target by usual week, as `read_weeks` counts exposure."""
    if not (math.isfinite(target) and target >= 0):
        raise ValueError(f"The target is {target}; give a level of 0 or more.")
    weeks = read_weeks(counts, exposures, plan_start=plan_start)
    return weeks, np.array([[target * weeks.unit]])


def _beliefs(weeks: Weeks, plan_weeks: int, level: Floats, sign: float) -> _Beliefs:
    """What may be believed after the weeks seen, mixed over the likely dispersions."""
    few = dispersions_now(weeks)[4::8]
    each = [_given(weeks, dispersion, plan_weeks, level, sign) for dispersion in few]
    rates, paces, weights = (np.concatenate(parts, axis=1) for parts in zip(*each, strict=True))
    return _Beliefs(rates, paces, weights / len(each))


def _given(
    weeks: Weeks, dispersion: Floats, plan_weeks: int, level: Floats, sign: float
) -> tuple[Floats, Floats, Floats]:
    before, exposed = (part.sum(axis=1, keepdims=True) for part in weeks.baseline)
    shape, scale = before / dispersion + 0.5, dispersion / np.maximum(exposed, _SOME)
    rates = (gammaincinv(shape, _CHANCES) * scale)[:, :, None]
    asked = sign * np.log(np.maximum(level[:, :, None], _SOME) / np.maximum(rates, _SOME))
    asked = sign * np.maximum(asked, _LEAST_CHANGE)
    paces = np.concatenate([np.zeros_like(asked), asked * _PACES / plan_weeks], axis=2)
    fit = _fit(weeks, rates, paces) / dispersion[:, :, None] + np.log(_prior())
    return rates, paces, np.exp(fit - logsumexp(fit, axis=(1, 2), keepdims=True))


def _fit(weeks: Weeks, rates: Floats, paces: Floats) -> Floats:
    """Poisson log-likelihood of the plan's weeks for each rate and pace."""
    counts, exposures = weeks.plan
    week = np.arange(1, counts.shape[1] + 1)
    total = counts.sum(axis=1)[:, None, None]
    timed = (counts * week).sum(axis=1)[:, None, None]
    expected = np.zeros_like(paces)
    for since, exposure in zip(week, exposures.T, strict=True):
        expected += exposure[:, None, None] * _moved(paces, int(since))
    known = total * np.log(np.maximum(rates, _SOME)) + timed * paces
    return np.asarray(known - rates * expected, dtype=np.float64)


def _moved(paces: Floats, weeks: int) -> Floats:
    return np.asarray(np.exp(np.clip(paces * weeks, -50, 50)), dtype=np.float64)


def _prior() -> Floats:
    bell = np.exp(-(((_PACES - USUAL_PACE) / PACE_SPREAD) ** 2) / 2)
    return np.concatenate([[STATIC], (1 - STATIC) * bell / bell.sum()])


def _at_target(beliefs: _Beliefs, week: int, level: Floats, sign: float) -> Floats:
    """Probability that the mean of plan week `week` (1 is the first) is at the level or better."""
    mean = beliefs.rates * _moved(beliefs.paces, week)
    reached = sign * (mean - level[:, :, None]) >= -_ROUNDING * level[:, :, None]
    return np.asarray((beliefs.weights * reached).sum(axis=(1, 2)), dtype=np.float64)


def _first(reached: NDArray[np.bool_]) -> float:
    return float(np.argmax(reached)) if reached.any() else math.inf


def _middle(values: Floats, weights: Floats, share: float) -> float:
    """The value below which this share of the weights lies."""
    order = np.argsort(values, axis=None)
    heaped = np.cumsum(weights.reshape(-1)[order])
    at = min(int(np.searchsorted(heaped, share)), order.size - 1)
    return float(values.reshape(-1)[order[at]])


def _required(present: float, level: float, left: int, sign: float) -> float:
    if sign * (present - level) >= 0:
        return 0.0
    if left <= 0:
        return math.nan
    return float((max(level, _SOME) / max(present, _SOME)) ** (1 / left) - 1)
