"""Anhøj's two rules for runs: a sign of change that needs no limits."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy import stats

from homeward.measures.spc.series import Floats, side_of


@dataclass(frozen=True)
class Runs:
    """How a stretch of points runs about its centre line.

    `useful` points are those not on the line. There is a signal when the longest run is longer
    than `longest_run_max` or the line is crossed fewer than `crossings_min` times.
    Source: Anhøj & Olesen 2014, PLoS ONE 9(11): e113825.
    """

    useful: int
    longest_run: int
    longest_run_max: int
    crossings: int
    crossings_min: int

    @property
    def signal(self) -> bool:
        """Whether the points run in a way that chance seldom makes."""
        return self.longest_run > self.longest_run_max or self.crossings < self.crossings_min


def runs(values: Floats, center: Floats) -> Runs:
    """Count the runs of a stretch; gaps and points on the line neither count nor break."""
    side = side_of(values, center)
    side = side[side != 0]
    useful = len(side)
    if useful == 0:
        return Runs(0, 0, 0, 0, 0)
    changes = np.flatnonzero(np.diff(side))
    lengths = np.diff(np.concatenate(([-1], changes, [useful - 1])))
    return Runs(
        useful=useful,
        longest_run=int(lengths.max()),
        longest_run_max=round(math.log2(useful)) + 3,
        crossings=len(changes),
        crossings_min=int(stats.binom.ppf(0.05, useful - 1, 0.5)) if useful > 1 else 0,
    )
