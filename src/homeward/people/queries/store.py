"""The table of keys as a store that the matching engine reads, on SQLite and PostgreSQL alike."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import connection
from django.db.models import Max

from .. import matching
from ..matching.lookup import ROWS_PER_KEY
from ..models import MatchKey, MatchRecord

# SQLite joins at most 500 selects; fewer are also sooner planned.
KEYS_AT_ONCE = 200
FEW_ROWS = 1_500


# A file just begun is of a borough all the same: few records do not make a name rare.
FEWEST = 10_000


class Filed:
    """What is filed, read once: rows and records asked for again are remembered."""

    def __init__(self) -> None:
        self._rows: dict[int, list[int]] = {}
        self._records: dict[int, matching.Prepared] = {}

    def rows(self, asked: Sequence[str]) -> Mapping[str, Sequence[int]]:
        """For each key that is filed, the rows under it (``matching.Store``)."""
        keys = {name: matching.hashed(name) for name in asked}
        self.look_up(keys.values())
        return {name: self._rows[key] for name, key in keys.items() if self._rows[key]}

    def records(self, rows: Sequence[int]) -> Sequence[matching.Prepared]:
        """The records of these rows, in this order, without those that are gone."""
        new = [row for row in rows if row not in self._records]
        found = MatchRecord.objects.filter(row__in=new).values_list("row", "packed")
        for row, packed in found if new else ():
            self._records[row] = matching.unpack(str(row), packed)
        return [self._records[row] for row in rows if row in self._records]

    def under(self, key: int) -> Sequence[int]:
        """The rows under one key."""
        self.look_up([key])
        return self._rows[key]

    def look_up(self, keys: Iterable[int]) -> None:
        """Read what lies under these keys: all of them in as few queries as may be."""
        new = [key for key in dict.fromkeys(keys) if key not in self._rows]
        self._rows.update((key, []) for key in new)
        for start in range(0, len(new), KEYS_AT_ONCE):
            for key, row in _select(new[start : start + KEYS_AT_ONCE]):
                if len(self._rows[key]) < ROWS_PER_KEY:
                    self._rows[key].append(row)


class Beside:
    """A store that offers the engine, at its first asking, what lies under further keys too."""

    def __init__(self, filed: Filed, also: Iterable[int]) -> None:
        self._filed, self._also = filed, list(dict.fromkeys(also))

    def rows(self, asked: Sequence[str]) -> Mapping[str, Sequence[int]]:
        """For each key that is filed, the rows under it (``matching.Store``)."""
        also, self._also = self._also, []
        more = {f"also {key}": self._filed.under(key) for key in also}
        return {**self._filed.rows(asked), **{name: rows for name, rows in more.items() if rows}}

    def records(self, rows: Sequence[int]) -> Sequence[matching.Prepared]:
        """The records of these rows, in this order."""
        return self._filed.records(rows)


def filed_records() -> int:
    """About how many records there are to find. Costs one look at an index."""
    return max(FEWEST, MatchRecord.objects.aggregate(last=Max("row"))["last"] or 0)


def _select(keys: Sequence[int]) -> list[tuple[int, int]]:
    """Keys with their rows, lowest first, at most ``ROWS_PER_KEY`` of each.

    Nearly always few rows lie under all the keys together, and one look at the index fetches
    them. Where many do ("Smith"), each key is asked for its first rows alone.
    """
    found = list(MatchKey.objects.filter(key__in=keys).values_list("key", "row")[: FEW_ROWS + 1])
    return sorted(found) if len(found) <= FEW_ROWS else _first_of_each(keys)


def _first_of_each(keys: Sequence[int]) -> list[tuple[int, int]]:
    quote = connection.ops.quote_name
    table, key, row = (quote(each) for each in (MatchKey._meta.db_table, "key", "row"))
    one = (
        f"SELECT * FROM (SELECT {key}, {row} FROM {table} WHERE {key} = %s "  # noqa: S608
        f"ORDER BY {key}, {row} LIMIT {ROWS_PER_KEY}) AS some"
    )
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(keys)), keys)
        return cursor.fetchall()
