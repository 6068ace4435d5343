"""Days as reports print them: "29 April – 22 May 2014", "24 and 25 February 2020"."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ANY_MONTH = "|".join(MONTHS)

_ONE = rf"\d{{1,2}}(?:st|nd|rd|th)?(?:\s+(?:{ANY_MONTH}))?(?:\s+(?:19|20)\d\d)?"
_RUN = re.compile(rf"{_ONE}(?:(?:\s*,\s*|\s+and\s+|\s+to\s+|\s*[–—-]\s*){_ONE})*", re.IGNORECASE)
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?P<month>{ANY_MONTH}))?"
    r"(?:\s+(?P<year>(?:19|20)\d\d))?\b",
    re.IGNORECASE,
)
_IN_NAMES = (
    re.compile(r"(?<!\d)(?P<year>20\d\d)[-_](?P<month>\d\d)[-_](?P<day>\d\d)(?!\d)"),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})[-_ ](?P<month>{ANY_MONTH})[-_ ](?P<year>20\d\d)", re.I),
)


def days_after(pattern: re.Pattern[str], text: str) -> list[date]:
    """The first run of days that directly follows a match of the pattern; empty if none does."""
    for match in pattern.finditer(text):
        run = _RUN.match(text, match.end())
        days = days_in(run[0]) if run else []
        if days:
            return days
    return []


def days_in(run: str) -> list[date]:
    """The days of one printed run, in order; a day without month or year takes the next one's."""
    days: list[date] = []
    month, year = 0, 0
    for match in reversed(list(_DAY.finditer(run))):
        month = MONTHS.index(match["month"].title()) + 1 if match["month"] else month
        year = int(match["year"]) if match["year"] else year
        day = day_of(year, month, int(match["day"]))
        if day and days and day > days[0]:  # over a new year: "9 December and 5 January 2018"
            day = day_of(year - 1, month, day.day)
        if day is None:
            return []
        days.insert(0, day)
    return days


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_in_name(file_name: str) -> date | None:
    """A day in a file's name: "…---13-january-2025.pdf" or "…-2024-02-13.pdf"."""
    for pattern in _IN_NAMES:
        match = pattern.search(file_name)
        if match:
            month = match["month"]
            number = int(month) if month.isdigit() else MONTHS.index(month.title()) + 1
            return day_of(int(match["year"]), number, int(match["day"]))
    return None
