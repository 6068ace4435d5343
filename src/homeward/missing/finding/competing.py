"""How long until a missing child is located, where two ends compete. Pure, with numpy.

Found by somebody who looked, or back unaided: plain medians mislead, because most children come
home by themselves. Aalen and Johansen's estimate of the cumulative incidence of each; who is
still missing counts until now (censored).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

FOUND, UNAIDED, STILL_OUT = "found", "unaided", "out"
HOURS_SHOWN = (1, 2, 4, 8, 12, 24, 48, 72, 168)


@dataclass(frozen=True)
class Outcome:
    """How long one episode lasted, in hours, and how it ended; ``out`` where it has not."""

    hours: float
    end: str


@dataclass(frozen=True)
class Incidence:
    """Shares of all episodes by an hour: found, back unaided, still out. They sum to 1."""

    hour: float
    found: float
    unaided: float

    @property
    def out(self) -> float:
        return 1 - self.found - self.unaided


def cumulative_incidence(
    outcomes: Sequence[Outcome], hours: Sequence[float] = HOURS_SHOWN
) -> list[Incidence]:
    """The share found and the share back unaided by each of ``hours``; empty without outcomes.

    At each time at which somebody is found or comes back, the share still out is multiplied by
    the share of those at risk who stay out; each cause takes its part of the fall.
    """
    if not outcomes:
        return []
    times = np.array([each.hours for each in outcomes], dtype=float)
    found = np.array([each.end == FOUND for each in outcomes])
    unaided = np.array([each.end == UNAIDED for each in outcomes])
    moments = np.unique(times[found | unaided])
    at_risk = np.array([(times >= moment).sum() for moment in moments], dtype=float)
    of_found = np.array([(found & (times == moment)).sum() for moment in moments]) / at_risk
    of_unaided = np.array([(unaided & (times == moment)).sum() for moment in moments]) / at_risk
    still = np.cumprod(1 - of_found - of_unaided)
    before = np.concatenate(([1.0], still[:-1])) if len(still) else still
    sums = np.cumsum(before * of_found), np.cumsum(before * of_unaided)
    return [Incidence(hour, *(_by(moments, each, hour) for each in sums)) for hour in hours]


def _by(moments: np.ndarray, sums: np.ndarray, hour: float) -> float:
    """The value of a step function at an hour."""
    place = int(np.searchsorted(moments, hour, side="right"))
    return float(sums[place - 1]) if place else 0.0
