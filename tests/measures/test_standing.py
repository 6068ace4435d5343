"""Spells and their weeks: against days counted one by one."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from homeward.measures.standing import Interval, covers, overlapping, pieces, span
from homeward.measures.weeks import WEEK, Weeks

FIRST = date(2024, 12, 2)  # a Monday; the weeks run over a year's end and a change of clocks
DAYS = st.integers(-30, 300).map(lambda n: FIRST + timedelta(days=n))
STRETCH = st.tuples(DAYS, st.none() | st.integers(0, 200)).map(
    lambda each: Interval(each[0], None if each[1] is None else each[0] + timedelta(days=each[1]))
)


@given(STRETCH, st.integers(1, 30))
def test_a_stretch_stands_at_the_end_of_the_weeks_whose_sunday_it_covers(stretch, count):
    weeks = Weeks(FIRST, count)
    sundays = [monday + WEEK - timedelta(days=1) for monday in weeks.mondays]
    obvious = [n for n, sunday in enumerate(sundays) if covers(stretch, sunday)]
    assert list(range(*span(stretch, weeks))) == obvious


@given(STRETCH, st.lists(DAYS, max_size=8))
def test_pieces_fill_the_stretch_without_gap_or_overlap(whole, changes):
    found = list(pieces(changes, whole))
    for day in (FIRST + timedelta(days=n) for n in range(-31, 520, 3)):
        inside = [piece for piece in found if covers(piece, day)]
        assert len(inside) == covers(whole, day)
        assert all(not (p.since < c <= day) for p in inside for c in changes)


@given(st.lists(STRETCH, max_size=8))
def test_overlaps_are_the_stretches_that_cover_a_day(stretches):
    found = list(overlapping(stretches))
    for day in (FIRST + timedelta(days=n) for n in range(-31, 520)):
        numbers = [times for piece, times in found if covers(piece, day)]
        assert sum(numbers) == sum(covers(each, day) for each in stretches)
        assert len(numbers) <= 1
