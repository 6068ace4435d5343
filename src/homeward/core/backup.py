"""A whole copy of the database, and putting one back. Nothing is lost by either."""

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection

from . import clock
from .errors import Refused

_OURS = {"django_migrations", "audit_entry", "people_person"}


def back_up(file: Path) -> int:
    """Copy the database to ``file`` and read the copy back; its size in bytes.

    Raises ``Refused`` where the file is already there, the folder is not, or the copy fails.
    """
    if file.exists():
        raise Refused(f"{file} is already there. Choose another name; a backup is not overwritten.")
    if not file.parent.is_dir():
        raise Refused(f"There is no folder {file.parent}. Make it first.")
    part = file.with_name(f"{file.name}.part")
    try:
        _copy_out(part)
        part.rename(file)
    except Refused:
        part.unlink(missing_ok=True)
        raise
    except (OSError, sqlite3.Error) as fault:
        part.unlink(missing_ok=True)
        raise Refused(
            f"The backup could not be written ({fault}). Nothing was left behind."
        ) from fault
    return file.stat().st_size


def restore(file: Path) -> Path:
    """Put the copy in ``file`` in place; what was there is kept, and its path returned."""
    if not file.is_file():
        raise Refused(f"There is no file {file}.")
    if connection.vendor == "postgresql":
        return _restore_postgres(file)
    _refuse_unless_ours(file)
    return _swap_in(file)


def _copy_out(part: Path) -> None:
    if connection.vendor == "postgresql":
        _postgres("pg_dump", "--format=custom", f"--file={part}", *_connected())
        _postgres("pg_restore", "--list", str(part))  # reads the copy back
        return
    with (
        closing(sqlite3.connect(_database())) as source,
        closing(sqlite3.connect(part)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    _refuse_unless_ours(part)


def _refuse_unless_ours(file: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
            whole = copy.execute("PRAGMA quick_check").fetchone()[0]
            tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_master")}
    except sqlite3.DatabaseError as fault:
        raise Refused(f"{file} is not a Homeward backup: it cannot be read as one.") from fault
    if whole != "ok" or not tables >= _OURS:
        raise Refused(
            f"{file} is not a whole Homeward backup. The present database was not touched."
        )


def _swap_in(file: Path) -> Path:
    place = Path(_database())
    kept = place.with_name(f"{place.name}.before-{clock.now():%Y%m%d-%H%M%S}")
    fresh = place.with_name(f"{place.name}.restoring")
    shutil.copyfile(file, fresh)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    if place.exists():
        place.rename(kept)
    for leftover in ("-wal", "-shm"):
        place.with_name(place.name + leftover).unlink(missing_ok=True)
    fresh.rename(place)
    return kept


def _restore_postgres(file: Path) -> Path:
    kept = file.with_name(f"{file.name}.before-{clock.now():%Y%m%d-%H%M%S}")
    _postgres("pg_restore", "--list", str(file))
    _postgres("pg_dump", "--format=custom", f"--file={kept}", *_connected())
    whole = ("--clean", "--if-exists", "--single-transaction")
    _postgres("pg_restore", *whole, *_connected(), str(file))
    return kept


def _connected() -> list[str]:
    """The words that tell PostgreSQL's tools which database."""
    settings = connection.settings_dict
    where = {
        "--host": settings["HOST"],
        "--port": settings["PORT"],
        "--username": settings["USER"],
        "--dbname": settings["NAME"],
    }
    return [f"{name}={value}" for name, value in where.items() if value]


def _postgres(tool: str, *arguments: str) -> None:
    password = {"PGPASSWORD": connection.settings_dict["PASSWORD"]}
    try:
        subprocess.run(  # noqa: S603 - our own tool names and settings
            [tool, *arguments],
            check=True,
            capture_output=True,
            text=True,
            env={**password, "PATH": "/usr/bin:/usr/local/bin:/bin"},
        )
    except FileNotFoundError as fault:
        raise Refused(
            f"{tool} is not installed here. Install PostgreSQL's client tools."
        ) from fault
    except subprocess.CalledProcessError as fault:
        last = fault.stderr.strip().splitlines()[-1:]
        raise Refused(f"{tool} failed: {' '.join(last)}") from fault


def _database() -> str:
    return str(connection.settings_dict["NAME"])
