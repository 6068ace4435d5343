"""Makes probabilities honest: of pairs said to be 90% likely, 90% are one person."""

from collections.abc import Iterable, Sequence
from math import log2

# Bits at which the line bends. Beyond them a bit counts as a bit.
_AT = (-8.0, -5.0, -3.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 15.0)
UNTOUCHED = ((-8.0, -8.0), (15.0, 15.0))


def points_of(pairs: Iterable[tuple[float, bool]]) -> tuple[tuple[float, float], ...]:
    """Points (bits, log-odds seen) from pairs whose truth is known; never falling.

    Each point counts the pairs nearest to it, with half a pair of either sort added. Without any
    pairs the line is left as it is.
    """
    same, other = [0.5] * len(_AT), [0.5] * len(_AT)
    seen = False
    for bits, one in pairs:
        place = min(range(len(_AT)), key=lambda at: abs(_AT[at] - bits))
        (same if one else other)[place] += 1
        seen = True
    if not seen:
        return UNTOUCHED
    return tuple(zip(_AT, _rising(same, other), strict=True))


def _rising(same: Sequence[float], other: Sequence[float]) -> list[float]:
    """Log-odds that never fall: neighbours that do are pooled (isotonic regression)."""
    pools: list[tuple[float, float, int]] = []
    for ones, others in zip(same, other, strict=True):
        pools.append((ones, others, 1))
        while len(pools) > 1 and _odds(*pools[-2][:2]) > _odds(*pools[-1][:2]):
            last = pools.pop()
            first = pools.pop()
            pools.append((first[0] + last[0], first[1] + last[1], first[2] + last[2]))
    return [round(_odds(ones, others), 3) for ones, others, many in pools for _ in range(many)]


def _odds(ones: float, others: float) -> float:
    return log2(ones / others)
