"""Workbooks for the tests, made cell by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from homeward.exchange.annex_a import LISTS, Problem, Row

AS_AT = date(2026, 9, 30)
CONTACT = ("101", "a) Male", "a) WBRI", date(2012, 3, 4), 14, date(2026, 9, 1), "q) 6: Police")


def headings(number: int) -> list[str]:
    """Ofsted's headings of a list."""
    return [column.heading for column in LISTS[number].columns]


def book(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    """A workbook with these sheets, each a list of rows."""
    made = Workbook()
    made.remove(made.active)  # type: ignore[arg-type]
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    made.save(path)
    return path


def one_row(path: Path, number: int, **cells: Any) -> Path:
    """A workbook with one row of one list; cells by our field names, written as given."""
    row = [cells.get(field) for field in LISTS[number].fields]
    return book(path, {f"List {number}": [headings(number), row]})


def of_field(row: Row, field: str) -> list[Problem]:
    """The problems of one field."""
    return [problem for problem in row.problems if problem.field == field]
