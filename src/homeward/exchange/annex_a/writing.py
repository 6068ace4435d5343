"""Writing lists as Ofsted asks for them: its headings, column order, labels and dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from os import PathLike
from typing import Any

from openpyxl import Workbook as ExcelWorkbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from homeward.exchange.annex_a.columns import Column, Shape
from homeward.exchange.annex_a.lists import LISTS
from homeward.exchange.annex_a.shapes import List, Raw, Row, Value


def write(path: str | PathLike[str], lists: Mapping[int, List]) -> None:
    """Writes the lists as an Annex A workbook, one sheet each, dates shown as dd/mm/yyyy.

    Reading the file back gives the same values. A cell that could not be read is written as it
    stood, so that nothing is lost. Columns that Annex A does not ask for are not written.
    """
    book = ExcelWorkbook(write_only=True)
    for number in sorted(lists):
        shape = LISTS[number]
        sheet = book.create_sheet(f"List {number}")
        sheet.append([column.heading for column in shape.columns])
        for row in lists[number].rows:
            sheet.append([_cell(sheet, cell) for cell in _cells_of(shape, row)])
    book.save(path)


def list_of(number: int, values: Iterable[Mapping[str, Value]]) -> List:
    """A list made from values by field name (codes for coded fields), ready to be written.

    Raises:
        ValueError: a field that the list has not, or a code that its label set has not.
    """
    shape = LISTS[number]
    rows = [_row_of(shape, place, each) for place, each in enumerate(values, start=2)]
    return List(number, shape.title, shape.fields, (), (), rows)


def _row_of(shape: Shape, place: int, given: Mapping[str, Value]) -> Row:
    if strange := set(given) - set(shape.fields):
        raise ValueError(f"list {shape.number} has no field {', '.join(sorted(strange))}")
    values: dict[str, Value] = {name: given.get(name) for name in shape.fields}
    cells = tuple(_label(column, values[column.field]) for column in shape.columns)
    return Row(place, f"List {shape.number}", values, [], shape.fields, cells)


def _cells_of(shape: Shape, row: Row) -> Iterator[Raw]:
    raw = row.raw
    unread = {problem.field for problem in row.problems}
    for column in shape.columns:
        value = row.values.get(column.field)
        if value is None and column.field in unread:
            yield raw.get(column.field)
        else:
            yield _label(column, value)


def _label(column: Column, value: Value) -> Raw:
    if value is None or column.labels is None:
        return value
    label = column.labels.by_code.get(str(value))
    if label is None:
        raise ValueError(f"{value!r} is not a code of {column.labels.name}")
    return label.ofsted


def _cell(sheet: Any, value: Raw) -> Any:
    """A cell that a spreadsheet will show and never run."""
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
        # Text that begins with "=" or "#" must stay text.
        cell.data_type = "s"
        return cell
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet)
        cell.value = value
        cell.number_format = "dd/mm/yyyy"
        return cell
    return value
