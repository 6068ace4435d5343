"""The four NHS "Making Data Count" rules that set a real change apart from chance.

The functions work on the known points of one segment, in order. The choices where tools differ
are those of docs/adr/0010-spc-choices.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from homeward.measures.spc.series import Bools, Floats, Signs, side_of

Rule = Literal["beyond limits", "shift", "trend", "two of three"]
Side = Literal["high", "low"]

#: Points on one side of the mean (shift), or rising or falling in a row (trend).
RUN = 7


def shift(side: Signs) -> Signs:
    """The side of every point of a shift, else 0. A point on the mean is passed over."""
    found = np.zeros(len(side), dtype=np.int64)
    for window in _alike(side, RUN):
        found[window] = side[window]
    return found


def trend(values: Floats) -> Signs:
    """The direction of every point of a trend, else 0. A step of nothing is passed over.

    A point of two trends (the top of a rise and of a fall) takes the later one.
    """
    steps = side_of(values[1:], values[:-1])
    found = np.zeros(len(values), dtype=np.int64)
    for window in _alike(steps, RUN - 1):
        found[window[0] : window[-1] + 2] = steps[window[0]]
    return found


def two_of_three(near: Bools, side: Signs) -> Signs:
    """The points between two and three sigma that make two of three neighbours on one side."""
    found = np.zeros(len(side), dtype=np.int64)
    if len(side) < 3:
        return found
    one_side = np.abs(sliding_window_view(side, 3).sum(axis=1)) == 3
    enough = sliding_window_view(near, 3).sum(axis=1) >= 2
    for i in np.flatnonzero(one_side & enough):
        found[i : i + 3] += np.where(near[i : i + 3], side[i : i + 3], 0)
    return np.sign(found)


def _alike(signs: Signs, size: int) -> Iterator[Signs]:
    """The positions of each `size` signs in a row, zeros passed over, that are all the same."""
    counted = np.flatnonzero(signs)
    if len(counted) < size:
        return
    totals = sliding_window_view(signs[counted], size).sum(axis=1)
    for i in np.flatnonzero(np.abs(totals) == size):
        yield counted[i : i + size]


def name_signals(
    values: Floats, mean: float, sigma: float
) -> tuple[list[Rule | None], list[Side | None]]:
    """For each point, the first rule that it breaks and on which side.

    The order of names is: beyond limits, trend, two of three, shift. `sigma` is a third of the
    distance from the mean to a limit.
    """
    side = side_of(values, mean)
    beyond = np.where(
        side > 0, side_of(values, mean + 3 * sigma), side_of(values, mean - 3 * sigma)
    )
    beyond = np.where(beyond == side, side, 0)
    far = np.where(side > 0, side_of(values, mean + 2 * sigma), side_of(values, mean - 2 * sigma))
    near = (far == side) & (side != 0) & (beyond == 0)
    found: list[tuple[Rule, Signs]] = [
        ("beyond limits", beyond),
        ("trend", trend(values)),
        ("two of three", two_of_three(near, side)),
        ("shift", shift(side)),
    ]
    first = [next(((r, s[i]) for r, s in found if s[i]), None) for i in range(len(values))]
    sides: list[Side | None] = [f and ("high" if f[1] > 0 else "low") for f in first]
    return [f and f[0] for f in first], sides
