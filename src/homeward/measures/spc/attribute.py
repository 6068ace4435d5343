"""Charts for shares, rates, counts and rare events, where chance has a known shape."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from homeward.measures.spc.runs import Runs, runs
from homeward.measures.spc.series import (
    Bools,
    Floats,
    Segment,
    as_floats,
    mean_moving_range,
    numbers,
    positions,
    segments,
    side_of,
)

Series = Iterable[object]
Part = int | Sequence[int] | None

#: Turns a mean moving range into a standard deviation.
D2 = 1.128

#: Times between events, to this power, are close to normal (Nelson 1994).
T_POWER = 1 / 3.6


@dataclass(frozen=True)
class ControlChart:
    """A control chart; every tuple has one entry per point of the series, gaps included.

    `values` are what is plotted (the rate where there is a denominator, nan at a gap); `beyond`
    marks points strictly outside the limits; `runs_signal` holds at each point whether its part
    runs unlike chance; `runs` has the counts behind that, one per part.
    """

    values: tuple[float, ...]
    center: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    beyond: tuple[bool, ...]
    runs_signal: tuple[bool, ...]
    runs: tuple[Runs, ...]
    parts: tuple[Segment, ...]


@dataclass(frozen=True)
class _Lines:
    center: Floats
    lower: Floats
    upper: Floats


#: From the values plotted, their denominators and which points to learn from, the three lines.
_Rule = Callable[[Floats, Floats, Bools], _Lines]


def p_chart(
    y: Series, n: Series | None = None, *, freeze: int | None = None, part: Part = None
) -> ControlChart:
    """Share `y` of `n` (children seen in time, of those due). Limits are binomial, cut to 0-1.

    With large denominators nearly every point is flagged: prefer `p_prime_chart` there.
    """
    return _chart(y, _needed(n, "p"), freeze, part, _p, most=1.0)


def p_prime_chart(
    y: Series, n: Series | None = None, *, freeze: int | None = None, part: Part = None
) -> ControlChart:
    """Share `y` of `n` with limits widened to the spread really seen (Laney 2002)."""
    return _chart(y, _needed(n, "p'"), freeze, part, _laney(_p_sigma), most=1.0)


def u_chart(
    y: Series, n: Series | None = None, *, freeze: int | None = None, part: Part = None
) -> ControlChart:
    """Events `y` per exposure `n` (missing episodes per child-month). Limits are Poisson."""
    return _chart(y, _needed(n, "u"), freeze, part, _u)


def u_prime_chart(
    y: Series, n: Series | None = None, *, freeze: int | None = None, part: Part = None
) -> ControlChart:
    """Events `y` per exposure `n` with limits widened to the spread really seen (Laney 2002)."""
    return _chart(y, _needed(n, "u'"), freeze, part, _laney(_u_sigma))


def c_chart(
    y: Series, n: Series | None = None, *, freeze: int | None = None, part: Part = None
) -> ControlChart:
    """Counts `y` in equal periods. Limits are Poisson, never below 0."""
    _unwanted(n, "c")
    return _chart(y, None, freeze, part, _u)


def g_chart(
    y: Series, n: Series | None = None, *, freeze: int | None = None, part: Part = None
) -> ControlChart:
    """Cases between rare events. The centre is the median; limits are geometric, from the mean."""
    _unwanted(n, "g")
    return _chart(y, None, freeze, part, _g)


def t_chart(
    y: Series, n: Series | None = None, *, freeze: int | None = None, part: Part = None
) -> ControlChart:
    """Time between rare events, in any unit. Limits by the power 1/3.6 and back (Nelson 1994)."""
    _unwanted(n, "t")
    return _chart(y, None, freeze, part, _t)


def i_chart(
    y: Series, n: Series | None = None, *, freeze: int | None = None, part: Part = None
) -> ControlChart:
    """Single values, or the rates `y` / `n`, with limits from their moving ranges."""
    return _chart(y, n, freeze, part, _i, least=-math.inf)


def run_chart(
    y: Series, n: Series | None = None, *, freeze: int | None = None, part: Part = None
) -> ControlChart:
    """Values about their median, without limits (nan): the runs rules alone speak."""
    return _chart(y, n, freeze, part, _run, least=-math.inf)


def _chart(
    y: Series,
    n: Series | None,
    freeze: int | None,
    part: Part,
    rule: _Rule,
    least: float = 0.0,
    most: float = math.inf,
) -> ControlChart:
    count = as_floats(y, "y")
    size = np.ones_like(count) if n is None else as_floats(n, "n")
    _check(count, size, least, most, freeze, part)
    parts = segments(count, positions(part), "part")
    size[size == 0] = np.nan  # nobody to count out of: a gap
    rate = count / size
    with np.errstate(divide="ignore", invalid="ignore"):
        drawn = [_lines(rate[s], size[s], freeze, rule) for s in map(_slice, parts)]
    center, lower, upper = (_joined(drawn, name) for name in ("center", "lower", "upper"))
    lower, upper = np.maximum(lower, least), np.minimum(upper, most)
    counted = tuple(runs(rate[s], center[s]) for s in map(_slice, parts))
    beyond = (side_of(rate, upper) > 0) | (side_of(rate, lower) < 0)
    return ControlChart(
        values=numbers(rate),
        center=numbers(center),
        lower=numbers(lower),
        upper=numbers(upper),
        beyond=tuple(bool(b) for b in beyond),
        runs_signal=tuple(
            r.signal for r, s in zip(counted, parts, strict=True) for _ in range(s.start, s.stop)
        ),
        runs=counted,
        parts=parts,
    )


def _slice(part: Segment) -> slice:
    return slice(part.start, part.stop)


def _joined(drawn: list[_Lines], name: str) -> Floats:
    lines = [getattr(d, name) for d in drawn]
    return np.concatenate(lines) if lines else np.array([], dtype=np.float64)


def _lines(rate: Floats, size: Floats, freeze: int | None, rule: _Rule) -> _Lines:
    base = ~np.isnan(rate)
    base[len(rate) if freeze is None else freeze :] = False
    if not base.any():
        unknown = np.full(len(rate), np.nan)
        return _Lines(unknown, unknown, unknown)
    return rule(rate, size, base)


def _pooled(rate: Floats, size: Floats, base: Bools) -> float:
    return float((rate[base] * size[base]).sum() / size[base].sum())


def _flat(rate: Floats, center: float, lower: float, upper: float) -> _Lines:
    return _Lines(*(np.full(len(rate), v) for v in (center, lower, upper)))


def _band(rate: Floats, center: float, sigma: Floats) -> _Lines:
    return _Lines(np.full(len(rate), center), center - 3 * sigma, center + 3 * sigma)


def _p_sigma(center: float, size: Floats) -> Floats:
    return np.sqrt(center * (1 - center) / size)


def _u_sigma(center: float, size: Floats) -> Floats:
    return np.sqrt(center / size)


def _p(rate: Floats, size: Floats, base: Bools) -> _Lines:
    center = _pooled(rate, size, base)
    return _band(rate, center, _p_sigma(center, size))


def _u(rate: Floats, size: Floats, base: Bools) -> _Lines:
    center = _pooled(rate, size, base)
    return _band(rate, center, _u_sigma(center, size))


def _laney(sigma_of: Callable[[float, Floats], Floats]) -> _Rule:
    """Limits as chance alone would make them, times the spread of the standardised points."""

    def rule(rate: Floats, size: Floats, base: Bools) -> _Lines:
        center = _pooled(rate, size, base)
        sigma = sigma_of(center, size)
        # Without any chance spread (all 0, or all 1) every point sits on the centre.
        scores = np.where(sigma > 0, (rate - center) / sigma, 0.0)[base]
        return _band(rate, center, sigma * mean_moving_range(scores) / D2)

    return rule


def _g(rate: Floats, size: Floats, base: Bools) -> _Lines:
    mean = float(rate[base].mean())
    reach = 3 * math.sqrt(mean * (mean + 1))
    return _flat(rate, float(np.median(rate[base])), mean - reach, mean + reach)


def _i(rate: Floats, size: Floats, base: Bools) -> _Lines:
    mean = float(rate[base].mean())
    reach = 3 * mean_moving_range(rate[base]) / D2
    return _flat(rate, mean, mean - reach, mean + reach)


def _t(rate: Floats, size: Floats, base: Bools) -> _Lines:
    straight = _i(rate**T_POWER, size, base)
    return _Lines(
        *(
            np.maximum(v, 0.0) ** (1 / T_POWER)
            for v in (straight.center, straight.lower, straight.upper)
        )
    )


def _run(rate: Floats, size: Floats, base: Bools) -> _Lines:
    return _flat(rate, float(np.median(rate[base])), math.nan, math.nan)


def _needed(n: Series | None, chart: str) -> Series:
    if n is None:
        raise ValueError(f"A {chart} chart needs n: how many each count in y is out of.")
    return n


def _unwanted(n: Series | None, chart: str) -> None:
    if n is not None:
        raise ValueError(f"A {chart} chart takes no n: use a u or p chart for counts out of n.")


def _check(
    count: Floats, size: Floats, least: float, most: float, freeze: int | None, part: Part
) -> None:
    if len(count) != len(size):
        raise ValueError(f"y has {len(count)} points and n has {len(size)}: give one n for each y.")
    _refuse(count < least, count, "y", f"below {least:g}")
    _refuse(size < 0, size, "n", "below 0")
    _refuse(count > most * size, count, "y", "more than its n")
    if freeze is not None and part is not None:
        raise ValueError("Give freeze or part, not both: each says where limits are learnt from.")
    if freeze is not None and freeze < 1:
        raise ValueError(f"freeze is {freeze}: give the number of first points to learn from.")


def _refuse(wrong: Bools, values: Floats, name: str, why: str) -> None:
    for i in np.flatnonzero(wrong)[:1]:
        raise ValueError(f"{name}: position {i} holds {values[i]:g}, which is {why}.")
