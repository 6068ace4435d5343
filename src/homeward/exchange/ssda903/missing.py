"""Rows of the Missing file: from episodes and placements to what a year's return holds. Pure.

A spell starts when the child left or was last seen by a responsible adult, whichever is later, and
ends when they were found or returned. One still open ends on the eighteenth birthday.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO

COLUMNS = ("CHILD", "DOB", "MISSING", "MIS_START", "MIS_END")
GROWN_UP = 18


@dataclass(frozen=True)
class Spell:
    """One spell as the return counts it; ``end`` is None while the child is still missing."""

    child: str
    born_on: date | None
    category: str
    start: date
    end: date | None = None


@dataclass(frozen=True)
class MissingRow:
    """One row as it stands in a file, by text. ``number`` is the row as a spreadsheet counts it."""

    number: int
    child: str
    dob: str
    missing: str
    start: str
    end: str

    def day(self, column: str) -> date | None:
        """The day in a column; None where it is empty or is no day."""
        try:
            return datetime.strptime(getattr(self, column), "%d/%m/%Y").date()  # noqa: DTZ007
        except ValueError:
            return None


def spells_of(
    start: date, end: date | None, placements: Sequence[tuple[date, date | None]]
) -> Iterator[tuple[date, date | None]]:
    """An episode cut where a placement ends, and over where care ends (rules 575 and 577).

    ``placements``: first and last day, in order. A child still out is missing anew from the next
    placement; one still in their placement stays missing with no end. What lies before or after
    care is not returned.
    """
    for first, stop in placements:
        begins = max(start, first)
        over = end is not None and end < begins
        if over or (stop is not None and stop <= begins and stop != end):
            continue
        if stop is None or (end is not None and end <= stop):
            yield begins, end
            return
        yield begins, stop


def rows_for(spells: Iterable[Spell], *, first: date, last: date) -> list[Spell]:
    """What the return of a year holds: what started by its last day and was not over before it.

    An end after the year is left open: on its last day nobody knew of it. Five spells are five
    rows, also of one child on one day.
    """
    found = []
    for spell in spells:
        end = _closed(spell, last)
        if spell.start > last or (end is not None and end < first):
            continue
        later = end is not None and end > last
        found.append(
            Spell(spell.child, spell.born_on, spell.category, spell.start, None if later else end)
        )
    return sorted(found, key=lambda each: (each.child, each.start, each.end or date.max))


def row_of(spell: Spell) -> tuple[str, str, str, str, str]:
    """A spell as the cells of its row."""
    return (
        spell.child,
        _british(spell.born_on),
        spell.category,
        _british(spell.start),
        _british(spell.end),
    )


def read_rows(text: str) -> list[MissingRow]:
    """The rows of a Missing file. Raises ``ValueError`` with a sentence where it is not one."""
    reader = csv.DictReader(StringIO(text.lstrip("\ufeff"), newline=""))
    absent = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if absent:
        raise ValueError(
            f"The first line has no column {', '.join(absent)}. Give the SSDA903 Missing file "
            "with its headings."
        )
    return [
        MissingRow(number, *((row[name] or "").strip() for name in COLUMNS))
        for number, row in enumerate(reader, start=2)
    ]


def _closed(spell: Spell, last: date) -> date | None:
    """The end; the eighteenth birthday where the child is then still missing."""
    if spell.born_on is None:
        return spell.end
    eighteen = _birthday(spell.born_on)
    if spell.end is None:
        return eighteen if eighteen <= last else None
    return min(spell.end, eighteen)


def _birthday(born_on: date) -> date:
    year = born_on.year + GROWN_UP
    leap = (born_on.month, born_on.day) == (2, 29)
    return date(year, 3, 1) if leap else born_on.replace(year=year)


def _british(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
