"""The rows of the whole database as they lie there: looked at, and put back as they were."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.apps import apps
from django.db import connection

from homeward.demo.filling import fill

Rows = dict[str, list[tuple[Any, ...]]]

_kept: dict[str, Rows] = {}


def made_once(name: str, make: Callable[[], None]) -> None:
    """What ``make`` writes into an empty house: made once a run, after that the same rows."""
    if name in _kept:
        put_back(_kept[name])
        return
    before = rows_of_all()
    make()
    _kept[name] = added_since(before)


def small_demonstration() -> None:
    """The small demonstration of seed 7 on the day of the story, into an empty house."""
    made_once("small", lambda: fill(size="small", seed=7, as_of=date(2026, 6, 17)))


def rows_of_all() -> Rows:
    """Every row of every table, by table."""
    return {table: _rows(table) for table in _tables()}


def added_since(before: Rows) -> Rows:
    """The rows that are there now and were not then, of the tables that have such."""
    new = {table: _new(before[table], rows) for table, rows in rows_of_all().items()}
    return {table: rows for table, rows in new.items() if rows}


def put_back(rows: Rows) -> None:
    """Put rows in as they were, with their own numbers."""
    with connection.cursor() as cursor:
        for table, some in rows.items():
            places = ", ".join(["%s"] * len(some[0]))
            into = f"INSERT INTO {connection.ops.quote_name(table)} VALUES ({places})"  # noqa: S608
            cursor.executemany(into, some)


def _tables() -> list[str]:
    models = apps.get_models(include_auto_created=True)
    return [model._meta.db_table for model in models if model._meta.managed]


def _rows(table: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
        return list(cursor.fetchall())


def _new(before: list[tuple[Any, ...]], now: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    there = set(before)
    return [row for row in now if row not in there]
