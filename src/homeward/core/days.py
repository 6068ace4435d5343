"""Days and weeks of England (``Europe/London``). Pure."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ENGLAND = ZoneInfo("Europe/London")
LAST_MOMENT = time(23, 59, 59)


def day_of(moment: datetime) -> date:
    """The day in England on which a moment falls (a quarter past midnight in June is its own)."""
    return moment.astimezone(ENGLAND).date()


def say(moment: datetime) -> str:
    """A moment in England within a sentence: "14:05 on 3 June 2026"."""
    return f"{moment.astimezone(ENGLAND):%H:%M} on {say_day(moment)}"


def say_day(moment: datetime) -> str:
    """The day in England of a moment within a sentence: "3 June 2026"."""
    day = day_of(moment)
    return f"{day.day} {day:%B %Y}"


def start_of_day(day: date) -> datetime:
    """The first moment of a day in England, for facts of which only the day is known."""
    return datetime(day.year, day.month, day.day, tzinfo=ENGLAND)


def end_of_day(day: date) -> datetime:
    """The last second of a day in England: until then what is due that day is in time."""
    return datetime.combine(day, LAST_MOMENT, tzinfo=ENGLAND)


def is_whole_day(moment: datetime) -> bool:
    """Whether a moment is the start or the end of its day: only the day is then worth saying."""
    return moment.astimezone(ENGLAND).time() in (time(0, 0), LAST_MOMENT)


def is_doubled(moment: datetime) -> bool:
    """Whether the time in England at this moment comes again an hour later (clocks going back)."""
    later = moment + timedelta(hours=1)
    return moment.astimezone(ENGLAND).time() == later.astimezone(ENGLAND).time()


def monday(day: date) -> date:
    """The Monday of the week a day lies in."""
    return day - timedelta(days=day.weekday())
