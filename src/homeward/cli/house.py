"""Opening the house for a command: where its data is, and Django's own start."""

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from homeward.core.errors import Refused


def always(options: dict[str, Any]) -> bool:
    """Most commands work on the database, whatever they are asked."""
    return True


def in_the_house(
    command: Callable[..., Any], needs_tables: Callable[[dict[str, Any]], bool] = always
) -> Callable[..., Any]:
    """Give a command ``--data`` and run it with Django started and the database up to date.

    ``needs_tables`` says by its options whether it works on the database at all; where it does
    not, none is made. A ``Refused`` becomes one sentence and exit status 1, never a traceback.
    """

    @click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        help="Folder of the database (default: $HOMEWARD_DATA, else ./data).",
    )
    @functools.wraps(command)
    def run(data: Path | None, **options: Any) -> Any:
        start_django(data)
        if needs_tables(options):
            bring_up_to_date()
        try:
            return command(**options)
        except Refused as refused:
            raise click.ClickException(refused.sentence) from refused

    return run


def open_house(data: Path | None) -> None:
    """Start Django over a data folder and bring its tables up to date."""
    start_django(data)
    bring_up_to_date()


def start_django(data: Path | None) -> None:
    """Start Django over a data folder, its database left as it is."""
    set_environment(data)
    import django

    django.setup()


def set_environment(data: Path | None) -> None:
    """Say where the data is; for this process and those it starts."""
    if data is not None:
        os.environ["HOMEWARD_DATA"] = str(data.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "homeward.config.settings")


def bring_up_to_date() -> None:
    """Make the tables that are missing; quick where there is nothing to do."""
    from django.core.management import call_command
    from django.db import DEFAULT_DB_ALIAS, connections
    from django.db.migrations.executor import MigrationExecutor
    from django.db.utils import OperationalError

    from homeward.core.tables import make_tables

    try:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            if not make_tables(executor):
                call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
    except OperationalError as fault:
        raise click.ClickException(_database_sentence(fault)) from fault


def _database_sentence(fault: Exception) -> str:
    if "disk is full" in str(fault) or "No space left" in str(fault):
        return "The disk is full. Nothing was written; make room and run the command again."
    return (
        "The database cannot be opened. Check that the data folder can be written to, "
        "or that HOMEWARD_DATABASE_URL names a PostgreSQL server that is running "
        f"({str(fault).splitlines()[0]})."
    )
