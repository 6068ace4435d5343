"""What reading an Annex A workbook gives: lists, rows, values and honest problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal

Value = str | int | date | None
"""A clean value: text or a code, a whole number, a date, or nothing given."""

Raw = str | int | float | bool | date | datetime | time | timedelta | None
"""A cell as the file holds it (whole numbers as ``int``, an empty cell as ``None``)."""

Severity = Literal["refused", "asked", "note"]
"""``refused``: the row cannot be used as it stands. ``asked``: a person must answer before this
value is relied on. ``note``: worth seeing; nothing waits for it."""

Spellings = Mapping[tuple[str, str], str]
"""Answers given once: (our field name, the file's spelling) to a code of that field's label set."""


class NotAnnexA(Exception):
    """The file as a whole cannot be read as Annex A; ``sentence`` says why and how to mend it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong or doubtful. ``field`` is our field name, empty for a whole row or sheet.

    ``sentence`` says what, where (sheet, row, column) and how to mend it.
    """

    field: str
    value: str
    sentence: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Row:
    """One spreadsheet row. ``number`` is the row as the spreadsheet counts it, from 1.

    ``values`` holds every field of the list, ``None`` where nothing readable was given.
    """

    number: int
    sheet: str
    values: dict[str, Value]
    problems: list[Problem]
    keys: tuple[str, ...] = ()
    cells: tuple[Raw, ...] = ()

    @property
    def raw(self) -> dict[str, Raw]:
        """The cells as the file holds them, by our field name, or by heading where unknown."""
        return dict(zip(self.keys, self.cells, strict=False))

    @property
    def refused(self) -> bool:
        """Whether the row cannot be used as it stands."""
        return any(problem.severity == "refused" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class List:
    """One of the lists 1 to 11. Columns found and missing are our field names, in Ofsted's order;
    unknown columns are headings as the file writes them."""

    number: int
    title: str
    columns_found: tuple[str, ...]
    columns_missing: tuple[str, ...]
    columns_unknown: tuple[str, ...]
    rows: list[Row]
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A whole Annex A file. ``as_at`` is the day dates and ages were judged against."""

    lists: dict[int, List]
    problems: list[Problem]
    as_at: date
