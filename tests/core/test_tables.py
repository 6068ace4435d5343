"""Tables made at once are those that the migrations make."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from homeward.core.tables import make_tables

# Both databases: each has its own way of saying what a table is.
pytestmark = pytest.mark.parity
# On PostgreSQL Django's migrations number its rows wider than Django's own model of it; no part of
# the house uses groups.
NUMBERED_OTHERWISE = "auth_group_permissions"
WORD = re.compile(r"[^\s(),]+")


@pytest.fixture(scope="module")
def at_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[BaseDatabaseWrapper]:
    with django_db_blocker.unblock(), another("at-once") as new:
        assert make_tables(MigrationExecutor(new))
        yield new


@contextmanager
def another(alias: str) -> Iterator[BaseDatabaseWrapper]:
    """An empty database beside the tests' own, of the same kind."""
    new = connection.copy(alias)
    new.settings_dict["TEST"] = {**new.settings_dict["TEST"]}
    name = f"{connection.settings_dict['NAME']}-{alias}"
    new.settings_dict["TEST"]["NAME"] = name
    connections[alias] = new
    try:
        new.creation._create_test_db(verbosity=0, autoclobber=True)
        new.settings_dict["NAME"] = name
        yield new
    finally:
        new.close()
        new.creation._destroy_test_db(name, verbosity=0)
        del connections[alias]


def tables(of: BaseDatabaseWrapper) -> dict[str, Any]:
    """Columns, constraints and indexes by table; the order of columns says nothing."""
    with of.cursor() as cursor:
        return {
            name: (
                sorted(
                    (each.name, each.type_code, each.null_ok, each.default)
                    for each in of.introspection.get_table_description(cursor, name)
                ),
                sorted(
                    # SQLite has no names for keys to others and numbers them as they come.
                    ("" if of.vendor == "sqlite" else constraint, str(sorted(what.items())))
                    for constraint, what in of.introspection.get_constraints(cursor, name).items()
                ),
            )
            for name in of.introspection.table_names(cursor)
            if name != NUMBERED_OTHERWISE
        }


@pytest.mark.slow
def test_they_have_the_columns_indexes_and_constraints_that_the_migrations_make(
    at_once, django_db_blocker
):
    with django_db_blocker.unblock(), another("step-by-step") as migrated:
        call_command("migrate", database="step-by-step", verbosity=0)
        assert tables(at_once) == tables(migrated)
        assert words(at_once) == words(migrated)


def words(of: BaseDatabaseWrapper) -> dict[str, Counter[str]]:
    """What SQLite says of each table and index, word by word: checks too, which no list holds."""
    if of.vendor != "sqlite":
        return {}
    with of.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {name: Counter(WORD.findall(sql)) for name, sql in cursor.fetchall()}


def test_the_migrations_count_as_done(at_once):
    executor = MigrationExecutor(at_once)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


def test_a_database_that_holds_something_is_left_alone(at_once):
    assert not make_tables(MigrationExecutor(at_once))
