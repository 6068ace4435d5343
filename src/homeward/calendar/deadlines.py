"""When something is due: working days, bank holidays, clock hours, months."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

import holidays
from dateutil.relativedelta import relativedelta

from homeward.core.days import ENGLAND, LAST_MOMENT

from .rules import Office, Rule, Unit, office

_BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG")


@lru_cache(maxsize=20_000)
def is_working_day(day: date) -> bool:
    """Monday to Friday, and no bank holiday in England."""
    return day.weekday() < 5 and day not in _BANK_HOLIDAYS


def next_working_day(day: date) -> date:
    """The first working day after ``day``."""
    day += timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def counted_from(start: datetime, hours: Office | None = None) -> date:
    """The working day on which something counts as received.

    What arrives after the office has closed, or on a day off, counts as the next working day's.
    """
    local = start.astimezone(ENGLAND)
    day, closes = local.date(), (hours or office()).closes
    if is_working_day(day) and local.time() < closes:
        return day
    return next_working_day(day)


def deadline(start: datetime, rule: Rule, hours: Office | None = None) -> datetime:
    """The last moment at which a duty that began at ``start`` is still in time (aware, UTC).

    Working days end when the office closes; calendar days and months at the end of the day in
    England; clock hours run through nights, weekends and changes of the clock.
    """
    if rule.unit is Unit.CLOCK_HOURS:
        return _utc(start) + timedelta(hours=rule.amount)
    if rule.unit is Unit.WORKING_DAYS:
        day = counted_from(start, hours)
        for _ in range(rule.amount):
            day = next_working_day(day)
        return _at(day, (hours or office()).closes)
    day = start.astimezone(ENGLAND).date()
    if rule.unit is Unit.CALENDAR_DAYS:
        return _at(day + timedelta(days=rule.amount), LAST_MOMENT)
    return _at(day + relativedelta(months=rule.amount), LAST_MOMENT)


def working_days_between(a: date, b: date) -> int:
    """How many working days lie after ``a`` up to and including ``b``; negative when b is first.

    So a contact received on a Friday and decided on the Monday took one working day.
    """
    if b < a:
        return -working_days_between(b, a)
    weeks, rest = divmod((b - a).days, 7)
    whole = weeks * 5
    tail = sum((a + timedelta(days=weeks * 7 + n)).weekday() < 5 for n in range(1, rest + 1))
    return whole + tail - _weekday_holidays(a, b)


def _weekday_holidays(a: date, b: date) -> int:
    for year in range(a.year, b.year + 1):
        date(year, 1, 1) in _BANK_HOLIDAYS  # noqa: B015 - asking for a day makes its year known
    return sum(1 for day in _BANK_HOLIDAYS if a < day <= b and day.weekday() < 5)


def _at(day: date, moment: time) -> datetime:
    return _utc(datetime.combine(day, moment, tzinfo=ENGLAND))


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
