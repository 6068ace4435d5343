"""Dates of birth as people write them, found in a line of words. Pure; never refuses."""

import re
from calendar import month_abbr, month_name
from datetime import date

_MONTHS = {name.casefold(): number for number, name in enumerate(month_name) if number}
_MONTHS |= {name.casefold(): number for number, name in enumerate(month_abbr) if number}
_MONTHS["sept"] = 9
_NAMED = "|".join(sorted(_MONTHS, key=len, reverse=True))
_PATTERNS = (
    re.compile(r"\b(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})\b"),
    re.compile(r"\b(?P<d>\d{1,2})[-/. ](?P<m>\d{1,2})[-/. ](?P<y>\d{4}|\d{2})\b"),
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[-/. ]*(?:of )?(?P<m>{_NAMED})\b[-/., ]*"
        r"(?P<y>\d{4}|\d{2})\b"
    ),
    re.compile(
        rf"\b(?P<m>{_NAMED})\b[. ]*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? +(?P<y>\d{{4}}|\d{{2}})\b"
    ),
    re.compile(r"\b(?P<d>\d{2})(?P<m>\d{2})(?P<y>(?:19|20)\d{2})\b"),
    re.compile(r"\b(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})\b"),
)


def day_in(line: str, today: date) -> tuple[date | None, str, str]:
    """The first date in a line (in small letters): the day, its year, and the line without it.

    A day that cannot be (31 February) gives None and still its year: somebody slipped, and the
    year may be right. Day and month the American way round are turned where they must be.
    """
    for pattern in _PATTERNS:
        found = pattern.search(line)
        if found is None:
            continue
        year = _year(found["y"], today)
        if not 1900 <= year <= 2100:
            continue
        rest = f"{line[: found.start()]} {line[found.end() :]}"
        return _day(year, _month(found["m"]), int(found["d"])), str(year), rest
    return None, "", line


def _year(text: str, today: date) -> int:
    """Two digits are of this century, unless that would lie ahead."""
    year = int(text)
    if len(text) == 4:
        return year
    return 2000 + year if year <= today.year % 100 else 1900 + year


def _month(text: str) -> int:
    return _MONTHS[text] if text in _MONTHS else int(text)


def _day(year: int, month: int, day: int) -> date | None:
    for one, other in ((month, day), (day, month)):
        try:
            return date(year, one, other)
        except ValueError:
            continue
    return None
