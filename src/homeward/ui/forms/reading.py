"""Reading what was typed into boxes: a day, a time, a moment in England. Pure; errors in words."""

import re
from datetime import UTC, date, datetime, time, timedelta

from homeward.core.days import ENGLAND, is_doubled
from homeward.ui.words import MONTHS, day_words

from .widgets import FIRST, SECOND, Boxes

_HOUR = timedelta(hours=1)
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199
_TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?", re.IGNORECASE | re.ASCII)


class Unreadable(ValueError):
    """What was typed cannot be read; the message is the sentence for the person at the screen."""


def read_day(typed: Boxes, what: str) -> date:
    """The day in the boxes. ``what`` begins the sentence of an error ("Date of birth")."""
    missing = [part for part in ("day", "month", "year") if not getattr(typed, part)]
    if missing:
        raise Unreadable(f"{what} must include a {' and a '.join(missing)}.")
    year = _number(typed.year, what)
    if len(typed.year) != 4:
        raise Unreadable(f"{what} must have a year of four digits, such as 2026.")
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise Unreadable(f"{what} must be between {EARLIEST_YEAR} and {LATEST_YEAR}.")
    try:
        return date(year, _month(typed.month, what), _number(typed.day, what))
    except ValueError as fault:
        raise _not_real(what) from fault


def read_time(text: str, what: str) -> time:
    """A time of day: 14:05, 14.05, 1405, 2:05pm, 2pm."""
    found = _TIME.fullmatch(text.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    half = found[3].lower() if found and found[3] else ""
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else 99
    elif found and found[2] is None:
        hour = 99  # "14" alone may be an hour or a slip
    if hour > 23 or minute > 59:
        raise Unreadable(f"{what} must include a time, such as 14:05.")
    return time(hour, minute)


def read_moment(typed: Boxes, what: str) -> datetime:
    """The moment in the boxes, in UTC.

    Where the clocks go back, an hour comes twice: which of the two is asked, and answered with
    "01:30 first" or "01:30 second". Where they go forward, an hour does not come at all, and the
    sentence says so.
    """
    day = read_day(typed, what)
    text, which = _which(typed.time)
    clock_time = read_time(text, what)
    moment = datetime.combine(day, clock_time, tzinfo=ENGLAND).astimezone(UTC)
    if is_doubled(moment):
        if not which:
            raise Unreadable(_twice(what, day, clock_time))
        return moment if which == FIRST else moment + _HOUR
    if moment.astimezone(ENGLAND).time() != clock_time:
        raise Unreadable(
            f"{what}: there was no {clock_time:%H:%M} on {day_words(day)}, because the clocks "
            f"went forward from 01:00 to 02:00. Enter a time before 01:00 or from 02:00."
        )
    return moment


def _which(text: str) -> tuple[str, str]:
    """A time as typed, and which of two it is where that is said."""
    *before, last = text.split() or [""]
    return (" ".join(before), last.lower()) if last.lower() in (FIRST, SECOND) else (text, "")


def _twice(what: str, day: date, clock_time: time) -> str:
    return (
        f"{what}: {clock_time:%H:%M} came twice on {day_words(day)}, because the clocks went back "
        f"at 02:00. Type {clock_time:%H:%M} {FIRST} for the time before that, or "
        f"{clock_time:%H:%M} {SECOND} for the time after."
    )


def _month(text: str, what: str) -> int:
    named = text.strip(".").casefold()
    for number, month in enumerate(MONTHS, start=1):
        if len(named) >= 3 and month.casefold().startswith(named):
            return number
    return _number(text, what)


def _number(text: str, what: str) -> int:
    if not text.isdecimal() or len(text) > 4:
        raise _not_real(what)
    return int(text)


def _not_real(what: str) -> Unreadable:
    return Unreadable(f"{what} must be a real date, such as 24 11 2026.")
