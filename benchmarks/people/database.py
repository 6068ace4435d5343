"""An authority of the maker in a database, chunk by chunk: never more than a chunk in memory.

SQLite in a folder of its own, or PostgreSQL where HOMEWARD_DATABASE_URL names an empty one.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from homeward.people import matching

from .maker import Authority, Question, make

CHUNK = 20_000
Filler = Callable[[list[matching.Record], int], None]


@contextmanager
def empty_database() -> Iterator[str]:
    """Django on an empty database with its tables; yields the name of its kind."""
    with tempfile.TemporaryDirectory(prefix="homeward-benchmark-") as folder:
        os.environ["HOMEWARD_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "homeward.config.settings"
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        yield connection.vendor
        connection.close()


def chunks(records: int, questions: int, seed: int) -> Iterator[tuple[int, Authority]]:
    """The authority in chunks, each with its share of the questions; rows count on from 0."""
    many = max(1, round(records / CHUNK))
    for number in range(many):
        size = records // many
        made = make(size, max(1, questions // many), seed * 1_000 + number)
        start = number * size
        renamed = [
            replace(each, case=f"C{start + place:07}" if each.case else "")
            for place, each in enumerate(made.records)
        ]
        yield start, replace(made, records=renamed)


def fill(
    records: int, questions: int, seed: int, filler: Filler
) -> tuple[list[Question], dict[int, set[int]]]:
    """Fill the database; the questions, and for each who is on file the rows about them.

    Persons are numbered through all chunks: ``about`` of a question is that number.
    """
    from django.db import connection

    asked: list[Question] = []
    rows: dict[int, set[int]] = {}
    for start, made in chunks(records, questions, seed):
        filler(made.records, start + 1)
        for place, record in enumerate(made.records):
            rows.setdefault(start * 10 + made.about[record.ref], set()).add(start + 1 + place)
        for each in made.questions:
            about = None if each.about is None else start * 10 + each.about
            asked.append(replace(each, about=about))
        print(f"\r{start + len(made.records):,} filed", end="", flush=True)
    print()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return asked, rows


def file_people(records: list[matching.Record], first: int) -> None:
    """Records as people with their numbers, addresses and phones, and their keys."""
    from homeward.core.db import write
    from homeward.people.models import Address, Identifier, Person, Phone

    people = [_person(Person, each, first + place) for place, each in enumerate(records)]
    both = list(zip(people, records, strict=True))
    schemes = (("nhs", "nhs"), ("upn", "upn"), ("case", "case"))
    parts: list[tuple[Any, list[Any]]] = [
        (Person, people),
        (
            Identifier,
            [
                Identifier(person=person, scheme=scheme, value=_once(record, field, person.pk))
                for person, record in both
                for scheme, field in schemes
                if getattr(record, field)
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
    ]
    with write():
        for model, made in parts:
            model.objects.bulk_create(made, batch_size=1_000)
        file_keys(records, first)


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
    """A number that a second record of the same person repeats is told apart: one on file once."""
    value = str(getattr(record, field))
    return value if field == "case" else f"{value}" + "·" * (row % 7)


def file_keys(records: list[matching.Record], first: int) -> None:
    """The table of keys alone, as ``people.projections.filed`` would make it."""
    from homeward.core.db import write
    from homeward.people.actions.filing import insert_filed
    from homeward.people.asking import filed_words
    from homeward.people.projections import Filed

    wanted = {}
    for row, record in enumerate(records, start=first):
        ready = matching.prepare_record(replace(record, ref=str(row)))
        numbers = [each for each in (record.nhs, record.upn, record.case, *record.phones) if each]
        keys = {matching.hashed(key) for key in matching.filed_under(ready)}
        wanted[row] = Filed(ready.pack(), filed_words(record, ready, numbers) | keys)
    with write():
        insert_filed(wanted)
