"""Dice that always fall the same way for one seed, and shares that come out even."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")
Band = tuple[float, float, float]  # share, from, to
# The golden section, and the roots of primes: steps that no small number divides.
STEPS = ((math.sqrt(5) - 1) / 2, *(math.sqrt(prime) % 1 for prime in (2, 3, 7, 11, 13, 17, 19)))


class Dice(Random):
    """Dice for one household: what falls depends on its own seed and on nothing before it."""

    def pick(self, shares: Mapping[T, float]) -> T:
        """One of the keys, by its share."""
        return self.choices(list(shares), weights=list(shares.values()))[0]

    def span(self, bands: Sequence[Band]) -> float:
        """A number from weighted bands of (share, from, to)."""
        _, low, high = self.choices(bands, weights=[band[0] for band in bands])[0]
        return self.uniform(low, high)

    def chance(self, share: float) -> bool:
        return self.random() < share

    def about(self, mean: float) -> int:
        """The whole number below or above, so that the mean comes out."""
        return int(mean) + self.chance(mean % 1)

    def poisson(self, mean: float) -> int:
        """A count with this mean."""
        count, left = 0, self.expovariate(1.0)
        while left < mean:
            count += 1
            left += self.expovariate(1.0)
        return count

    def geometric(self, again: float) -> int:
        """One, and one more each time that it goes on, with the chance ``again``."""
        count = 1
        while self.random() < again:
            count += 1
        return count

    def days(self, mean: float) -> int:
        """A waiting time in whole days, with this mean."""
        return int(self.expovariate(1 / mean))


def dice_for(seed: int, *what: object) -> Dice:
    """The dice of one thing in the world of one seed."""
    return Dice("/".join(str(part) for part in (seed, *what)))


def spread(number: int, about: int = 0, shift: float = 0.0) -> float:
    """The place of the n-th of many, from 0 to 1, so that any share of them comes out even.

    Steps of an irrational number: among any run of numbers, about a tenth fall in each tenth.
    What is asked ``about`` differs in its step, so that one thing says nothing of another.
    """
    return (number * STEPS[about] + shift) % 1.0


def share_at(shares: Mapping[T, float], place: float) -> T:
    """The key whose share covers a place from 0 to 1."""
    left = place * sum(shares.values())
    for key, share in shares.items():
        left -= share
        if left < 0:
            return key
    return list(shares)[-1]


def band_at(bands: Sequence[Band], place: float) -> tuple[float, float]:
    """The band (from, to) whose share covers a place from 0 to 1."""
    return share_at({(low, high): share for share, low, high in bands}, place)
