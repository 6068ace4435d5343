"""What every chart shares: reading a series with gaps, comparing, segments, moving ranges."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Signs = NDArray[np.int64]

#: A moving range this many times the mean moving range is set aside once (Nelson 1982).
SCREEN = 3.267

#: Fewer points than this make trial limits: drawn, but not to be leaned on.
ENOUGH_POINTS = 13


@dataclass(frozen=True)
class Segment:
    """A stretch of the series with one set of limits: positions `start` to `stop` - 1.

    `points` counts the known values in it.
    """

    start: int
    stop: int
    points: int

    @property
    def trial(self) -> bool:
        """Whether the limits stand on too few points to be leaned on."""
        return is_trial(self.points)


def is_trial(points: int, threshold: int = ENOUGH_POINTS) -> bool:
    """Whether this many points are too few for limits that can be leaned on."""
    return points < threshold


def as_floats(values: Iterable[object], name: str = "values") -> Floats:
    """A series as numbers, with None and nan as gaps (nan).

    Raises ValueError, naming the position, for what is not a finite number.
    """
    return np.array([_number(v, i, name) for i, v in enumerate(values)], dtype=np.float64)


def _number(value: object, position: int, name: str) -> float:
    if value is None:
        return math.nan
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        number = math.inf
    if math.isinf(number):
        raise ValueError(
            f"{name}: position {position} holds {value!r}, which is not a finite number. "
            "Give a number, or None where nothing is known."
        )
    return number


def segments(values: Floats, starts: Iterable[int], name: str) -> tuple[Segment, ...]:
    """The stretches that begin at 0 and at each of `starts`.

    Raises ValueError when a start lies outside the series.
    """
    size = len(values)
    chosen = sorted(set(starts))
    outside = [s for s in chosen if not 0 <= s <= size]
    if outside:
        raise ValueError(
            f"{name}: position {outside[0]} is outside the series of {size} points. "
            f"Give positions from 0 to {size}."
        )
    edges = sorted({0, *chosen, size})
    return tuple(
        Segment(a, b, int(np.count_nonzero(~np.isnan(values[a:b]))))
        for a, b in zip(edges, edges[1:], strict=False)
    )


def side_of(values: Floats, line: Floats | float) -> Signs:
    """1 above the line, -1 below, 0 on it or unknown; a rounding error away counts as on it."""
    known = np.abs(values[~np.isnan(values)])
    rounding = 1e-12 * float(known.max(initial=0.0))
    distance = np.nan_to_num(values - line)
    return np.where(np.abs(distance) <= rounding, 0, np.sign(distance)).astype(np.int64)


def mean_moving_range(values: Floats, screen: bool = True) -> float:
    """Mean absolute difference of neighbouring known values; 0 when there are fewer than two.

    With `screen`, ranges of 3.267 times the mean or more are set aside once (Nelson 1982), unless
    nothing but zeros would remain: one event in a run of zeros is variation, not an error.
    """
    moving = np.abs(np.diff(values[~np.isnan(values)]))
    if not moving.size:
        return 0.0
    mean = float(moving.mean())
    kept = moving[moving < SCREEN * mean]
    return float(kept.mean()) if screen and kept.any() else mean


def numbers(values: Floats) -> tuple[float, ...]:
    """Plain floats for a result."""
    return tuple(float(v) for v in values)


def positions(value: int | Sequence[int] | None) -> tuple[int, ...]:
    """One position, several or none, as a tuple."""
    if value is None:
        return ()
    return (value,) if isinstance(value, int) else tuple(value)
