"""How strong must evidence be, week by week, when somebody looks every week?

Looking twelve times at 5% each would find "improvement" far more often than 5% of the time. The
share of the plan's error budget is therefore spent bit by bit (Lan and DeMets 1983): little in the
first weeks, where only a striking change counts, most at the end.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from scipy.special import ndtr, ndtri

from homeward.measures.evidence.weeks import Floats

#: The budget spent so far is this power of the information in hand over all the plan will give.
SPENDING_POWER = 5

#: A tenth of the budget is kept back: where weeks vary most the approximations of this engine spend
#: up to that much more than they say (benchmarks/measures).
SPENT = 0.9

#: A week that adds less than this share of information is no look of its own.
_NEW = 0.01

_POINTS = 301
_FAR = 8.0


def levels(before: float, plan: Floats, *, share: float, plan_weeks: int) -> Floats:
    """The probability by chance below which a claim may be made, one for each plan week.

    `before` is the exposure of the baseline, `plan` that of the plan's weeks so far, in usual
    weeks; weeks to come are taken as usual. 0 where the week is no look. Later weeks never change
    the level of earlier ones, so a claim once made stands.
    """
    if before <= 0:
        return np.zeros(plan.size)
    return np.array(_levels(round(before, 6), tuple(plan.round(6)), share, plan_weeks))


@lru_cache(maxsize=4096)
def _levels(
    before: float, plan: tuple[float, ...], share: float, plan_weeks: int
) -> tuple[float, ...]:
    exposed = np.cumsum(plan)
    to_come = np.arange(plan_weeks - 1, plan_weeks - 1 - exposed.size, -1)
    information = _information(before, exposed)
    whole = np.maximum(_information(before, exposed + np.maximum(to_come, 0)), _NEW / 1e6)
    spent = SPENT * share * np.maximum.accumulate((information / whole) ** SPENDING_POWER)
    found = np.zeros(exposed.size)
    looks = _looks(information)
    found[looks] = _boundary(information[looks], spent[looks])
    return tuple(found)


def _information(before: float, after: Floats) -> Floats:
    """What two exposures tell about the ratio of their rates (a variance, turned over)."""
    return np.asarray(before * after / (before + after), dtype=np.float64)


def _looks(information: Floats) -> list[int]:
    looks: list[int] = []
    last = 0.0
    for week, now in enumerate(information):
        if now > last * (1 + _NEW):
            looks.append(week)
            last = now
    return looks


def _boundary(information: Floats, spent: Floats) -> Floats:
    """Levels such that, with no change, the chance of a claim by each look is what is spent.

    The score (evidence times the root of information) walks like Brownian motion; its density,
    with the walks that ended in a claim taken out, is carried from look to look (Armitage,
    McPherson and Rowe 1969).
    """
    found = np.zeros(information.size)
    scores, mass, last, used = np.zeros(1), np.ones(1), 0.0, 0.0
    for look, now in enumerate(information):
        step = float(np.sqrt(now - last))
        limit = _limit(scores, mass, step, float(spent[look]) - used)
        found[look] = ndtr(-limit / np.sqrt(now))
        scores, mass = _walk(scores, mass, step, limit, float(np.sqrt(now)))
        last, used = float(now), float(spent[look])
    return found


def _limit(scores: Floats, mass: Floats, step: float, budget: float) -> float:
    """The score that the next step passes with the given probability."""
    if budget <= 0:
        return float(scores.max()) + _FAR * step
    low, high = float(scores.min()), float(scores.max()) + 40 * step
    for _ in range(60):
        middle = (low + high) / 2
        passing = float((mass * ndtr((scores - middle) / step)).sum())
        low, high = (middle, high) if passing > budget else (low, middle)
    return (low + high) / 2


def _walk(
    scores: Floats, mass: Floats, step: float, limit: float, deviation: float
) -> tuple[Floats, Floats]:
    """The walks still below the limit after the next step: scores and their probability."""
    ahead = np.linspace(-_FAR * deviation, limit, _POINTS)
    apart = (ahead[:, None] - scores[None, :]) / step
    density = (np.exp(-(apart**2) / 2) * mass).sum(axis=1) / (step * np.sqrt(2 * np.pi))
    width = np.full(_POINTS, ahead[1] - ahead[0])
    width[[0, -1]] /= 2
    return ahead, density * width


def normal_score(probability: float) -> float:
    """The standard normal value that is passed with this probability."""
    return float(-ndtri(probability))
