"""What people have already decided about pairs of records."""

from dataclasses import dataclass, field


def pair(one: str, other: str) -> frozenset[str]:
    """Two references without an order."""
    return frozenset((one, other))


@dataclass(frozen=True)
class Edges:
    """Pairs of references: `not_same` was looked at and refused, `sealed` must never be joined.

    A sealed edge (adoption, protection) is kept from view: the other record is not even a
    candidate. A pair that is not the same is left out too, because it has its answer.
    """

    not_same: frozenset[frozenset[str]] = field(default_factory=frozenset)
    sealed: frozenset[frozenset[str]] = field(default_factory=frozenset)

    def part(self, one: str, other: str) -> bool:
        """Whether the two must not be offered to each other."""
        both = pair(one, other)
        return both in self.not_same or both in self.sealed


NO_EDGES = Edges()
