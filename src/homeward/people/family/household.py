"""Who counts as living together: the same address on the same day, however it was typed."""

from __future__ import annotations

import re
from datetime import date

from ..rules import search_key

_SHORT = {
    "road": "rd", "street": "st", "avenue": "ave", "av": "ave", "close": "cl", "lane": "ln",
    "drive": "dr", "court": "ct", "crescent": "cres", "place": "pl", "gardens": "gdns",
    "terrace": "ter", "square": "sq", "apartment": "flat", "apt": "flat", "unit": "flat",
}  # fmt: skip


def household_key(lines: str, postcode: str) -> str:
    """An address as it is compared: postcode and first line, without case, points and long forms.

    Empty where there is no whole postcode or no first line: then nobody is joined to anybody.
    A first part that is only a flat or a house's name takes the next part with it.
    """
    code = re.sub(r"[^A-Z0-9]", "", postcode.upper())
    first = _first_line(lines)
    return f"{code} {first}" if len(code) >= 5 and first else ""


def postcodes_alike(postcode: str) -> tuple[str, str]:
    """The two ways a postcode is stored: with the space and without."""
    code = re.sub(r"[^A-Z0-9]", "", postcode.upper())
    return f"{code[:-3]} {code[-3:]}", code


def _first_line(lines: str) -> str:
    taken: list[str] = []
    for part in re.split(r"[,\n]", lines):
        taken += (_SHORT.get(word, word) for word in _words(part))
        if _is_whole(taken):
            break
    return " ".join(taken)


def _words(part: str) -> list[str]:
    # A word that comes twice ("5 Park Park Road") is kept twice.
    return [word for piece in part.split() for word in search_key(piece).split()]


def _is_whole(words: list[str]) -> bool:
    """Whether a number and the name of a street are there."""
    own = words[2:] if words[:1] == ["flat"] else words
    return any(re.search(r"\d", word) for word in own) and any(word.isalpha() for word in own)


def lived_on(from_on: date | None, to_on: date | None, day: date) -> bool:
    """Whether an address held on a day; its last day belongs to the next one."""
    return (from_on is None or from_on <= day) and (to_on is None or day < to_on)


def overlap(
    one: tuple[date | None, date | None], two: tuple[date | None, date | None]
) -> tuple[date | None, date | None] | None:
    """The time that two stays share (None at an end: not known, or until now); None if none."""
    starts = [day for day in (one[0], two[0]) if day is not None]
    ends = [day for day in (one[1], two[1]) if day is not None]
    start, end = max(starts, default=None), min(ends, default=None)
    if start is not None and end is not None and start >= end:
        return None
    return start, end
