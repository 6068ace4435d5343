"""Two rates compared: the plan's weeks against the baseline, when weeks vary more than chance."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr, xlogy

from homeward.measures.evidence.weeks import Floats, Sums

#: Dispersion this close to 1 is pure chance (the formulas divide by dispersion - 1).
_CHANCE = 1e-6

#: The correction for skewness holds for moderate skewness only.
_SKEWEST = 1.0


def rise(sums: Sums, dispersion: Floats) -> Floats:
    """How far the later rate lies above the earlier, on a scale where chance is standard normal.

    Negative below it. The signed root of the likelihood ratio of two negative binomials whose
    variance is `dispersion` times the mean, corrected for their skewness, so that its tails are
    right at small counts too (McCullagh and Nelder 1989, appendix C). Both rates share what is not
    known: a short baseline counts as such. 0 where nothing was counted or there is nothing to
    compare.
    """
    total = sums.before + sums.after
    exposed = sums.before_exposure + sums.after_exposure
    known = (total > 0) & (sums.before_exposure > 0) & (sums.after_exposure > 0)
    total, exposed = np.where(known, total, 1.0), np.where(known, exposed, 2.0)
    later = np.where(known, sums.after_exposure, 1.0) / exposed
    earlier = np.where(known, sums.before_exposure, 1.0) / exposed
    size = total / np.maximum(dispersion - 1, _CHANCE)
    surprise = _surprise(sums.after, total * later, size * later)
    surprise = surprise + _surprise(sums.before, total * earlier, size * earlier)
    root = np.sign(sums.after - total * later) * np.sqrt(2 * np.maximum(surprise, 0))
    skewness = (earlier - later) * (2 * dispersion - 1)
    skewness = skewness / np.sqrt(dispersion * total * later * earlier)
    return np.where(known, root + np.clip(skewness, -_SKEWEST, _SKEWEST) / 6, 0.0)


def chance(sums: Sums, dispersions: Floats, sign: Floats | float, shift: float = 0.0) -> Floats:
    """Probability, with no change, of a change at least this large in the direction of `sign`.

    `sign` is 1 for a rise and -1 for a fall. `dispersions` holds equally likely dispersions along
    its first axis: the probability is their mean. `shift` asks for that much more of the normal
    scale (for the power of a test).
    """
    tails = ndtr(shift - sign * rise(sums, dispersions))
    return np.asarray(tails.mean(axis=0), dtype=np.float64)


def _surprise(count: Floats, expected: Floats, size: Floats) -> Floats:
    """Log-likelihood of the count's own mean over that of the expected one."""
    with np.errstate(over="ignore"):
        return np.asarray(
            xlogy(count, count / expected)
            - (count + size) * np.log1p((count - expected) / (expected + size)),
            dtype=np.float64,
        )
