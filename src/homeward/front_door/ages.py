"""How long contacts have waited, in bands that mean the same on every page. Pure."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from homeward.calendar import working_days_between
from homeward.core.clock import day_of
from homeward.core.days import start_of_day

FRESH = timedelta(hours=4)
#: The bands, the youngest first, in words. Days are working days after the day of receipt.
BANDS = {
    "fresh": "Under 4 hours",
    "today": "Since today",
    "two_days": "1 to 2 working days",
    "five_days": "3 to 5 working days",
    "older": "Over 5 working days",
}
Span = tuple[datetime | None, datetime | None]
"""After the first moment, up to and including the second; None where it has no end."""


def spans(now: datetime) -> dict[str, Span]:
    """For each band the moments of receipt that fall into it now; together they are all of time.

    A contact of under four hours is fresh, whichever day it came on. A band may be empty: at nine
    in the morning nothing of today is older than four hours.
    """
    today = day_of(now)
    edges = [now - FRESH]
    for days in (0, 2, 5):
        edges.append(min(edges[-1], _just_before(_earliest(today, days))))
    found: dict[str, Span] = {"fresh": (edges[0], None)}
    for name, older, newer in zip(
        ("today", "two_days", "five_days"), edges[1:], edges, strict=False
    ):
        found[name] = (older, newer)
    found["older"] = (None, edges[-1])
    return found


def _earliest(today: date, days: int) -> date:
    """The first day from which at most so many working days have gone by."""
    return _back(today, lambda day: working_days_between(day, today) <= days)


def _back(day: date, holds: Callable[[date], bool]) -> date:
    while holds(day - timedelta(days=1)):
        day -= timedelta(days=1)
    return day


def _just_before(day: date) -> datetime:
    return start_of_day(day) - timedelta(microseconds=1)


#: Ages of children by which the queue is narrowed: from and until which birthday.
CHILDREN = {
    "unborn": "Not yet born, or under 1",
    "1": "1 to 4",
    "5": "5 to 9",
    "10": "10 to 15",
    "16": "16 and over",
}
_YEARS = {"unborn": (None, 1), "1": (1, 5), "5": (5, 10), "10": (10, 16), "16": (16, None)}


def born_between(group: str, today: date) -> tuple[date | None, date | None]:
    """Those of a group of ages were born after the first day, up to and including the second."""
    youngest, oldest = _YEARS[group]
    return (
        None if oldest is None else today - relativedelta(years=oldest),
        None if youngest is None else today - relativedelta(years=youngest),
    )
