"""Where everybody stands: a row for each generation, couples beside each other, nobody on top
of anybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .kin import Member
from .unions import Union, side_by_side

CELL_WIDTH, CELL_GAP, FAMILY_GAP = 150.0, 12.0, 26.0
SWEEPS = 6


@dataclass
class _Block:
    """Couples who must stand together, and the place of their left edge."""

    refs: list[str]
    order: tuple[str, ...] = ()
    x: float = 0.0

    @property
    def width(self) -> float:
        return len(self.refs) * (CELL_WIDTH + CELL_GAP) - CELL_GAP

    def centres(self) -> dict[str, float]:
        step = CELL_WIDTH + CELL_GAP
        return {ref: self.x + place * step + CELL_WIDTH / 2 for place, ref in enumerate(self.refs)}


def places(
    members: Sequence[Member], rows: Mapping[str, int], found: Sequence[Union]
) -> dict[str, float]:
    """The left edge of everybody's cell; cells of a row never overlap.

    Parents are drawn towards the middle of their children and children under their parents, a few
    times up and down; then each row is packed by least squares (`packed`), which keeps them apart.
    """
    by_row = _blocks(members, rows, found)
    for row in by_row.values():
        _pack(row, [block.x for block in row])
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        for number in sorted(by_row, reverse=not down):
            _settle(by_row, number, found, down)
    left = min((block.x for row in by_row.values() for block in row), default=0.0)
    return {
        ref: centre - CELL_WIDTH / 2 - left
        for row in by_row.values()
        for block in row
        for ref, centre in block.centres().items()
    }


def _blocks(
    members: Sequence[Member], rows: Mapping[str, int], found: Sequence[Union]
) -> dict[int, list[_Block]]:
    """Each row's blocks, the oldest to the left."""
    beside = side_by_side(found)
    age = {m.ref: (str(m.born_on or m.expected_on or "9999"), m.ref) for m in members}
    by_row: dict[int, list[_Block]] = {}
    taken: set[str] = set()
    for ref in sorted(age, key=lambda ref: (len(beside.get(ref, ())) > 1, age[ref])):
        if ref not in taken:
            refs = _chain(ref, beside, age)
            taken.update(refs)
            by_row.setdefault(rows[ref], []).append(_Block(refs, min(age[r] for r in refs)))
    for row in by_row.values():
        row.sort(key=lambda block: block.order)
    return by_row


def _chain(
    start: str, beside: Mapping[str, set[str]], age: Mapping[str, tuple[str, ...]]
) -> list[str]:
    """Everybody joined by couples, beginning at an end: first partner, the one shared, second."""
    chain: list[str] = []
    waiting = [start]
    while waiting:
        ref = waiting.pop()
        if ref not in chain:
            chain.append(ref)
            nexts = beside.get(ref, set()) - set(chain)
            waiting += sorted(nexts, key=lambda r: (len(beside[r]), age[r]), reverse=True)
    return chain


def _settle(
    by_row: Mapping[int, list[_Block]], number: int, found: Sequence[Union], down: bool
) -> None:
    """Order and pack one row by where its kin in the row before it stands."""
    at = {ref: x for row in by_row.values() for block in row for ref, x in block.centres().items()}
    row = by_row[number]
    pulls = {id(block): _pull(block, found, at, down) for block in row}
    row.sort(key=lambda block: (pulls[id(block)] + block.width / 2, block.order))
    _pack(row, [pulls[id(block)] for block in row])


def _pull(block: _Block, found: Sequence[Union], at: Mapping[str, float], down: bool) -> float:
    """Where a block's left edge would best be; where it is, if nothing pulls it."""
    wishes = []
    own = block.centres()
    for union in found:
        for ref in union.children if down else union.parents:
            others = list(union.parents if down else union.children)
            if ref in own and others:
                wishes.append(_middle(others, at) - own[ref])
    return block.x + (sum(wishes) / len(wishes) if wishes else 0.0)


def _middle(refs: Sequence[str], at: Mapping[str, float]) -> float:
    return sum(at[ref] for ref in refs) / len(refs)


def _pack(row: Sequence[_Block], wished: Sequence[float]) -> None:
    lefts = packed(wished, [block.width for block in row])
    for block, left in zip(row, lefts, strict=True):
        block.x = left


def packed(wished: Sequence[float], widths: Sequence[float]) -> list[float]:
    """Left edges as near as can be (least squares) to those wished for, in this order, apart.

    Pool adjacent violators over the wishes less the room taken by those further left.
    """
    room = [0.0]
    for width in widths[:-1]:
        room.append(room[-1] + width + FAMILY_GAP)
    pools: list[tuple[float, int]] = []
    for wish, taken in zip(wished, room, strict=False):
        mean, count = wish - taken, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean = (before * many + mean * count) / (many + count)
            count += many
        pools.append((mean, count))
    flat = [mean for mean, count in pools for _ in range(count)]
    return [place + taken for place, taken in zip(flat, room, strict=False)]
