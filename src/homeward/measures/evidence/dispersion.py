"""How much more than chance do the weeks vary? Never known exactly from 12 to 52 weeks."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri

from homeward.measures.evidence.weeks import Floats, Weeks

#: How many equally likely dispersions stand for what is not known.
POINTS = 40

#: A normal score for each of them.
_SCORES = ndtri((np.arange(POINTS) + 0.5) / POINTS)

#: With no week to spare the dispersion could be anything; this many degrees stand for it.
_NONE_TO_SPARE = 0.05


def likely_dispersions(weeks: Weeks) -> Floats:
    """Equally likely dispersions (variance over mean) after each plan week.

    Shape (POINTS, rows, plan weeks). They are those that would give the spread seen within the
    baseline and within the plan (its mean may differ) by chi-square, and never below 1: counts do
    not vary less than chance. Fewer weeks give a wider range.
    """
    seen, spare, count, used = (np.stack(each) for each in zip(*_halves(weeks), strict=True))
    spread, degrees = seen.sum(axis=0), spare.sum(axis=0)
    rough = np.maximum(spread / np.maximum(degrees, 1), 1.0)
    usual = np.maximum(count.sum(axis=0) / np.maximum(used.sum(axis=0), 1), _NONE_TO_SPARE)
    trusted = _trusted(np.maximum(degrees, _NONE_TO_SPARE), rough, usual)
    scale = np.where(degrees > 0, spread / np.maximum(degrees, 1), 1.0)
    return np.maximum(scale / _chi_square_over_degrees(trusted), 1.0)


def dispersions_now(weeks: Weeks) -> Floats:
    """Equally likely dispersions after all weeks seen: (POINTS, rows, 1).

    Known before the plan has a week, too: a week that says nothing is put at the end, and what is
    known after it is known now.
    """
    nothing = np.zeros((len(weeks.counts), 1))
    counts = np.concatenate([weeks.counts, nothing], axis=1)
    exposures = np.concatenate([weeks.exposures, nothing], axis=1)
    return likely_dispersions(Weeks(counts, exposures, weeks.plan_start))[:, :, -1:]


def _halves(weeks: Weeks) -> list[tuple[Floats, Floats, Floats, Floats]]:
    counts, exposures = weeks.plan
    shape = counts.shape
    before = (part.sum(axis=1, keepdims=True) for part in _parts(*weeks.baseline))
    after = (part.cumsum(axis=1) for part in _parts(counts, exposures))
    return [
        _within(*(np.broadcast_to(part, shape) for part in before)),
        _within(*after),
    ]


def _parts(counts: Floats, exposures: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    used = exposures > 0
    squares = np.where(used, counts**2 / np.where(used, exposures, 1.0), 0.0)
    return counts, exposures, squares, used.astype(np.float64)


def _within(
    count: Floats, exposed: Floats, squares: Floats, used: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """Pearson's chi-square of the weeks about their own rate, its degrees, count and weeks."""
    some = count > 0
    spread = np.where(some, squares * exposed / np.where(some, count, 1.0) - count, 0.0)
    return np.maximum(spread, 0.0), np.maximum(used - 1, 0.0), count, used


def _trusted(degrees: Floats, dispersion: Floats, usual: Floats) -> Floats:
    """Degrees of freedom less what the long tail of overdispersed small counts takes away.

    The squares of negative binomial counts vary more than those of chi-square by their kurtosis,
    6 (dispersion - 1) / (dispersion * mean) beyond chance; a third more is taken off, because their
    tail is longer on one side.
    """
    tail = 8 * (dispersion - 1) / (dispersion * usual)
    return np.asarray(1 / (1 / degrees + tail / (2 * (degrees + 2))), dtype=np.float64)


def _chi_square_over_degrees(degrees: Floats) -> Floats:
    """Quantiles of chi-square over its degrees, by Wilson and Hilferty (1931)."""
    part = 2 / (9 * degrees)
    scores = _SCORES.reshape((POINTS,) + (1,) * degrees.ndim)
    return np.asarray(np.maximum(1 - part + scores * np.sqrt(part), 0.05) ** 3, dtype=np.float64)
