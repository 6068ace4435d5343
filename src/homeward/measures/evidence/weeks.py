"""Weekly counts before and during a plan, with gaps, read once and checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from homeward.measures.spc.series import as_floats

Floats = NDArray[np.float64]

#: A baseline of fewer known weeks than this carries no claim.
LEAST_BASELINE = 8


@dataclass(frozen=True)
class Weeks:
    """Counts and exposures of many measures: rows are measures, columns are weeks.

    `plan_start` is the column of the first plan week. A gap is a week with exposure 0 and count 0:
    it says nothing. Exposures are in usual weeks of `unit` each, so that persons, hundreds and days
    read alike.
    """

    counts: Floats
    exposures: Floats
    plan_start: int
    unit: float = 1.0

    @property
    def baseline(self) -> tuple[Floats, Floats]:
        """Counts and exposures before the plan."""
        return self.counts[:, : self.plan_start], self.exposures[:, : self.plan_start]

    @property
    def plan(self) -> tuple[Floats, Floats]:
        """Counts and exposures from the first plan week on."""
        return self.counts[:, self.plan_start :], self.exposures[:, self.plan_start :]

    @property
    def long_enough(self) -> NDArray[np.bool_]:
        """For each row, whether its baseline can carry a claim."""
        return np.asarray((self.baseline[1] > 0).sum(axis=1) >= LEAST_BASELINE)


@dataclass(frozen=True)
class Sums:
    """What the baseline and the first so many plan weeks come to; arrays of (rows, plan weeks)."""

    before: Floats
    before_exposure: Floats
    after: Floats
    after_exposure: Floats


def read_weeks(
    counts: Iterable[object],
    exposures: Iterable[object] | None,
    *,
    plan_start: int,
    plan_weeks: int | None = None,
    name: str = "counts",
) -> Weeks:
    """One series as `Weeks`; None and nan are gaps, and so is a week with exposure 0.

    Weeks after the plan's last are left out. Raises ValueError, naming the week, for a negative
    number, for a count where nobody was exposed and for exposures that do not match the counts.
    """
    if plan_start < 0:
        raise ValueError(f"{name}: plan_start is {plan_start}; give the position of a week.")
    numbers = as_floats(counts, name)
    size = numbers.size
    exposed = np.ones(size) if exposures is None else as_floats(exposures, f"{name} (exposures)")
    if exposed.size != size:
        raise ValueError(f"{name}: {size} counts but {exposed.size} exposures; give one a week.")
    _refuse(numbers < 0, name, "a count cannot be below 0")
    _refuse(exposed < 0, name, "an exposure cannot be below 0")
    _refuse((numbers > 0) & (exposed == 0), name, "something was counted where the exposure is 0")
    gap = np.isnan(numbers) | np.isnan(exposed)
    known, used = np.where(gap, 0.0, numbers), np.where(gap, 0.0, exposed)
    unit = _usual_exposure(used)
    stop = None if plan_weeks is None else plan_start + plan_weeks
    return Weeks(known[None, :stop], used[None, :stop] / unit, min(plan_start, size), unit)


def running_sums(weeks: Weeks) -> Sums:
    """Totals of the baseline, and of the plan up to and with each of its weeks."""
    counts, exposures = weeks.plan
    before, exposed = (part.sum(axis=1, keepdims=True) for part in weeks.baseline)
    after = counts.cumsum(axis=1)
    spread = np.ones_like(after)
    return Sums(before * spread, exposed * spread, after, exposures.cumsum(axis=1))


def _refuse(wrong: NDArray[np.bool_], name: str, why: str) -> None:
    if wrong.any():
        raise ValueError(f"{name}, week {int(np.argmax(wrong))}: {why}; mend or leave it empty.")


def _usual_exposure(exposures: Floats) -> float:
    """The mean exposure of the weeks that have one (1 where none has)."""
    used = exposures[exposures > 0]
    return float(used.mean()) if used.size else 1.0
