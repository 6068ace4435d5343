"""When something is due."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.calendar import (
    Office,
    Rule,
    Unit,
    deadline,
    is_working_day,
    next_working_day,
    working_days_between,
)

ENGLAND = ZoneInfo("Europe/London")
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
MOMENTS = st.datetimes(datetime(2015, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))


def rule(amount: int, unit: Unit) -> Rule:
    return Rule("r", "words", amount, unit, "start", "stop", "source", date(2000, 1, 1))


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=ENGLAND)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("received", "due"),
    [
        # Tuesday morning: the close of Wednesday.
        (local(2026, 11, 24, 9, 0), local(2026, 11, 25, 17, 0)),
        # Tuesday after the office has closed counts as Wednesday's: the close of Thursday.
        (local(2026, 11, 24, 17, 0), local(2026, 11, 26, 17, 0)),
        # Friday: the close of Monday.
        (local(2026, 11, 27, 10, 0), local(2026, 11, 30, 17, 0)),
        # Saturday night counts as Monday's.
        (local(2026, 11, 28, 23, 0), local(2026, 12, 1, 17, 0)),
        # Christmas Eve, a Thursday; 25 December and the substitute for Boxing Day are off.
        (local(2026, 12, 24, 9, 0), local(2026, 12, 29, 17, 0)),
        # Maundy Thursday: Good Friday and Easter Monday are off.
        (local(2026, 4, 2, 9, 0), local(2026, 4, 7, 17, 0)),
    ],
)
def test_one_working_day_ends_when_the_office_closes_on_the_next_working_day(received, due):
    assert deadline(received, rule(1, Unit.WORKING_DAYS)) == due


def test_the_hour_at_which_the_office_closes_can_be_set():
    six = Office(closes=datetime(2026, 1, 1, 18, 30).time())
    due = deadline(local(2026, 11, 24, 17, 30), rule(1, Unit.WORKING_DAYS), six)
    assert due == local(2026, 11, 25, 18, 30)


def test_clock_hours_run_through_the_night_on_which_the_clocks_change():
    returned = local(2026, 10, 24, 12, 0)  # the clocks go back on the 25th
    due = deadline(returned, rule(72, Unit.CLOCK_HOURS))
    assert due - returned.astimezone(UTC) == timedelta(hours=72)
    assert due.astimezone(ENGLAND) == local(2026, 10, 27, 11, 0)


def test_months_end_on_the_last_day_where_the_month_is_shorter():
    due = deadline(local(2026, 8, 31, 9, 0), rule(6, Unit.MONTHS))
    assert due.astimezone(ENGLAND).date() == date(2027, 2, 28)


def test_calendar_days_end_at_the_end_of_the_day_in_england():
    due = deadline(local(2026, 6, 1, 9, 0), rule(7, Unit.CALENDAR_DAYS))
    assert due.astimezone(ENGLAND) == local(2026, 6, 8, 23, 59, 59)


@given(MOMENTS, st.integers(1, 60), st.sampled_from(Unit))
def test_nothing_is_due_before_it_began(start, amount, unit):
    assert deadline(start, rule(amount, unit)) > start


@given(MOMENTS, MOMENTS, st.integers(1, 30), st.sampled_from(Unit))
def test_what_began_earlier_is_never_due_later(first, second, amount, unit):
    first, second = sorted((first, second))
    assert deadline(first, rule(amount, unit)) <= deadline(second, rule(amount, unit))


@given(DAYS, st.integers(0, 400))
def test_working_days_between_counts_each_working_day_once(start, length):
    end = start + timedelta(days=length)
    obvious = sum(is_working_day(start + timedelta(days=n)) for n in range(1, length + 1))
    assert working_days_between(start, end) == obvious
    assert working_days_between(end, start) == -obvious


@given(DAYS)
def test_the_next_working_day_is_one_and_none_lies_between(day):
    after = next_working_day(day)
    assert is_working_day(after)
    assert working_days_between(day, after) == 1
