"""Makes up an Annex A return: seeded, plausible, and dirty where asked. Nobody in it is real."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from homeward.exchange.annex_a import LISTS, List, Raw, Value, list_of
from homeward.exchange.annex_a.columns import Column

# About how a year's return falls across the lists.
SHARES = {1: 45, 2: 8, 3: 15, 4: 12, 5: 5, 6: 6, 7: 2.5, 8: 3.5, 9: 2, 10: 0.5, 11: 0.5}
AS_AT = date(2026, 9, 30)
_AGES = ((365 * 5, 365 * 18), (365 * 17, 365 * 25))  # in days: children, care leavers
_TEAMS = ("Assessment Team 1", "Assessment Team 2", "Children in Care Team", "Care Leavers Team")
_OF_THE_CHILD = ("gender", "ethnicity", "disability", "uasc")
_WORKERS = tuple(f"Worker {number}" for number in range(1, 121))


def made_up(rows: int, seed: int) -> dict[int, List]:
    """Clean lists with ``rows`` rows in all, the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311
    lists = {}
    for number, share in SHARES.items():
        many = max(1, round(rows * share / sum(SHARES.values())))
        lists[number] = list_of(number, [_values(number, place, dice) for place in range(many)])
    return lists


def write_dirty(path: Path, rows: int, seed: int, dirt: float = 0.02) -> None:
    """Writes made-up lists as case systems do, with a share ``dirt`` of cells spelt badly."""
    dice = random.Random(seed + 1)  # noqa: S311
    book = Workbook(write_only=True)
    for number, made in made_up(rows, seed).items():
        sheet = book.create_sheet(f"List {number}")
        columns = LISTS[number].columns
        sheet.append([column.heading for column in columns])
        for row in made.rows:
            sheet.append(_dirtied(columns, row.cells, dirt, dice))
    book.save(path)


def _dirtied(
    columns: tuple[Column, ...], cells: tuple[Raw, ...], dirt: float, dice: random.Random
) -> list[Any]:
    return [
        dice.choice(_DIRT[column.kind])(cell) if dice.random() < dirt else cell
        for column, cell in zip(columns, cells, strict=True)
    ]


_DIRT: dict[str, tuple[Callable[[Raw], object], ...]] = {
    "id": (lambda cell: f" {cell} ", lambda cell: cell, lambda _: None),
    "text": (lambda cell: f"{cell}\xa0", lambda _: "N/A", lambda _: None),
    "date": (
        lambda cell: cell.strftime("%d/%m/%Y") if isinstance(cell, date) else "00/00/0000",
        lambda _: date(1900, 1, 1),
        lambda _: "31/02/2026",
        lambda _: None,
    ),
    "integer": (lambda cell: str(cell), lambda _: "several", lambda _: None),
    "age": (lambda cell: float(str(cell or 0)) + 0.4, lambda _: None, lambda _: 99),
    "code": (
        lambda cell: str(cell or "").upper(),
        lambda cell: str(cell or "").split(":")[0],
        lambda _: "See case notes",
        lambda _: None,
    ),
}


def _values(number: int, place: int, dice: random.Random) -> dict[str, Value]:
    shape = LISTS[number]
    leaver = number == 9  # of an age of their own, so children of their own
    of_child = random.Random(place + 10_000_000 * leaver)  # noqa: S311
    born = AS_AT - timedelta(days=of_child.randrange(*_AGES[leaver]))
    values: dict[str, Value] = {}
    days = _days_in_order(born, len(shape.dates), dice)
    for column in shape.columns:
        # A child is the same child in every list.
        of_whom = of_child if column.field in _OF_THE_CHILD else dice
        values[column.field] = _value(column, born, days, of_whom)
    values[shape.fields[0]] = str(1_000_000 + 500_000 * leaver + place)
    if values.get("interview_offered") == "yes":
        values["missing_episodes"] = dice.randrange(1, 9)
    elif "interview_accepted" in values:
        values["interview_accepted"] = None
    return values


def _days_in_order(born: date, many: int, dice: random.Random) -> Iterator[date]:
    """Dates of the last two years in rising order, so that no period ends before it starts."""
    earliest = max(born, AS_AT - timedelta(days=730))
    span = (AS_AT - earliest).days
    return iter(sorted(earliest + timedelta(days=dice.randrange(span + 1)) for _ in range(many)))


def _value(column: Column, born: date, days: Iterator[date], dice: random.Random) -> Value:
    if column.field == "born_on":
        return born
    if column.labels is not None:
        return dice.choice(column.labels.labels).code
    match column.kind:
        case "date":
            return next(days)
        case "integer":
            return dice.randrange(5)
        case "age":
            return (AS_AT - born).days * 4 // 1461
        case "id":
            return str(dice.randrange(10_000, 99_999))
        case _:
            return dice.choice(_TEAMS if column.field == "team" else _WORKERS)
