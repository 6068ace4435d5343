"""When, where, with whom and for how long children go missing: counts, nothing else. Pure.

Those without a right to names see no number under five, nor one that could be worked out from the
others: small lines are put together.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from homeward.core.days import ENGLAND

from .rules import time_out

SMALLEST = 5
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOURS = ("00 to 03", "03 to 06", "06 to 09", "09 to 12", "12 to 15", "15 to 18", "18 to 21",
         "21 to 24")  # fmt: skip
_LENGTHS = (
    (timedelta(hours=1), "Under an hour"),
    (timedelta(hours=4), "1 to 4 hours"),
    (timedelta(hours=8), "4 to 8 hours"),
    (timedelta(hours=24), "8 to 24 hours"),
    (timedelta(days=2), "1 to 2 days"),
    (timedelta(days=7), "2 to 7 days"),
    (timedelta.max, "Over 7 days"),
)
LENGTHS = tuple(words for _, words in _LENGTHS)
NOT_RECORDED = "Not recorded"
OTHERS = f"Others, fewer than {SMALLEST} each"
# The district of a postcode: the letters and figures before the last three.
_POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?) ?[0-9][A-Z]{2}\b")


@dataclass(frozen=True)
class Went:
    """One episode as the patterns see it: when, from where, and where and with whom found."""

    person_id: int
    began: datetime
    returned: datetime | None = None
    home: str = ""
    found_where: str = ""
    found_with: str = ""
    went_district: str = ""

    @property
    def went_area(self) -> str:
        """From where, as the map has it: the placement's postcode district, its name, or home."""
        return self.went_district or self.home

    @property
    def found_area(self) -> str:
        """Where they were found: the postcode district that is written there, else the place."""
        return district_of(self.found_where) or self.found_where


@dataclass(frozen=True)
class Line:
    """One line of a pattern: how many episodes of how many children; None: kept back."""

    label: str
    episodes: int | None
    children: int | None


@dataclass(frozen=True)
class Pattern:
    """One question with its lines."""

    title: str
    heading: str
    lines: tuple[Line, ...]


def district_of(text: str) -> str:
    """The district of the first postcode in a text: "ZZ1" of "Loomgate, ZZ1 4AB"."""
    found = _POSTCODE.search(text.upper())
    return found.group(1) if found else ""


def patterns_of(rows: Sequence[Went], *, names: bool, most: int = 10) -> list[Pattern]:
    """Every pattern of these episodes. ``names``: whether the reader has a right to names.

    With whom a child was found is for those with the right only; so are places where fewer than
    five children were found.
    """
    found = [
        _pattern("Weekday", "Day on which they left", rows, _weekday, DAYS),
        _pattern("Hour", "Hour at which they left", rows, _hour, HOURS),
        _pattern("How long until the return", "Time out", _back(rows), _length, LENGTHS),
        _pattern("From which placement", "Went from", rows, lambda row: row.home),
        _pattern("Where they were found", "Place", _back(rows), lambda row: row.found_where),
    ]
    if names:
        company = _pattern("With whom", "Company", _back(rows), lambda row: row.found_with)
        return [_first(each, most) for each in [*found, company]]
    return [_first(without_small(each), most) for each in found]


def without_small(pattern: Pattern) -> Pattern:
    """A pattern in which no number under five can be read or worked out.

    Lines of fewer than five episodes or children go together; where only one would, or the sum of
    them is itself under five, the next smallest goes with them.
    """
    lines = sorted(pattern.lines, key=lambda line: (line.children or 0, line.episodes or 0))
    small = [line for line in lines if _is_small(line)]
    rest = [line for line in lines if not _is_small(line)]
    next_ones = [line for line in rest if line.episodes]
    while small and next_ones and (len(small) < 2 or _sum(small) < SMALLEST):
        small.append(next_ones.pop(0))
    rest = [line for line in rest if line not in small]
    kept = [line for line in pattern.lines if line in rest]
    if not small:
        return pattern
    total = _sum(small)
    return replace(pattern, lines=(*kept, Line(OTHERS, total if total >= SMALLEST else None, None)))


def flows(rows: Iterable[Went], *, names: bool) -> list[tuple[str, str, int]]:
    """From where to where they were found, and how often; the most frequent first.

    A postcode district stands for what lies in it, where one is recorded.
    """
    counted: dict[tuple[str, str], set[tuple[int, datetime]]] = defaultdict(set)
    for row in rows:
        if row.went_area and row.found_area:
            counted[row.went_area, row.found_area].add((row.person_id, row.began))
    found = []
    for (start, end), episodes in counted.items():
        children = {person for person, _ in episodes}
        if names or len(children) >= SMALLEST:
            found.append((start, end, len(episodes)))
    return sorted(found, key=lambda each: (-each[2], each[0], each[1]))


def _pattern(
    title: str,
    heading: str,
    rows: Iterable[Went],
    key: Callable[[Went], str],
    order: Sequence[str] = (),
) -> Pattern:
    grouped: dict[str, list[Went]] = {label: [] for label in order}
    for row in rows:
        grouped.setdefault(key(row) or NOT_RECORDED, []).append(row)
    lines = [
        Line(label, len(some), len({row.person_id for row in some}))
        for label, some in grouped.items()
    ]
    if not order:
        lines.sort(key=lambda line: (line.label == NOT_RECORDED, -(line.episodes or 0), line.label))
    return Pattern(title, heading, tuple(lines))


def _first(pattern: Pattern, most: int) -> Pattern:
    """The first lines, the rest as one; what is not recorded stands by itself at the end."""
    last = [line for line in pattern.lines if line.label in (NOT_RECORDED, OTHERS)]
    lines = [line for line in pattern.lines if line not in last]
    if len(lines) <= most + 1:
        return pattern
    rest = [line.episodes or 0 for line in lines[most:]]
    more = Line(f"{len(rest)} more", sum(rest), None)
    return replace(pattern, lines=(*lines[:most], more, *last))


def _is_small(line: Line) -> bool:
    return bool(line.episodes) and min(line.episodes or 0, line.children or 0) < SMALLEST


def _sum(lines: Iterable[Line]) -> int:
    return sum(line.episodes or 0 for line in lines)


def _back(rows: Iterable[Went]) -> list[Went]:
    return [row for row in rows if row.returned is not None]


def _weekday(row: Went) -> str:
    return DAYS[row.began.astimezone(ENGLAND).weekday()]


def _hour(row: Went) -> str:
    return HOURS[row.began.astimezone(ENGLAND).hour // 3]


def _length(row: Went) -> str:
    assert row.returned is not None  # noqa: S101 - only those who are back are asked
    length = time_out(row.began, row.returned)
    return next(words for most, words in _LENGTHS if length < most)
