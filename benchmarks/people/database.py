"""An authority of the maker in a database, chunk by chunk: never more than a few in memory.

SQLite in a folder of its own, or PostgreSQL where HOMEWARD_DATABASE_URL names an empty one. What
is filled stays where a folder is given, and is then found filled by the next run.
"""

import os
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from typing import Any

import numpy as np

from homeward.people import matching

from .maker import Question, make
from .sorted_keys import SortedKeys

CHUNK = 20_000
PROCESSES = 2


@dataclass(frozen=True)
class Chunk:
    """A part of the authority: what was made, and what is filed of it, by rows from ``first``."""

    first: int
    records: list[matching.Record]
    persons: list[int]  # whom each record is about, numbered through all chunks
    questions: list[Question]
    packed: list[str]
    keys: Any  # an array of pairs: key, row


@contextmanager
def database(folder: str = "") -> Iterator[str]:
    """Django on a database with its tables; yields the name of its kind.

    Without a folder it is empty, and gone afterwards.
    """
    with tempfile.TemporaryDirectory(prefix="homeward-benchmark-") as passing:
        os.environ["HOMEWARD_DATA"] = folder or passing
        os.environ["DJANGO_SETTINGS_MODULE"] = "homeward.config.settings"
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        yield connection.vendor
        connection.close()


def fill(
    records: int, questions: int, seed: int, *, people: bool
) -> tuple[list[Question], dict[int, set[int]]]:
    """Fill the database; the questions, and for each who is on file the rows about them.

    ``people``: persons with numbers, addresses and telephones too, not what is filed alone.
    """
    from homeward.people.models import MatchRecord

    asked: list[Question] = []
    rows: dict[int, set[int]] = {}
    empty = not MatchRecord.objects.exists()
    with SortedKeys() as keys:
        for chunk in chunks(records, questions, seed, file=empty):
            if empty:
                _put_in(chunk, keys, people=people)
            for row, person in enumerate(chunk.persons, start=chunk.first):
                rows.setdefault(person, set()).add(row)
            asked += chunk.questions
            print(f"\r{chunk.first + len(chunk.records) - 1:,} made", end="", flush=True)
        if empty:
            _put_in_keys(keys)
    print()
    return asked, rows


def chunks(records: int, questions: int, seed: int, *, file: bool) -> Iterator[Chunk]:
    """The authority in chunks, in order, each with its share of the questions.

    They are made by processes of their own, at most a few ahead of what is put in.
    """
    many = max(1, round(records / CHUNK))
    each = (records // many, max(1, questions // many), seed, file)
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        ahead: deque[Future[Chunk]] = deque()
        for number in range(many):
            ahead.append(pool.submit(_chunk, number, *each))
            if len(ahead) > PROCESSES + 1:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def _chunk(number: int, size: int, questions: int, seed: int, file: bool) -> Chunk:
    made = make(size, questions, seed * 1_000 + number)
    first = number * size + 1
    records = [
        replace(each, case=f"C{row - 1:07}" if each.case else "")
        for row, each in enumerate(made.records, start=first)
    ]
    # Persons are numbered through all chunks: more than ten times as many as records are never.
    asked = [
        each if each.about is None else replace(each, about=each.about + first * 10)
        for each in made.questions
    ]
    persons = [made.about[each.ref] + first * 10 for each in made.records]
    packed, keys = _filed(records, first) if file else ([], None)
    return Chunk(first, records, persons, asked, packed, keys)


def _filed(records: list[matching.Record], first: int) -> tuple[list[str], Any]:
    """What is filed of records, as ``people.projections.filed`` would make it."""
    from homeward.people.asking import filed_words

    packed, pairs = [], []
    for row, record in enumerate(records, start=first):
        ready = matching.prepare_record(record)
        packed.append(ready.pack())
        numbers = [each for each in (record.nhs, record.upn, record.case, *record.phones) if each]
        keys = {matching.hashed(key) for key in matching.filed_under(ready)}
        pairs += [(key, row) for key in keys | filed_words(record, ready, numbers)]
    return packed, np.array(pairs, dtype=np.int64)


def _put_in(chunk: Chunk, keys: SortedKeys, *, people: bool) -> None:
    from homeward.core.db import write
    from homeward.people.actions.filing import insert_records

    keys.add(chunk.keys)
    with write():
        if people:
            _put_in_people(chunk.records, chunk.first)
        insert_records(enumerate(chunk.packed, start=chunk.first))


def _put_in_keys(keys: SortedKeys) -> None:
    """All keys in the order of their index, so that each of its pages is written once.

    The other index, by row, is made when they are in.
    """
    from django.db import connection

    from homeward.core.db import write
    from homeward.people.actions.filing import insert_keys
    from homeward.people.models import MatchKey

    by_row = MatchKey._meta.indexes[0]
    with connection.schema_editor() as editor:
        editor.remove_index(MatchKey, by_row)
    for pairs in keys.parts():
        with write():
            insert_keys(pairs)
    with connection.schema_editor() as editor:
        editor.add_index(MatchKey, by_row)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _put_in_people(records: list[matching.Record], first: int) -> None:
    from homeward.people.models import Address, Identifier, Person, Phone

    both = [(_person(Person, each, row), each) for row, each in enumerate(records, start=first)]
    parts: Iterable[tuple[Any, list[Any]]] = (
        (Person, [person for person, _ in both]),
        (
            Identifier,
            [
                Identifier(person=person, scheme=scheme, value=_once(record, scheme, person.pk))
                for person, record in both
                for scheme in ("nhs", "upn", "case")
                if getattr(record, scheme)
            ],
        ),
        (
            Address,
            [
                Address(person=person, lines=home.lines, postcode=home.postcode)
                for person, record in both
                for home in record.addresses
            ],
        ),
        (Phone, [Phone(person=p, value=each) for p, record in both for each in record.phones]),
    )
    for model, made in parts:
        model.objects.bulk_create(made, batch_size=1_000)


def _person(model: Any, record: matching.Record, row: int) -> Any:
    return model(
        pk=row,
        given_names=record.given,
        family_name=record.family,
        known_as=" ".join(record.known_as),
        born_on=record.born_on,
        sex=record.sex or "U",
        restricted=row % 200 == 0,
    )


def _once(record: matching.Record, field: str, row: int) -> str:
    """A number as it is on file once: a second record of the same person, or chance, repeats it."""
    value = str(getattr(record, field))
    return value if field == "case" else f"{value}/{row}"
