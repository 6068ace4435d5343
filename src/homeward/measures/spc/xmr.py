"""The XmR (individuals) chart: is this change real, or the ups and downs of chance?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from homeward.measures.spc.rules import Rule, Side, name_signals
from homeward.measures.spc.series import (
    Floats,
    Segment,
    as_floats,
    mean_moving_range,
    numbers,
    segments,
)

Improvement = Literal["increase", "decrease"]
Kind = Literal[
    "common_cause",
    "special_cause_improvement",
    "special_cause_concern",
    "special_cause_neutral_high",
    "special_cause_neutral_low",
]
Assurance = Literal["consistent_pass", "consistent_fail", "inconsistent"]

#: Limits are the mean and 2.66 mean moving ranges (3 / 1.128) either side.
LIMIT = 2.66

#: Limits may be fixed after no fewer points than this.
FEWEST_TO_FIX = 12


@dataclass(frozen=True)
class Xmr:
    """An XmR chart; every tuple has one entry per point of the series, gaps included.

    `values` holds nan at a gap. `mean`, `lower` and `upper` are the lines (nan only in a segment
    with no known value). `signals` names the rule that a point breaks, `sides` says "high" or
    "low" (for a trend: rising or falling), `kinds` says what that means given which way is better.
    `variation` is the kind of the last known point (the NHS variation icon, with the side from
    `sides`). `assurance` is the NHS assurance icon; None without target or direction, or while
    the last point is a special cause, since the limits then do not describe what is to come.
    """

    values: tuple[float, ...]
    mean: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    signals: tuple[Rule | None, ...]
    sides: tuple[Side | None, ...]
    kinds: tuple[Kind, ...]
    variation: Kind
    assurance: Assurance | None
    segments: tuple[Segment, ...]
    improvement: Improvement | None = None
    target: float | None = None

    @property
    def last(self) -> int | None:
        """Position of the last known point; None in a series without any."""
        known = [i for i, v in enumerate(self.values) if not math.isnan(v)]
        return known[-1] if known else None

    def within(self, floor: float = -math.inf, ceiling: float = math.inf) -> Xmr:
        """The same chart with limits cut to what is possible (0 for counts, 0 to 100 for %).

        For showing only: no signal changes, since no value lies outside what is possible.
        """

        def cut(line: tuple[float, ...]) -> tuple[float, ...]:
            return numbers(np.clip(np.array(line, dtype=np.float64), floor, ceiling))

        return replace(self, lower=cut(self.lower), upper=cut(self.upper))


def xmr(
    values: Iterable[object],
    *,
    improvement: Improvement | None = None,
    target: float | None = None,
    fix_after: int | None = None,
    rebase_at: Iterable[int] = (),
    screen_outliers: bool = True,
) -> Xmr:
    """Chart a series by the NHS "Making Data Count" rules.

    `values` are in time order; None or nan is a gap: it gets no signal, and rules and moving
    ranges pass over it. `improvement` says which way is better, None when neither is. `fix_after`
    sets the limits of each segment from its first so many known points (12 or more). `rebase_at`
    holds the positions at which new limits begin; rules never reach across one. A series that
    never varies has limits equal to its mean.

    Raises ValueError, in one sentence, for values or options that cannot be used.
    Source: NHS England, Making Data Count; Nelson 1982; choices in docs/adr/0010-spc-choices.md.
    """
    series = as_floats(values)
    aim = _checked_target(target)
    _check(improvement, fix_after)
    parts = segments(series, rebase_at, "rebase_at")
    charted = [_segment(series[s.start : s.stop], fix_after, screen_outliers) for s in parts]
    signals = [r for c in charted for r in c.signals]
    sides = [s for c in charted for s in c.sides]
    kinds = tuple(kind_of(s, improvement) for s in sides)
    known = np.flatnonzero(~np.isnan(series))
    variation: Kind = kinds[known[-1]] if known.size else "common_cause"
    mean, spread = (_per_point(charted, name) for name in ("mean", "spread"))
    chart = Xmr(
        values=numbers(series),
        mean=numbers(mean),
        lower=numbers(mean - spread),
        upper=numbers(mean + spread),
        signals=tuple(signals),
        sides=tuple(sides),
        kinds=kinds,
        variation=variation,
        assurance=None,
        segments=parts,
        improvement=improvement,
        target=aim,
    )
    return replace(chart, assurance=_assurance_of(chart))


@dataclass(frozen=True)
class _Charted:
    size: int
    mean: float
    spread: float
    signals: list[Rule | None]
    sides: list[Side | None]


def _segment(values: Floats, fix_after: int | None, screen: bool) -> _Charted:
    known = np.flatnonzero(~np.isnan(values))
    signals: list[Rule | None] = [None] * len(values)
    sides: list[Side | None] = [None] * len(values)
    if not known.size:
        return _Charted(len(values), math.nan, math.nan, signals, sides)
    baseline = values[known][:fix_after]
    mean = float(baseline.mean())
    spread = LIMIT * mean_moving_range(baseline, screen)
    for i, rule, side in zip(known, *name_signals(values[known], mean, spread / 3), strict=True):
        signals[i], sides[i] = rule, side
    return _Charted(len(values), mean, spread, signals, sides)


def _per_point(charted: Sequence[_Charted], name: str) -> Floats:
    sizes = [c.size for c in charted]
    return np.repeat(np.array([getattr(c, name) for c in charted], dtype=np.float64), sizes)


def kind_of(side: Side | None, improvement: Improvement | None) -> Kind:
    """What a signal on this side means, given which way is better."""
    if side is None:
        return "common_cause"
    if improvement is None:
        return "special_cause_neutral_high" if side == "high" else "special_cause_neutral_low"
    better = (side == "high") == (improvement == "increase")
    return "special_cause_improvement" if better else "special_cause_concern"


def assurance(
    improvement: Improvement | None, target: float | None, lower: float, upper: float
) -> Assurance | None:
    """Whether the process, as its limits stand, will always, never or sometimes meet the target."""
    if improvement is None or target is None or math.isnan(lower):
        return None
    good, bad = (lower, upper) if improvement == "increase" else (-upper, -lower)
    aim = target if improvement == "increase" else -target
    if good > aim:
        return "consistent_pass"
    return "consistent_fail" if bad < aim else "inconsistent"


def _assurance_of(chart: Xmr) -> Assurance | None:
    if chart.last is None or chart.variation != "common_cause":
        return None
    lower, upper = chart.lower[chart.last], chart.upper[chart.last]
    return assurance(chart.improvement, chart.target, lower, upper)


def _check(improvement: Improvement | None, fix_after: int | None) -> None:
    if improvement not in ("increase", "decrease", None):
        raise ValueError(
            f'improvement is {improvement!r}: give "increase", "decrease" or, where neither is '
            "better, None."
        )
    if fix_after is not None and fix_after < FEWEST_TO_FIX:
        raise ValueError(
            f"fix_after is {fix_after}: limits need at least {FEWEST_TO_FIX} points before they "
            "are fixed."
        )


def _checked_target(target: object) -> float | None:
    if target is None:
        return None
    if isinstance(target, int | float | np.number) and math.isfinite(target):
        return float(target)
    raise ValueError(f"target is {target!r}: give one number for the whole series, or None.")
