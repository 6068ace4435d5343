"""One distribution, published and made, and how far they lie apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from django.db import models


class Kind(StrEnum):
    """Shares of a whole, or plain figures."""

    SHARES = "per cent"
    FIGURES = "number"


@dataclass(frozen=True)
class Compared:
    """``published`` and ``made`` hold the same names; shares are per cent of a whole."""

    title: str
    kind: Kind
    published: Mapping[str, float]
    made: Mapping[str, float]
    source: str

    @property
    def drift(self) -> float:
        """How far apart, from 0 to 1.

        Of shares, the part of the whole that would have to move; of figures, the largest
        difference against the published one.
        """
        pairs = [(self.made.get(name, 0.0), value) for name, value in self.published.items()]
        if self.kind is Kind.SHARES:
            return sum(abs(a - b) for a, b in pairs) / 200
        return max(abs(a - b) / b for a, b in pairs)


class Counter(Protocol):
    """Counts something over all records of a borough, one at a time, and compares at the end."""

    def take(self, record: models.Model) -> None: ...

    def compared(self) -> Iterable[Compared]: ...


def shares(counts: Mapping[str, float]) -> dict[str, float]:
    """Counts as per cent of their sum."""
    whole = sum(counts.values()) or 1
    return {name: 100 * count / whole for name, count in counts.items()}


def banded(values: Iterable[float], edges: Mapping[str, float]) -> dict[str, float]:
    """Per cent of values in each band; a band ends below its edge, in rising order."""
    counts = dict.fromkeys(edges, 0.0)
    for value in values:
        counts[next(name for name, edge in edges.items() if value < edge)] += 1
    return shares(counts)
