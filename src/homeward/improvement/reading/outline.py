"""The report as an outline: sections, and in each its numbered paragraphs, bullets and prose."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from .headings import Heading, Role, ends_report, heading_at
from .lines import Line
from .report import Judgement, Owner
from .wording import ends_sentence, joined, tidy

Shape = Literal["numbered", "bullet", "prose"]

_NUMBERED = re.compile(r"^(\d{1,3})[.)]\s+(\S.*)$")
# How many paragraph numbers may be missing (an unreadable page) before a number is not believed.
_MOST_SKIPPED = 25
# A line this much shorter than the page's usual, ending a sentence, ends its paragraph.
_SHORT = 0.8


@dataclass(frozen=True)
class Item:
    """One paragraph or bullet, whole, and where it stands."""

    shape: Shape
    number: int | None
    text: str
    page: int
    role: Role
    section: str
    owner: Owner


@dataclass(frozen=True)
class Outline:
    """The items in order, every graded line in order, and the paragraph numbers passed over."""

    items: tuple[Item, ...]
    judgements: tuple[Judgement, ...]
    skipped: tuple[int, ...]


def outline_of(lines: tuple[Line, ...], known: frozenset[str]) -> Outline:
    """Part the lines into sections and items; ``known`` are the words the report prints whole."""
    builder = _Builder(known, _usual_width(lines))
    place = 0
    while place < len(lines):
        line = lines[place]
        if builder.has_sections and ends_report(line.text):
            break
        heading = heading_at(tuple(each.text for each in lines[place : place + 5]))
        if heading:
            builder.open(heading)
            place += heading.used
            continue
        builder.take(line)
        place += 1
    return builder.finish()


def _usual_width(lines: tuple[Line, ...]) -> int:
    """The width that nine lines in ten stay within."""
    widths = sorted(len(line.text) for line in lines)
    return widths[len(widths) * 9 // 10] if widths else 0


@dataclass
class _Builder:
    known: frozenset[str]
    width: int
    role: Role = "front"
    section: str = ""
    owner: Owner = "local authority"
    last_number: int = 0
    last_line: str = ""
    has_sections: bool = False
    items: list[Item] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)
    _open: Item | None = None
    _words: list[str] = field(default_factory=list)
    _numbered_here: bool = False

    def open(self, heading: Heading) -> None:
        """Begin the section under this heading."""
        self._close()
        if heading.judgement and self.role == "background":
            return  # the grades of an earlier inspection
        if heading.judgement:
            self.judgements.append(heading.judgement)
            if not self.has_sections and ":" not in heading.judgement.words:
                return  # a row of the front page's table
        self.has_sections = True
        self.role, self._numbered_here = heading.role, False
        self.owner = heading.owner or self.owner
        if not (heading.words in _INNER and self.section):
            self.section = heading.words

    def take(self, line: Line) -> None:
        """Add a line to the open item, or begin another with it."""
        number = None if line.bullet else self._number_of(line)
        if number is not None:
            self._begin("numbered", line, number, line.text.split(maxsplit=1)[1])
        elif line.bullet:
            self._begin("bullet", line, None, line.text)
        elif self._open is None or self._parts_here(line, self._open):
            self._begin("prose", line, None, line.text)
        else:
            self._words.append(line.text)
        self.last_line = line.text

    def finish(self) -> Outline:
        self._close()
        return Outline(tuple(self.items), tuple(self.judgements), tuple(self.skipped))

    def _number_of(self, line: Line) -> int | None:
        """The paragraph number the line begins with, if it follows on from the last."""
        match = _NUMBERED.match(line.text)
        if not match or self.role == "front":
            return None
        number = int(match[1])
        follows = number == self.last_number + 1
        if not follows and number == 1 and not self._numbered_here:
            self.last_number, follows = 0, True
        leap = self.last_number + 1 < number <= self.last_number + _MOST_SKIPPED
        if not follows and leap and (self._open is None or ends_sentence(self.last_line)):
            self.skipped += range(self.last_number + 1, number)
            follows = True
        return number if follows else None

    def _parts_here(self, line: Line, item: Item) -> bool:
        """Does this line begin a new paragraph of prose?"""
        whole = ends_sentence(self.last_line)
        if line.gap:
            asked = item.role in ("recommend", "priority") and item.shape != "prose"
            goes_on = item.shape == "numbered" and not asked
            return not goes_on and (whole or not line.text[:1].islower())
        return item.shape == "prose" and whole and len(self.last_line) < self.width * _SHORT

    def _begin(self, shape: Shape, line: Line, number: int | None, text: str) -> None:
        self._close()
        if number is not None:
            self.last_number, self._numbered_here = number, True
        self._words = [text]
        self._open = Item(shape, number, "", line.page, self.role, self.section, self.owner)

    def _close(self) -> None:
        if self._open is not None:
            text = tidy(joined(self._words, self.known))
            self.items.append(replace(self._open, text=text))
        self._open = None


# Headings that part a section without naming it anew.
_INNER = frozenset({"Inspection findings", "Summary", "Areas for improvement"})
