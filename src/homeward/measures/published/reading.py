"""A published file (CSV, or CSV in gzip) as figures by area and year, or as neighbours."""

import csv
import gzip
import io
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .columns import COLUMNS, Column

#: A published table is far smaller; anything larger is the wrong file.
MOST_BYTES = 60_000_000
LEVELS = ("National", "Regional", "Local authority")
_PLACE = ("time_period", "geographic_level", "region_name", "la_name", "old_la_code")
_NEIGHBOURS = ("old_la_code", "la_name", "SN_1", "SN_1P")
_TEN = range(1, 11)
_Row = Mapping[str, Any]


class Unreadable(ValueError):
    """A file that cannot be used: one sentence says what is wrong and what to give instead."""


@dataclass(frozen=True)
class Figure:
    """One figure; ``value`` is None where the publisher put a ``mark`` in its place."""

    measure: str
    level: str
    area: str
    code: str
    region: str
    year: int
    value: float | None
    mark: str = ""
    count: int | None = None
    out_of: int | None = None


@dataclass(frozen=True)
class Near:
    """One statistical neighbour of an authority; rank 1 is the nearest."""

    area: str
    code: str
    neighbour_code: str
    rank: int
    closeness: str


@dataclass(frozen=True)
class Read:
    """What a file holds."""

    figures: list[Figure] = field(default_factory=list)
    neighbours: list[Near] = field(default_factory=list)


def read_published(path: Path) -> Read:
    """Read a table of published statistics, or the table of statistical neighbours.

    Raises ``Unreadable`` with one sentence where it is neither.
    """
    lines = csv.DictReader(io.StringIO(_text(path)))
    head = lines.fieldnames or []
    if all(name in head for name in _NEIGHBOURS):
        return Read(neighbours=[near for row in lines for near in _near(row)])
    columns = [column for column in COLUMNS if _fits(column, head)]
    if not columns or any(name not in head for name in _PLACE):
        raise Unreadable(
            f"{path.name} holds no table that is known here. Give the authority-level CSV of "
            "referrals, workforce, care leavers' accommodation or activity, or the table of "
            "statistical neighbours."
        )
    rows: list[_Row] = [row for row in lines if row["geographic_level"] in LEVELS]
    return Read(figures=[*_figures(path.name, rows, columns)])


def _text(path: Path) -> str:
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            told = file.read(MOST_BYTES + 1)
        if len(told) > MOST_BYTES:
            raise Unreadable(f"{path.name} is too large for a published table. Give another file.")
        return told.decode("utf-8-sig")
    except (OSError, EOFError, zlib.error) as fault:
        raise Unreadable(f"{path.name} cannot be opened. Fetch it again.") from fault
    except UnicodeDecodeError as fault:
        raise Unreadable(f"{path.name} is no text. Give a CSV file in UTF-8.") from fault


def _fits(column: Column, head: object) -> bool:
    named = [column.value, *column.rows, column.count, column.out_of]
    return all(name in head for name in named if name)  # type: ignore[operator]


def _figures(name: str, rows: Sequence[_Row], columns: list[Column]) -> Iterator[Figure]:
    for column in columns:
        wholes = {_key(row): row[column.count] for row in rows if _is_whole(row, column)}
        for line, row in enumerate(rows, start=2):
            if all(row[key] == value for key, value in column.rows.items()):
                out_of = row[column.out_of] if column.out_of else wholes.get(_key(row), "")
                yield _figure(f"{name}, line {line}", row, column, out_of)


def _is_whole(row: _Row, column: Column) -> bool:
    if not column.whole or row["breakdown"] != column.whole:
        return False
    return row["care_leaver_age"] == column.rows["care_leaver_age"]


def _key(row: _Row) -> tuple[str, ...]:
    return tuple(row[name] for name in _PLACE)


def _figure(where: str, row: _Row, column: Column, out_of: str) -> Figure:
    told = (row[column.value] or "").strip()
    value = _number(told)
    level = row["geographic_level"]
    area = {"National": "England", "Regional": row["region_name"]}.get(level, row["la_name"])
    try:
        year = int(row["time_period"][:4])
    except ValueError as fault:
        raise Unreadable(f"{where}: {row['time_period']!r} is no year. Mend the line.") from fault
    return Figure(
        measure=column.measure,
        level=level,
        area=str(area)[:60],
        code=row["old_la_code"][:12] if level == "Local authority" else "",
        region=row["region_name"][:60],
        year=year,
        value=value,
        mark="" if value is not None else told[:8] or "blank",
        count=_whole(row.get(column.count, "")),
        out_of=_whole(out_of),
    )


def _number(told: str) -> float | None:
    try:
        value = float(told.replace(",", ""))
    except ValueError:
        return None
    return value if 0 <= value < 1e7 else None


def _whole(told: str | None) -> int | None:
    value = _number(told or "")
    return None if value is None else int(value)


def _near(row: _Row) -> Iterator[Near]:
    for rank in _TEN:
        code = (row.get(f"SN_{rank}") or "").strip()
        if code:
            close = (row.get(f"SN_{rank}P") or "").strip()[:20]
            yield Near(row["la_name"][:60], row["old_la_code"].strip()[:12], code, rank, close)
