"""Days, moments and spans of time in words, as a practitioner would write them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from homeward.core import clock
from homeward.core.clock import ENGLAND

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
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
# From here on a duty is shown as nearly due.
SOON = timedelta(days=1)


@dataclass(frozen=True)
class TimeLeft:
    """How a duty stands: its words ("3 hours left") and its state: ``open``, ``soon``, ``late``."""

    words: str
    state: str


def day_words(day: date | datetime) -> str:
    """``24 November 2026``; a moment gives its day in England."""
    if isinstance(day, datetime):
        day = clock.day_of(day)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_words(moment: date | datetime) -> str:
    """``24 November 2026, 14:05``, the time in England; a date without a time gives the day."""
    if not isinstance(moment, datetime):
        return day_words(moment)
    local = moment.astimezone(ENGLAND)
    return f"{day_words(moment)}, {local:%H:%M}"


def count_words(number: int, thing: str, things: str = "") -> str:
    """``1 day``, ``2 days``, ``0 days``; ``3 children`` where the plural is given."""
    return f"{number:,} {thing if number == 1 else things or f'{thing}s'}"


def span_words(span: timedelta) -> str:
    """A length of time in its largest whole unit: ``12 minutes``, ``3 hours``, ``2 days``."""
    if span < _HOUR:
        return count_words(int(span.total_seconds() // 60), "minute")
    if span < _DAY:
        return count_words(span // _HOUR, "hour")
    return count_words(span // _DAY, "day")


def hours_words(span: timedelta) -> str:
    """A length of time in days and hours: ``1 day 4 hours``; under an hour, in minutes."""
    if span < _DAY:
        return span_words(max(span, timedelta()))
    days, rest = divmod(span, _DAY)
    hours = rest // _HOUR
    return count_words(days, "day") + (f" {count_words(hours, 'hour')}" if hours else "")


def ago_words(moment: date | datetime) -> str:
    """``3 hours ago``, ``in 2 days``, ``just now``; a date gives ``today``, ``yesterday``."""
    if not isinstance(moment, datetime):
        return _days_ago((clock.today() - moment).days)
    span = clock.now() - moment
    if abs(span) < timedelta(minutes=1):
        return "just now"
    return f"{span_words(span)} ago" if span > timedelta() else f"in {span_words(-span)}"


def time_left(due: date | datetime) -> TimeLeft:
    """How long is left until a duty is due, or how far it is over.

    A date is due at the end of that day in England. Spans are of the clock, not working days:
    working days are already counted in ``due``.
    """
    span = end_of(due) - clock.now()
    if span < timedelta():
        return TimeLeft(f"{span_words(-span)} over", "late")
    return TimeLeft(f"{span_words(span)} left", "soon" if span <= SOON else "open")


def end_of(due: date | datetime) -> datetime:
    """The moment itself, or midnight at the end of a day in England."""
    if isinstance(due, datetime):
        return due
    return datetime.combine(due + _DAY, time(), tzinfo=ENGLAND).astimezone(UTC)


def _days_ago(days: int) -> str:
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}
    if days in near:
        return near[days]
    return f"{count_words(days, 'day')} ago" if days > 0 else f"in {count_words(-days, 'day')}"
