"""Which list a sheet holds, where its heading row is, and which column is which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from homeward.exchange.annex_a.cells import text_of
from homeward.exchange.annex_a.columns import Column, Shape
from homeward.exchange.annex_a.labels import squash
from homeward.exchange.annex_a.lists import LISTS
from homeward.exchange.annex_a.shapes import Raw

ROWS_SEARCHED = 20
_FEWEST_HEADINGS = 3
# Less than this share of a list's columns is not that list.
_ENOUGH = 0.5
_NUMBERED = re.compile(r"\blist ?0*(1[01]|[1-9])\b|^0*(1[01]|[1-9])\b|^l0*(1[01]|[1-9])\b")


@dataclass(frozen=True)
class Layout:
    """A list found in a sheet. ``header`` is the index of its heading row, from nought."""

    shape: Shape
    header: int
    headings: tuple[str, ...]
    columns: dict[int, Column]

    @property
    def score(self) -> int:
        """Columns found less columns missing: the list that fits best has the highest."""
        return 2 * len(self.columns) - len(self.shape.columns)

    @property
    def fits(self) -> bool:
        """Whether enough of the list is here to call it that list."""
        enough = len(self.columns) >= _ENOUGH * len(self.shape.columns)
        return enough and len(self.columns) >= _FEWEST_HEADINGS


def list_named(sheet: str) -> int | None:
    """The list a sheet's name says it is, by number or by title."""
    name = squash(sheet)
    if match := _NUMBERED.search(name):
        return int(match[1] or match[2] or match[3])
    titled = [shape.number for shape in LISTS.values() if shape.name_pattern.search(name)]
    return titled[0] if len(titled) == 1 else None


def find_layout(sheet: str, rows: Sequence[Sequence[Raw]]) -> Layout | None:
    """The list in these first rows of a sheet, or ``None`` where no heading row is recognised.

    The sheet's name decides between lists that fit about as well; the headings decide otherwise.
    """
    named = list_named(sheet)
    best: Layout | None = None
    for index, row in enumerate(rows[:ROWS_SEARCHED]):
        headings = tuple(text_of(cell) for cell in row)
        if sum(1 for heading in headings if heading) < _FEWEST_HEADINGS:
            continue
        found = _best_of(index, headings, named)
        if found and (best is None or found.score > best.score):
            best = found
    return best


def _best_of(index: int, headings: tuple[str, ...], named: int | None) -> Layout | None:
    squashed = [squash(heading) for heading in headings]
    fitting = [
        layout
        for shape in LISTS.values()
        if (layout := Layout(shape, index, headings, _match(shape, squashed))).fits
    ]
    # Being called by its name counts for two headings.
    return max(
        fitting,
        key=lambda layout: layout.score + 2 * (layout.shape.number == named),
        default=None,
    )


def _match(shape: Shape, squashed: Sequence[str]) -> dict[int, Column]:
    """Columns by their place: Ofsted's own headings first, then by pattern."""
    found: dict[int, Column] = {}
    left = list(shape.columns)
    for by_pattern in (False, True):
        for column in tuple(left):
            place = _place(column, squashed, found, by_pattern=by_pattern)
            if place is not None:
                found[place] = column
                left.remove(column)
    return found


def _place(
    column: Column, squashed: Sequence[str], taken: dict[int, Column], *, by_pattern: bool
) -> int | None:
    for place, heading in enumerate(squashed):
        if not heading or place in taken:
            continue
        if column.pattern.search(heading) if by_pattern else heading == squash(column.heading):
            return place
    return None
