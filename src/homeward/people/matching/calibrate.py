"""Makes probabilities honest: of pairs said to be 90% likely, 90% are one person.

A line from bits to log-odds, bent at fixed places and never falling, is fitted to pairs whose
truth is known (logistic regression on a piecewise linear line). Needs scipy; used in training only.
"""

from collections.abc import Iterable
from math import log
from typing import Any

Points = tuple[tuple[float, float], ...]

# Bits at which the line may bend. Beyond them a bit counts as a bit.
_AT = (-15.0, -10, -7, -5, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20)
UNTOUCHED: Points = ((-15.0, -15.0), (20.0, 20.0))
# How strongly a piece is held to "a bit is a bit" (in pairs), and the least a bit may count.
_HELD, _LEAST = 5.0, 0.05


def points_of(pairs: Iterable[tuple[float, bool]]) -> Points:
    """Points (bits, log-odds in bits) from pairs of known truth; without any, nothing is bent."""
    import numpy
    from scipy.optimize import minimize

    known = numpy.array([(bits, same) for bits, same in pairs], dtype=float)
    if not len(known):
        return UNTOUCHED
    shape, same = _pieces(known[:, 0]), known[:, 1]

    def misfit(line: Any) -> tuple[float, Any]:
        odds = shape @ line * log(2)
        wrong = 1 / (1 + numpy.exp(-odds)) - same
        pull = line - numpy.append(0.0, numpy.ones(len(line) - 1))
        loss = numpy.logaddexp(0, odds).sum() - (same * odds).sum() + _HELD * (pull[1:] ** 2).sum()
        slope = shape.T @ wrong * log(2) + 2 * _HELD * numpy.append(0.0, pull[1:])
        return float(loss), slope

    start = numpy.append(_AT[0], numpy.ones(len(_AT) - 1))
    bounds = [(None, None), *[(_LEAST, None)] * (len(_AT) - 1)]
    line = minimize(misfit, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    rises = numpy.append(line[0], line[1:] * numpy.diff(_AT)).cumsum()
    return tuple((at, round(float(odds), 3)) for at, odds in zip(_AT, rises, strict=True))


def _pieces(bits: Any) -> Any:
    """For each pair a one, and how far it reaches into each piece of the line."""
    import numpy

    low, high = numpy.array(_AT[:-1]), numpy.array(_AT[1:])
    inside = numpy.clip(bits[:, None], low, high) - low
    # Beyond the ends the outer pieces go on.
    inside[:, 0] += numpy.minimum(bits - _AT[0], 0)
    inside[:, -1] += numpy.maximum(bits - _AT[-1], 0)
    return numpy.hstack([numpy.ones((len(bits), 1)), inside])
