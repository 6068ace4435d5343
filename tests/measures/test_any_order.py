"""Figures do not depend on the order in which records arrived, nor on a rebuild."""

from collections import deque
from datetime import UTC, datetime, timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from homeward.access.actions import the_house
from homeward.ledger.actions import enter, rebuild
from homeward.measures.catalogue import MEASURES
from homeward.measures.declared import Measure
from homeward.measures.weeks import Weeks, monday
from homeward.missing.models import Episode
from tests import story

#: Moments at which weeks go wrong: the clocks back, the clocks on, the end of a year.
TURNS = (
    datetime(2025, 10, 26, 0, 30, tzinfo=UTC),
    datetime(2026, 3, 29, 0, 30, tzinfo=UTC),
    datetime(2025, 12, 31, 23, 30, tzinfo=UTC),
    datetime(2025, 10, 26, 23, 30, tzinfo=UTC),
)
KEYS = (
    "missing-episodes",
    "missing-at-week-end",
    "episodes-with-police-reference",
    "interviews-offered-in-time",
    "interviews-held-in-time",
    "episodes-per-missing-child",
    "missing-more-than-once",
    "days-between-episodes",
    "hours-missing-against-own-past",
)
WEEKS = Weeks(monday(TURNS[0].date()) - timedelta(weeks=2), 30)

told = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(TURNS),
        st.integers(-30, 30),
        st.integers(1, 90),
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


def figures():
    now = story.NOW
    return {key: [MEASURES[key].grouped(WEEKS, now, by) for by in (None, "team")] for key in KEYS}


def take_in(borough, rows):
    people = list(borough.people.values())
    for who, turn, off, long, known in rows:
        at = turn + timedelta(hours=off)
        episode = Episode(
            person=people[who],
            reported_at=at,
            returned_at=at + timedelta(hours=long),
            police_ref="P1" if known else "",
            team=next(iter(borough.teams.values())),
        )
        enter(episode, by=the_house, action="report")


def counted(borough, rows):
    """The figures with these records taken in, before and after a rebuild; then all is undone."""
    with transaction.atomic():
        take_in(borough, rows)
        before = figures()
        deque(rebuild(), maxlen=0)
        after = figures()
        transaction.set_rollback(True)
    return before, after


@given(rows=told, data=st.data())
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_the_order_of_arrival_and_a_rebuild_change_no_figure(borough, rows, data):
    shuffled = data.draw(st.permutations(rows))
    before, after = counted(borough, rows)
    assert before == after
    assert counted(borough, shuffled) == (before, after)


@given(rows=told)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_the_quick_count_equals_the_facts_counted_one_by_one(borough, rows):
    with transaction.atomic():
        take_in(borough, rows)
        for key, (whole, _) in figures().items():
            slow = Measure.grouped(MEASURES[key], WEEKS, story.NOW)
            assert whole.get(None, []) == slow.get(None, []), key
        transaction.set_rollback(True)
