"""Where values and labels go: scales that start sensibly, and labels that never overlap."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """A straight scale from values to places in the drawing."""

    low: float
    high: float
    start: float
    stop: float

    def __call__(self, value: float) -> float:
        """Where this value is drawn."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.stop - self.start)


@dataclass(frozen=True)
class Axis:
    """The ends and the marks of a value axis."""

    low: float
    high: float
    ticks: tuple[float, ...]


def axis(
    values: Sequence[float],
    floor: float | None = None,
    ceiling: float | None = None,
    marks: int = 4,
) -> Axis:
    """An axis that holds the values, in round numbers.

    It starts at zero when zero is near (the lowest value is under half the highest); it never goes
    below `floor` or above `ceiling`, what is possible.
    """
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    if 0 <= low < 0.5 * high or low == high == 0:
        low = 0.0
    if low == high:
        low, high, marks = (low - 1, high + 1, 2) if low else (0.0, 1.0, 1)
    step = _round_step((high - low) / marks)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    bottom, top = first * step, last * step
    bottom = bottom if floor is None else max(bottom, min(floor, low))
    top = top if ceiling is None else min(top, max(ceiling, high))
    ticks = tuple(i * step for i in range(first, last + 1) if bottom <= i * step <= top)
    return Axis(bottom, top, ticks)


def _round_step(rough: float) -> float:
    size = 10.0 ** math.floor(math.log10(rough))
    return next(size * m for m in (1, 2, 2.5, 5, 10) if size * m >= rough * (1 - 1e-9))


def say(value: float) -> str:
    """A value as a reader wants it: three figures, thousands parted, no useless zeros."""
    decimals = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    said = f"{value:,.{decimals}f}"
    said = said.rstrip("0").rstrip(".") if "." in said else said
    return "0" if said == "-0" else said


def thinned(widths: Sequence[float], places: Sequence[float], gap: float = 10) -> list[int]:
    """Which labels to write, evenly from the last one back, so that no two come too close."""
    if not places:
        return []
    between = min((b - a for a, b in zip(places, places[1:], strict=False)), default=math.inf)
    every = max(1, math.ceil((max(widths) + gap) / between)) if math.isfinite(between) else 1
    return list(range(len(places) - 1, -1, -every))[::-1]


def apart(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """The places moved as little as needed to be `gap` apart, in order, from `low` to `high`."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = list(places)
    least = low
    for i in order:
        moved[i] = max(places[i], least)
        least = moved[i] + gap
    most = high
    for i in reversed(order):
        moved[i] = min(moved[i], most)
        most = moved[i] - gap
    return moved
