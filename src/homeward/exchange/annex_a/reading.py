"""Reading a whole Annex A workbook into clean rows and honest problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain, islice
from os import PathLike
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from homeward.exchange.annex_a.cells import CellReader
from homeward.exchange.annex_a.guard import SheetFacts, damaged, inspect
from homeward.exchange.annex_a.headings import ROWS_SEARCHED, Layout, find_layout, list_named
from homeward.exchange.annex_a.lists import LISTS
from homeward.exchange.annex_a.rows import RowReader, check_rows
from homeward.exchange.annex_a.shapes import List, NotAnnexA, Problem, Raw, Spellings, Workbook


def read(
    path: str | PathLike[str],
    *,
    as_at: date | None = None,
    spellings: Spellings | None = None,
) -> Workbook:
    """Ofsted's Annex A workbook (.xlsx), lists 1 to 11, as clean typed rows.

    Sheets and headings are known by pattern; a list that is missing is said and the others are
    read. Nothing is guessed: an unknown label is asked about, and its answer, given back in
    ``spellings`` as {(our field name, the file's spelling): code}, is used from then on.

    Args:
        path: the workbook.
        as_at: the day dates and ages are judged against; without it, the latest date in the file
            that is not ahead of today (today where there is none).
        spellings: answers given to earlier questions.

    Raises:
        NotAnnexA: the file as a whole cannot be read; its ``sentence`` says why and what to do.
    """
    place = Path(path)
    facts = inspect(place)
    cells = CellReader(spellings or {})
    found: dict[int, List] = {}
    problems: list[Problem] = []
    for name, sheet in _sheets(place):
        one = _read_sheet(name, sheet, facts.get(name, SheetFacts()), cells)
        if isinstance(one, Problem):
            problems.append(one)
        else:
            found[one.number] = _joined(found.get(one.number), one)
    if not found:
        raise NotAnnexA(
            f"No sheet of {place.name} holds one of Annex A's lists. Each list is a sheet whose "
            "heading row starts with Child Unique ID, Gender, Ethnicity and Date of Birth."
        )
    day = as_at or _latest_day(found.values(), date.today())
    lists = {number: found[number] for number in sorted(found)}
    for number, one_list in lists.items():
        check_rows(LISTS[number], one_list, day)
    return Workbook(lists, problems + list(_missing(lists)), day)


def _sheets(place: Path) -> Iterator[tuple[str, CalamineSheet]]:
    try:
        book = CalamineWorkbook.from_path(str(place))
        for name in book.sheet_names:
            yield name, book.get_sheet_by_name(name)
    except CalamineError as error:
        raise damaged(place.name) from error


def _read_sheet(
    name: str, sheet: CalamineSheet, facts: SheetFacts, cells: CellReader
) -> List | Problem:
    rows = _rows(sheet)
    top = list(islice(rows, ROWS_SEARCHED))
    layout = find_layout(name, [row for _, row in top])
    if layout is None:
        return _unrecognised(name, empty=not top)
    shape, columns = layout.shape, _columns(layout)
    problems = list(_layout_problems(name, layout))
    if shape.fields[0] not in columns[0]:
        return List(shape.number, shape.title, *columns, [], [_nobody(name, layout), *problems])
    reader = RowReader(name, layout, facts, cells)
    body = chain(top[layout.header + 1 :], rows)
    read_rows = [row for number, raw in body if (row := reader.read(number, raw))]
    return List(shape.number, shape.title, *columns, read_rows, problems)


def _nobody(sheet: str, layout: Layout) -> Problem:
    column = layout.shape.columns[0]
    return Problem(
        column.field,
        "",
        f"List {layout.shape.number} (sheet {sheet}) has no column for {column.heading}, so "
        "nobody can tell whose rows these are and none was read. Add the column.",
        "refused",
    )


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[Raw]]]:
    """The sheet's rows with the number a spreadsheet shows beside them."""
    for number, row in enumerate(sheet.iter_rows(), start=1):
        yield number, [None if cell == "" else cell for cell in row]


def _columns(layout: Layout) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    there = {column.field for column in layout.columns.values()}
    fields = layout.shape.fields
    unknown = tuple(
        heading
        for place, heading in enumerate(layout.headings)
        if heading and place not in layout.columns
    )
    return (
        tuple(each for each in fields if each in there),
        tuple(each for each in fields if each not in there),
        unknown,
    )


def _layout_problems(sheet: str, layout: Layout) -> Iterator[Problem]:
    number, (_, missing, unknown) = layout.shape.number, _columns(layout)
    where = f"List {number} (sheet {sheet})"
    if list_named(sheet) not in (number, None):
        yield Problem("", sheet, f"{where} was known by its headings, not its name.", "note")
    if missing:
        by_field = layout.shape.by_field
        names = ", ".join(by_field[each].heading for each in missing)
        needed = any(by_field[each].required for each in missing)
        yield Problem(
            "",
            names,
            f"{where} has no column for: {names}. Those fields are left blank; add the columns if "
            "your system holds them.",
            "asked" if needed else "note",
        )
    if unknown:
        names = ", ".join(unknown)
        yield Problem(
            "", names, f"{where} has columns that Annex A does not ask for: {names}.", "note"
        )


def _unrecognised(sheet: str, *, empty: bool) -> Problem:
    number = list_named(sheet)
    if empty:
        return Problem("", sheet, f"Sheet {sheet} is empty.", "note")
    if number is None:
        return Problem(
            "", sheet, f"Sheet {sheet} is none of Annex A's lists and was not read.", "note"
        )
    return Problem(
        "",
        sheet,
        f"Sheet {sheet}: no row among the first {ROWS_SEARCHED} holds the headings of list "
        f"{number}, so the sheet was not read. Put Ofsted's headings in its first row.",
        "asked",
    )


def _joined(before: List | None, now: List) -> List:
    """One list from two sheets that hold the same list."""
    if before is None:
        return now
    found = set(before.columns_found) | set(now.columns_found)
    fields = LISTS[now.number].fields
    sheets = ", ".join(dict.fromkeys(row.sheet for row in (*before.rows, *now.rows)))
    both = Problem(
        "", sheets, f"List {now.number} stands in more than one sheet; all were read.", "note"
    )
    return replace(
        before,
        columns_found=tuple(each for each in fields if each in found),
        columns_missing=tuple(each for each in fields if each not in found),
        columns_unknown=tuple(dict.fromkeys(before.columns_unknown + now.columns_unknown)),
        rows=before.rows + now.rows,
        problems=[*before.problems, *now.problems, both],
    )


def _missing(lists: dict[int, List]) -> Iterator[Problem]:
    for number, shape in LISTS.items():
        if number not in lists:
            yield Problem(
                "",
                f"List {number}",
                f"The workbook has no list {number} ({shape.title}). The other lists were read.",
                "note",
            )


def _latest_day(lists: Iterable[List], today: date) -> date:
    """The latest date of any event in the file that is not ahead of today."""
    latest = date.min
    for one in lists:
        for name in LISTS[one.number].dates:
            for row in one.rows:
                day = row.values[name]
                if isinstance(day, date) and latest < day <= today:
                    latest = day
    return latest if latest > date.min else today
