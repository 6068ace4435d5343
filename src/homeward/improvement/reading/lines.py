"""Printed lines, with what belongs to the page and not to the report taken out.

Running headers and footers, page numbers, the letterhead and footnotes go; what is left is the
report's own words, line by line, each with its page.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from . import headings
from .wording import SOFT_HYPHEN, mended, tidy

# How many lines at the head or foot of a page may be furniture.
_EDGE = 4
_SHORTEST_HEADER = 12
_FOOTNOTE_LINES = 12

_BULLET = re.compile(r"^(?:[•●■▪◼◾◦‣·∙\uf0a7\uf0b7\uf06e\uf0d8*\u00ad]|[-–](?=\s))\s*")
_ONLY_NUMBER = re.compile(r"^(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?$", re.IGNORECASE)
_FOOTNOTE = re.compile(r"^(\d{1,2})\s+[A-Z]")
_DATE_START = re.compile(
    r"^\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b"
)
_RUNNING_TITLE = re.compile(r"^(?:Inspection of|Focused visit to|Monitoring visit (?:of|to)) .+")
_RUNNING_DATES = re.compile(r"^\d{1,2}\s.*\b(?:19|20)\d\d\s+\d{1,3}$")
_LETTERHEAD = re.compile(
    r"^(?:Ofsted|Piccadilly Gate|Store St(?:reet)?|(?:Manchester\s+)?M1 2WD|Manchester"
    r"|Aviation House|125 Kingsway|Clive House|70 Petty France|Agora|6 Cumberland Place"
    r"|T:? *0300 .*|(?:Direct )?T(?:elephone)?:? *0\d{2,4} .*|Textphone:? .*|F(?:ax)?:? *0\d.*"
    r"|(?:E:? ?)?\S+@(?:ofsted\.gov\.uk|ofsted\.gsi\.gov\.uk)"
    r"|(?:W: ?)?www\.(?:gov\.uk/)?ofsted(?:\.gov\.uk)?/?)$"
)


@dataclass(frozen=True)
class Line:
    """One line of the report: its words, its page (from 1), and how it stands on the page.

    ``gap`` is true where blank lines stand before it (not at a page's head, where they mean
    nothing); ``bullet`` where a bullet mark stood before the words.
    """

    text: str
    page: int
    gap: bool = False
    bullet: bool = False


def lines_of(pages: tuple[str, ...]) -> tuple[Line, ...]:
    """The report's own lines, in order."""
    raw = [_page_lines(text) for text in pages]
    running = _running(raw)
    kept: list[Line] = []
    for number, page in enumerate(raw, start=1):
        body = _without_furniture(page, number, running)
        body = _without_page_breaks(body) if len(raw) == 1 else body
        body, notes = _without_footnotes(body)
        kept += _as_lines(_without_marks(body, notes), number)
    return tuple(_with_bullets(kept))


def _page_lines(text: str) -> list[str]:
    return [line.rstrip() for line in mended(text).replace("\t", " ").split("\n")]


def _mask(line: str) -> str:
    return re.sub(r"\d+", "#", tidy(line))


def _edges(page: list[str]) -> dict[int, int]:
    """Where the lines at the head and foot stand, and their place counted from that edge."""
    filled = [at for at, line in enumerate(page) if line.strip()]
    feet = {at: -place for place, at in enumerate(reversed(filled[-_EDGE:]), start=1)}
    return {**feet, **{at: place for place, at in enumerate(filled[:_EDGE])}}


def _running(raw: list[list[str]]) -> frozenset[str]:
    """Lines that, digits apart, stand in the same place at the edge of three pages or more."""
    seen = Counter(
        (_mask(page[at]), place) for page in raw[1:] for at, place in _edges(page).items()
    )
    return frozenset(
        line
        for (line, _), times in seen.items()
        if times >= 3
        and len(line) > _SHORTEST_HEADER
        and not headings.is_heading(line)
        and not _BULLET.match(line)
    )


def _without_furniture(page: list[str], number: int, running: frozenset[str]) -> list[str]:
    """The page without running lines, page numbers and letterhead; page 1 keeps its title."""
    edges = _edges(page)
    letterhead = any("Piccadilly Gate" in line for line in page)
    kept = []
    for place, line in enumerate(page):
        text = tidy(line)
        runs = _mask(line) in running or _RUNNING_DATES.match(text) or _is_running_title(text)
        furniture = (
            (place in edges and _ONLY_NUMBER.match(text))
            or (place in edges and number > 1 and runs)
            or (letterhead and _LETTERHEAD.match(text))
        )
        if not furniture:
            kept.append(line)
    return kept


def _without_page_breaks(lines: list[str]) -> list[str]:
    """Text pasted without its pages, less the furniture left between them.

    Page numbers are lone numbers that follow on from each other; of running titles the first is
    the report's own.
    """
    kept = []
    page, titled = 0, False
    for line in lines:
        text = tidy(line)
        title = _is_running_title(text)
        if text.isdecimal() and page < int(text[:4]) <= page + 2:
            page = int(text)
        elif not _RUNNING_DATES.match(text) and not (title and titled):
            kept.append(line)
        titled = titled or title
    return kept


def _is_running_title(text: str) -> bool:
    return bool(_RUNNING_TITLE.match(text)) and text.endswith(("ren’s services", "ren's services"))


def _without_footnotes(page: list[str]) -> tuple[list[str], frozenset[str]]:
    """The page above its footnotes, and the footnotes' numbers.

    A footnote starts, after a blank line and near the foot, with a number whose mark stands in
    the words above it, or under the rule that word processors draw as a long blank.
    """
    filled = [place for place, line in enumerate(page) if line.strip()]
    for place in filled[-_FOOTNOTE_LINES:]:
        match = _FOOTNOTE.match(page[place])
        if not match or place == 0 or page[place - 1].strip() or _DATE_START.match(page[place]):
            continue
        above = "\n".join(page[:place])
        if re.search(rf"[^\W\d_][?.,’)]?{match[1]}(?!\d)", above):
            numbers = {m[1] for line in page[place:] if (m := _FOOTNOTE.match(line))}
            return page[:place], frozenset(numbers)
    return page, frozenset()


def _without_marks(page: list[str], notes: frozenset[str]) -> list[str]:
    if not notes:
        return page
    mark = re.compile(
        rf"(?<=[^\W\d_][?.,’)%])(?:{'|'.join(notes)})(?!\d)|"
        rf"(?<=[^\W\d_])(?:{'|'.join(notes)})(?![\w%])"
    )
    return [mark.sub("", line) for line in page]


def _as_lines(page: list[str], number: int) -> list[Line]:
    lines: list[Line] = []
    gap = False
    for raw in page:
        text = raw.strip()
        if not text:
            gap = True
            continue
        lines.append(Line(text, number, gap=gap and bool(lines)))
        gap = False
    return lines


def _with_bullets(lines: list[Line]) -> list[Line]:
    """Bullet marks taken off; a mark alone on its line belongs to the next."""
    kept: list[Line] = []
    waiting = False
    for line in lines:
        mark = _BULLET.match(line.text)
        words = line.text[mark.end() :] if mark else line.text
        if not words.strip(SOFT_HYPHEN + " "):
            waiting = True
            continue
        kept.append(replace(line, text=_spaced(words), bullet=bool(mark) or waiting))
        waiting = False
    return kept


def _spaced(text: str) -> str:
    """Single spaces, keeping a soft hyphen at the end, which says a word goes on."""
    return " ".join(text.split())
