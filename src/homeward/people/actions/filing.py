"""Filing people under the keys by which they are found: a projection, in the same transaction.

Not an act of somebody's: whoever writes a record about a person calls ``file_under_keys`` within
the write, as the ledger's ``project`` is called. ``refile`` makes all of it again.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, TypeVar

from django.db import connection

from homeward.core.db import write
from homeward.core.syncing import Difference

from ..models import Address, FormerName, Identifier, MatchKey, MatchRecord, Person, Phone
from ..projections import Filed, filed

T = TypeVar("T")

CHUNK = 500
_PARTS: tuple[type[Any], ...] = (Address, FormerName, Identifier, Phone)
_LOADED = ("addresses", "former_names", "identifiers", "phones", "merged_here")


def file_under_keys(people: Iterable[Person]) -> None:
    """Bring what is filed of these people into line with their records, in this write."""
    rows = list(dict.fromkeys(person.pk for person in people))
    for some in _chunks(rows):
        _sync(some)


def file_new(people: Iterable[Person]) -> None:
    """File people who were made in this write and never filed before: for bulk paths."""
    for some in _chunks(list(dict.fromkeys(person.pk for person in people))):
        wanted = _wanted(some)
        insert_records((row, each.packed) for row, each in wanted.items())
        insert_keys(sorted((key, row) for row, each in wanted.items() for key in each.keys))


def file_for(records: Iterable[Any]) -> None:
    """File the people whom these records are, or belong to, where a record says how to find them.

    For bulk paths that write records of many kinds: what has nothing to do with it is passed by.
    """
    rows: dict[int, None] = {}
    for record in records:
        if isinstance(record, Person):
            rows[record.pk] = None
        elif isinstance(record, _PARTS):
            rows[record.person_id] = None
    for some in _chunks(list(rows)):
        _sync(some)


def unfile(rows: Iterable[int]) -> None:
    """Take people out of the files: their records are no longer there."""
    for some in _chunks(list(rows)):
        MatchKey.objects.filter(row__in=some).delete()
        MatchRecord.objects.filter(row__in=some).delete()


def refile(*, rehearse: bool = False) -> Difference:
    """File everybody again; it must find nothing to change. With ``rehearse`` it only looks."""
    found = Difference()
    rows = Person.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=CHUNK)
    while some := list(islice(rows, CHUNK)):
        with write():
            found.add(_sync(some, rehearse=rehearse))
    lost = MatchRecord.objects.exclude(row__in=Person.objects.filter(merged_into=None).values("pk"))
    gone = list(lost.values_list("row", flat=True))
    found.removed += len(gone)
    if not rehearse:
        unfile(gone)
    return found


def _sync(rows: Sequence[int], *, rehearse: bool = False) -> Difference:
    wanted = _wanted(rows)
    packed = dict(MatchRecord.objects.filter(row__in=rows).values_list("row", "packed"))
    keys = set(MatchKey.objects.filter(row__in=rows).values_list("key", "row"))
    need = {(key, row) for row, each in wanted.items() for key in each.keys}
    new = wanted.keys() - packed.keys()
    stale = {row for row in wanted.keys() - new if wanted[row].packed != packed[row]}
    gone = packed.keys() - wanted.keys()
    differ = {row for _, row in need ^ keys} - new - gone
    if not rehearse:
        MatchRecord.objects.filter(row__in=stale | gone).delete()
        _remove(keys - need)
        insert_records((row, wanted[row].packed) for row in sorted(new | stale))
        insert_keys(sorted(need - keys))
    return Difference(made=len(new), changed=len(stale | differ), removed=len(gone))


def _wanted(rows: Sequence[int]) -> dict[int, Filed]:
    people = Person.objects.filter(pk__in=rows, merged_into=None).prefetch_related(*_LOADED)
    return {person.pk: filed(person) for person in people}


def insert_records(packed: Iterable[tuple[int, str]]) -> None:
    """Put in records made ready, by the row of the person, of whom nothing is filed yet."""
    MatchRecord.objects.bulk_create(
        [MatchRecord(row=row, packed=each) for row, each in packed], batch_size=CHUNK
    )


def insert_keys(pairs: Sequence[tuple[int, int]]) -> None:
    """Put in keys with their rows: some forty a person, the soonest where they come in order.

    The fastest way that each database has, measured on a million: a single row at a time takes
    SQLite twice and PostgreSQL eight times as long.
    """
    quote = connection.ops.quote_name
    table, *columns = (quote(each) for each in (MatchKey._meta.db_table, "key", "row"))
    into = f"{table} ({', '.join(columns)})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for pair in pairs:
                    copy.write_row(pair)
            return
        for some in _chunks(pairs):
            places = ", ".join(["(%s, %s)"] * len(some))
            cursor.execute(
                f"INSERT INTO {into} VALUES {places}",  # noqa: S608 - our own names
                list(chain.from_iterable(some)),
            )


def _remove(keys: set[tuple[int, int]]) -> None:
    by_row: dict[int, list[int]] = {}
    for key, row in keys:
        by_row.setdefault(row, []).append(key)
    for row, gone in by_row.items():
        MatchKey.objects.filter(row=row, key__in=gone).delete()


def _chunks(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]
