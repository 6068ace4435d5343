"""Reading one row, and checking rows once the whole file is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from homeward.exchange.annex_a.cells import CellReader, is_blank, text_of
from homeward.exchange.annex_a.checks import Checked, findings
from homeward.exchange.annex_a.columns import Column, Shape
from homeward.exchange.annex_a.guard import SheetFacts
from homeward.exchange.annex_a.headings import Layout
from homeward.exchange.annex_a.shapes import List, Problem, Raw, Row, Severity, Value


def column_letters(place: int) -> str:
    """The spreadsheet's letters of a column counted from nought (0 is A, 26 is AA)."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class RowReader:
    """Reads the rows of one sheet whose layout is known."""

    def __init__(self, sheet: str, layout: Layout, facts: SheetFacts, cells: CellReader) -> None:
        self._sheet = sheet
        self._shape = layout.shape
        self._cells = cells
        self._facts = facts
        self._odd_rows = _rows_of(facts)
        self._columns = [
            (place, column, column_letters(place)) for place, column in layout.columns.items()
        ]
        self._blank = dict.fromkeys(layout.shape.fields)
        self._keys = tuple(_key(place, layout) for place in range(len(layout.headings)))

    def read(self, number: int, raw: Sequence[Raw]) -> Row | None:
        """The row, or ``None`` where it holds nothing at all."""
        if all(is_blank(cell) for cell in raw) and number not in self._odd_rows:
            return None
        values: dict[str, Value] = dict(self._blank)
        problems: list[Problem] = []
        for place, column, letters in self._columns:
            cell = raw[place]
            value, wrong = self._cells.read(column, cell)
            values[column.field] = value
            if number in self._odd_rows:
                wrong = wrong or self._odd(f"{letters}{number}")
            if wrong:
                problems.append(self._problem(number, letters, column, cell, wrong, "asked"))
            elif value is None and column.required:
                problems.append(self._needed(number, letters, column))
        return Row(
            number, self._sheet, values, problems, self._keys, tuple(_tidy(cell) for cell in raw)
        )

    def _odd(self, cell: str) -> str:
        if cell in self._facts.no_result:
            return (
                "holds a formula whose result was never saved. Open the file in Excel, save it, "
                "and read it again"
            )
        error = self._facts.errors.get(cell)
        return f"holds the error {error}. Correct the formula, or clear the cell" if error else ""

    def _needed(self, number: int, letters: str, column: Column) -> Problem:
        if column.kind == "id":
            wrong = "is blank, so nobody can tell whose row this is. Give it"
            return self._problem(number, letters, column, None, wrong, "refused")
        return self._problem(number, letters, column, None, "is blank. Give the date", "asked")

    def _problem(
        self, number: int, letters: str, column: Column, cell: Raw, wrong: str, severity: Severity
    ) -> Problem:
        where = place_in_words(self._shape, self._sheet, number, f"column {letters}")
        return problem(where, column, text_of(cell), wrong, severity)


def _rows_of(facts: SheetFacts) -> frozenset[int]:
    cells = (*facts.no_result, *facts.errors)
    return frozenset(int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for cell in cells)


def _key(place: int, layout: Layout) -> str:
    column = layout.columns.get(place)
    if column:
        return column.field
    return layout.headings[place] or f"column {column_letters(place)}"


def _tidy(cell: Raw) -> Raw:
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def place_in_words(shape: Shape, sheet: str, number: int, column: str) -> str:
    """Where a cell is, as the person with the spreadsheet finds it."""
    return f"List {shape.number}, sheet {sheet}, row {number}, {column}"


def problem(where: str, column: Column, said: str, wrong: str, severity: Severity) -> Problem:
    """A problem with one field; ``wrong`` reads on from the heading and the value."""
    quoted = f' "{said}"' if said else ""
    return Problem(column.field, said, f"{where} ({column.heading}):{quoted} {wrong}.", severity)


def check_rows(shape: Shape, one: List, as_at: date) -> None:
    """Adds to each row's problems what its values say about themselves and about other rows."""
    first: dict[tuple[Value, ...], Row] = {}
    for row in one.rows:
        raw = row.raw
        for name, wrong, severity in findings(Checked(shape, row.values, raw, as_at)):
            column = shape.by_field[name]
            where = place_in_words(shape, row.sheet, row.number, _letters(row, name))
            row.problems.append(problem(where, column, text_of(raw.get(name)), wrong, severity))
        _note_repeat(shape, row, first)


def _letters(row: Row, name: str) -> str:
    return f"column {column_letters(row.keys.index(name))}" if name in row.keys else "no column"


def _note_repeat(shape: Shape, row: Row, first: dict[tuple[Value, ...], Row]) -> None:
    key = tuple(row.values[name] for name in shape.key)
    if key[0] is None:
        return
    before = first.setdefault(key, row)
    if before is row:
        return
    same = "says the same as" if before.values == row.values else "is about the same thing as"
    column = shape.by_field[shape.key[0]]
    where = place_in_words(shape, row.sheet, row.number, _letters(row, shape.key[0]))
    wrong = f"stands in a row that {same} row {before.number} (sheet {before.sheet})"
    row.problems.append(problem(where, column, str(key[0]), wrong, "note"))
