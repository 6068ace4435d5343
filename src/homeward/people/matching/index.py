"""Records held in memory: for other software, for a batch, and for the benchmarks."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from . import keys, lookup
from .edges import NO_EDGES, Edges
from .match import Surroundings
from .model import Model, shipped
from .names import Names
from .prepared import Prepared, prepare_record
from .records import Record

# Below this many records their own counts of names say less than the shipped ones.
ENOUGH_TO_COUNT_NAMES = 5_000
# Each entry packs 40 bits of the key and 24 of the row into one number.
_ROW_BITS = 24
_KEY_SHIFT = 64 - 40


@dataclass(frozen=True)
class Index:
    """Records ready to be searched. Made by `prepare`; never changes."""

    records: Sequence[Prepared]
    entries: "array[int]"
    among: Surroundings

    def find(self, question: Record, limit: int = 10) -> list[lookup.Candidate]:
        """The records most likely to be the person asked about, the likeliest first."""
        return lookup.find(prepare_record(question), _Memory(self), self.among, limit)

    def rows(self, key: str) -> Sequence[int]:
        """The rows filed under one key, at most `lookup.ROWS_PER_KEY`."""
        low = (int(key, 16) >> _KEY_SHIFT) << _ROW_BITS
        start = bisect_left(self.entries, low)
        most = min(start + lookup.ROWS_PER_KEY, len(self.entries))
        stop = bisect_left(self.entries, low + (1 << _ROW_BITS), start, most)
        mask = (1 << _ROW_BITS) - 1
        return [entry & mask for entry in self.entries[start:stop]]


def prepare(
    records: Iterable[Record], *, model: Model | None = None, edges: Edges = NO_EDGES
) -> Index:
    """Make records searchable: about a tenth of a millisecond and 1.5 kB each.

    `edges` are the pairs that people have parted. Raises ValueError beyond 16 million records;
    more belong into a database, or into Splink (see the README of the benchmark).
    """
    ready = [_named(prepare_record(each), row) for row, each in enumerate(records)]
    if len(ready) >= 1 << _ROW_BITS:
        raise ValueError(
            f"{len(ready):,} records are too many for an index in memory, which holds "
            f"{1 << _ROW_BITS:,}; file them in a database table of keys instead."
        )
    names = Names.counted(ready) if len(ready) >= ENOUGH_TO_COUNT_NAMES else None
    among = Surroundings(len(ready), model or shipped(), names, edges)
    return Index(ready, _entries(ready), among)


def _named(record: Prepared, row: int) -> Prepared:
    return record if record.ref else replace(record, ref=f"#{row}")


def _entries(records: Sequence[Prepared]) -> "array[int]":
    packed = [
        (int(key, 16) >> _KEY_SHIFT) << _ROW_BITS | row
        for row, record in enumerate(records)
        for key in keys.filed_under(record)
    ]
    packed.sort()
    return array("Q", packed)


@dataclass(frozen=True)
class _Memory:
    index: Index

    def rows(self, asked: Sequence[str]) -> Mapping[str, Sequence[int]]:
        found = {key: self.index.rows(key) for key in asked}
        return {key: rows for key, rows in found.items() if rows}

    def records(self, rows: Sequence[int]) -> Sequence[Prepared]:
        return [self.index.records[row] for row in rows]
