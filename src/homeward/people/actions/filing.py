"""Filing people under the keys by which they are found: a projection, in the same transaction.

Not an act of somebody's: whoever writes a record about a person calls ``file_under_keys`` within
the write, as the ledger's ``project`` is called. ``refile`` makes all of it again.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connection

from homeward.core.db import write
from homeward.core.syncing import Difference

from ..models import Address, FormerName, Identifier, MatchKey, MatchRecord, Person, Phone
from ..projections import Filed, filed

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
        insert_filed(_wanted(some))


def insert_filed(wanted: dict[int, Filed]) -> None:
    """Put in what is to be filed of rows of which nothing is filed yet."""
    _insert(wanted, wanted, [(key, row) for row, each in wanted.items() for key in each.keys])


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


def _sync(rows: list[int], *, rehearse: bool = False) -> Difference:
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
        _insert(wanted, sorted(new | stale), need - keys)
    return Difference(made=len(new), changed=len(stale | differ), removed=len(gone))


def _wanted(rows: list[int]) -> dict[int, Filed]:
    people = Person.objects.filter(pk__in=rows, merged_into=None).prefetch_related(*_LOADED)
    return {person.pk: filed(person) for person in people}


def _insert(wanted: dict[int, Filed], rows: Iterable[int], keys: Iterable[tuple[int, int]]) -> None:
    MatchRecord.objects.bulk_create(
        [MatchRecord(row=row, packed=wanted[row].packed) for row in rows], batch_size=CHUNK
    )
    quote = connection.ops.quote_name
    table, key, row = (quote(each) for each in (MatchKey._meta.db_table, "key", "row"))
    with connection.cursor() as cursor:
        # Plain rows, some forty a person, in the order of the index: each page is written once.
        cursor.executemany(
            f"INSERT INTO {table} ({key}, {row}) VALUES (%s, %s)",  # noqa: S608 - our own names
            sorted(keys),
        )


def _remove(keys: set[tuple[int, int]]) -> None:
    by_row: dict[int, list[int]] = {}
    for key, row in keys:
        by_row.setdefault(row, []).append(key)
    for row, gone in by_row.items():
        MatchKey.objects.filter(row=row, key__in=gone).delete()


def _chunks(rows: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]
