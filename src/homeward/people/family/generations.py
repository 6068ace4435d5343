"""Which generation each member of a family stands in, and what contradicts that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .kin import KINDS, Member, Tie

_SURENESS = {kind: place for place, kind in enumerate(KINDS)}


@dataclass
class _Offsets:
    """Sets of people whose distance in generations is known (union-find with offsets)."""

    above: dict[str, tuple[str, int]] = field(default_factory=dict)

    def find(self, ref: str) -> tuple[str, int]:
        """The first of somebody's set, and how many generations below them they stand."""
        down = 0
        while ref in self.above:
            ref, step = self.above[ref]
            down += step
        return ref, down

    def join(self, one: str, other: str, down: int) -> bool:
        """Put ``other`` so many generations below ``one``; False where that contradicts."""
        (first, deep), (second, deeper) = self.find(one), self.find(other)
        if first == second:
            return deeper - deep == down
        self.above[second] = (first, deep + down - deeper)
        return True


def generations(members: Sequence[Member], ties: Iterable[Tie]) -> tuple[dict[str, int], list[Tie]]:
    """Everybody's generation (0 the oldest drawn), and the ties of blood that contradict others.

    Surer ties are taken first (parents, then brothers and sisters, ... friends last), so the answer
    does not depend on the order of the records, and circles end by themselves.
    """
    known = _Offsets()
    doubtful = []
    for tie in sorted(ties, key=lambda tie: (_SURENESS[tie.kind], tie.ref)):
        kin = KINDS[tie.kind]
        if not known.join(tie.person, tie.other, kin.down) and kin.blood:
            doubtful.append(tie)
    found = {member.ref: known.find(member.ref) for member in members}
    tops: dict[str, int] = {}
    for first, down in found.values():
        tops[first] = min(down, tops.get(first, down))
    rows = {ref: down - tops[first] for ref, (first, down) in found.items()}
    used = {row: place for place, row in enumerate(sorted(set(rows.values())))}
    return {ref: used[row] for ref, row in rows.items()}, doubtful
