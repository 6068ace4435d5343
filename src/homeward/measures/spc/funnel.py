"""The funnel: which authorities or teams differ by more than chance and the usual spread?"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy import stats

from homeward.measures.spc.attribute import Series
from homeward.measures.spc.series import Floats, as_floats, numbers

#: Tail left outside on each side: about two and three sigma.
TAIL_95, TAIL_998 = 0.025, 0.001

#: This share of the scores at each end is drawn in before the spread is judged.
WINSOR = 0.1


@dataclass(frozen=True)
class Funnel:
    """A funnel about the pooled share; every tuple has one entry per unit (nan where unknown).

    `lower_95` to `upper_998` are exact binomial limits. `p_lower` and `p_upper` are the chances
    of a count this low, or this high, were the unit like all the others. `overdispersion` is the
    variance of the units over what chance alone would make (Spiegelhalter 2005, winsorised at
    10%); the `adjusted_` limits are widened by its root, and are the ones to judge by: units
    always differ by more than chance.
    """

    rates: tuple[float, ...]
    center: float
    lower_95: tuple[float, ...]
    upper_95: tuple[float, ...]
    lower_998: tuple[float, ...]
    upper_998: tuple[float, ...]
    p_lower: tuple[float, ...]
    p_upper: tuple[float, ...]
    overdispersion: float
    adjusted_lower_95: tuple[float, ...]
    adjusted_upper_95: tuple[float, ...]
    adjusted_lower_998: tuple[float, ...]
    adjusted_upper_998: tuple[float, ...]

    @property
    def outside(self) -> tuple[bool, ...]:
        """Which units lie strictly outside the adjusted 99.8% limits."""
        lines = zip(self.rates, self.adjusted_lower_998, self.adjusted_upper_998, strict=True)
        return tuple(rate < low or rate > high for rate, low, high in lines)


def funnel(k: Series, n: Series) -> Funnel:
    """Compare the shares `k` of `n` of many units (care leavers in suitable homes, by authority).

    A unit with k or n missing, or n of 0, is a gap. Raises ValueError, naming the position, for
    counts that cannot be.
    """
    count, size = _counts(k, n)
    known = ~np.isnan(count)
    center = float(count[known].sum() / size[known].sum()) if known.any() else math.nan
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = count / size
        sigma = np.sqrt(center * (1 - center) / size)
    spread = _overdispersion(rate[known], center, sigma[known])
    wide = sigma * math.sqrt(max(1.0, spread))
    reach_95, reach_998 = -stats.norm.ppf(TAIL_95) * wide, -stats.norm.ppf(TAIL_998) * wide
    return Funnel(
        rates=numbers(rate),
        center=center,
        lower_95=_exact(TAIL_95, size, center),
        upper_95=_exact(1 - TAIL_95, size, center),
        lower_998=_exact(TAIL_998, size, center),
        upper_998=_exact(1 - TAIL_998, size, center),
        p_lower=numbers(np.asarray(stats.binom.cdf(count, size, center))),
        p_upper=numbers(np.asarray(stats.binom.sf(count - 1, size, center))),
        overdispersion=spread,
        adjusted_lower_95=numbers(np.maximum(center - reach_95, 0)),
        adjusted_upper_95=numbers(np.minimum(center + reach_95, 1)),
        adjusted_lower_998=numbers(np.maximum(center - reach_998, 0)),
        adjusted_upper_998=numbers(np.minimum(center + reach_998, 1)),
    )


def _counts(k: Series, n: Series) -> tuple[Floats, Floats]:
    count, size = as_floats(k, "k"), as_floats(n, "n")
    if len(count) != len(size):
        raise ValueError(f"k has {len(count)} units and n has {len(size)}: give one n for each k.")
    wrong = (count < 0) | (count > size) | (count % 1 > 0) | (size % 1 > 0)
    for i in np.flatnonzero(wrong)[:1]:
        raise ValueError(
            f"Position {i} holds {count[i]:g} of {size[i]:g}: give whole numbers, k from 0 to n."
        )
    gap = np.isnan(count) | np.isnan(size) | (size == 0)
    return np.where(gap, np.nan, count), np.where(gap, np.nan, size)


def _exact(tail: float, size: Floats, center: float) -> tuple[float, ...]:
    return numbers(stats.binom.ppf(tail, size, center) / size)


def _overdispersion(rate: Floats, center: float, sigma: Floats) -> float:
    """Mean square of the winsorised scores; 1 (no more than chance) where nothing varies."""
    if not sigma.size or not sigma.all():
        return 1.0
    scores = (rate - center) / sigma
    low, high = np.quantile(scores, [WINSOR, 1 - WINSOR])
    return float(np.mean(np.clip(scores, low, high) ** 2))
