"""Days, moments and spans as they are said on a page."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.core import clock
from homeward.ui import words

NOON = datetime(2026, 6, 10, 11, 0, tzinfo=UTC)


def test_a_moment_is_told_in_the_time_of_england():
    assert words.moment_words(datetime(2026, 6, 10, 23, 30, tzinfo=UTC)) == "11 June 2026, 00:30"
    assert words.moment_words(datetime(2026, 12, 1, 23, 30, tzinfo=UTC)) == "1 December 2026, 23:30"
    assert words.day_words(datetime(2026, 6, 10, 23, 30, tzinfo=UTC)) == "11 June 2026"


@pytest.mark.parametrize(
    ("span", "left"),
    [
        (timedelta(hours=3, minutes=20), words.TimeLeft("3 hours left", "soon")),
        (timedelta(days=1), words.TimeLeft("1 day left", "soon")),
        (timedelta(days=4, hours=5), words.TimeLeft("4 days left", "open")),
        (timedelta(), words.TimeLeft("0 minutes left", "soon")),
        (-timedelta(minutes=1), words.TimeLeft("1 minute over", "late")),
        (-timedelta(days=1, hours=5), words.TimeLeft("1 day over", "late")),
    ],
)
def test_time_left_is_said_and_its_state_agrees(span, left):
    with clock.stand_still(NOON):
        assert words.time_left(NOON + span) == left


def test_a_day_is_due_at_its_end_in_england_even_when_the_clocks_change():
    with clock.stand_still(datetime(2026, 10, 24, 23, 0, tzinfo=UTC)):  # midnight, summer time
        assert words.time_left(date(2026, 10, 25)).words == "1 day left"  # 25 hours long
    with clock.stand_still(datetime(2026, 10, 26, 0, 1, tzinfo=UTC)):
        assert words.time_left(date(2026, 10, 25)).state == "late"


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (NOON - timedelta(seconds=20), "just now"),
        (NOON - timedelta(hours=3), "3 hours ago"),
        (NOON + timedelta(days=2), "in 2 days"),
        (date(2026, 6, 10), "today"),
        (date(2026, 6, 9), "yesterday"),
        (date(2026, 6, 11), "tomorrow"),
        (date(2026, 6, 1), "9 days ago"),
        (date(2026, 6, 20), "in 10 days"),
    ],
)
def test_how_long_ago_is_said_as_people_say_it(when, said):
    with clock.stand_still(NOON):
        assert words.ago_words(when) == said


def test_time_out_is_in_days_and_hours():
    assert words.hours_words(timedelta(hours=28)) == "1 day 4 hours"
    assert words.hours_words(timedelta(days=2, minutes=5)) == "2 days"
    assert words.hours_words(timedelta(minutes=45)) == "45 minutes"
    assert words.hours_words(timedelta(minutes=-45)) == "0 minutes"


@given(st.timedeltas(min_value=timedelta(), max_value=timedelta(days=4000)))
def test_a_span_in_words_never_says_more_than_there_was(span):
    amount, unit = words.span_words(span).split()
    size = {"minute": 60, "hour": 3600, "day": 86400}[unit.removesuffix("s")]
    assert int(amount.replace(",", "")) * size <= span.total_seconds()
