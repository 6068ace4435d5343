"""Files that overlap give the same records in whatever order they are taken in."""

from datetime import date, timedelta
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from . import made

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

CHILDREN = ("1", "2")
BEGAN = date(2025, 1, 1)

days = st.integers(0, 120).map(lambda n: BEGAN + timedelta(days=n))


def maybe(values):
    return st.none() | values


contacts = st.builds(
    lambda child, on, source: made.contact(child, on, source=source),
    st.sampled_from(CHILDREN),
    days,
    st.sampled_from(["6", "2A"]),
)
referrals = st.builds(
    lambda child, nfa, worker: made.referral(child, nfa=nfa, worker=worker),
    st.sampled_from(CHILDREN),
    maybe(st.sampled_from(["yes", "no"])),
    maybe(st.sampled_from(["Ana Sample", "Bo Other"])),
)
periods = st.builds(
    lambda child, placed, **facts: made.in_care(
        child, started_on=BEGAN, placement_started_on=BEGAN + timedelta(days=placed), **facts
    ),
    st.sampled_from(CHILDREN),
    st.integers(0, 60),
    missing_episodes=maybe(st.integers(1, 4)),
    legal_status=maybe(st.sampled_from(["V2", "C1", "C2"])),
    placement_type=maybe(st.sampled_from(["U6", "K2"])),
)
leavers = st.builds(
    lambda child, **facts: made.leaver(f"10{child}", **facts),
    st.sampled_from(CHILDREN),
    born_on=st.just(date(2006, 2, 1)),
    pathway_plan_on=maybe(days),
    last_contact_on=maybe(days),
    in_touch=st.sampled_from(["YES", "NO"]),
    accommodation=maybe(st.sampled_from(["U", "W", "E"])),
    suitability=maybe(st.sampled_from(["suitable", "unsuitable"])),
    activity=maybe(st.sampled_from(["F2", "G5"])),
    adviser=maybe(st.sampled_from(["Jo Helper", "Sam New"])),
)


def once(rows, *key):
    """At most one row a thing: a file that contradicts itself is asked about elsewhere."""
    return list({tuple(row[name] for name in key): row for row in rows}.values())


workbooks = st.fixed_dictionaries(
    {
        1: st.lists(contacts, max_size=3),
        3: st.lists(referrals, max_size=2).map(lambda rows: once(rows, "child_id")),
        8: st.lists(periods, max_size=2).map(lambda rows: once(rows, "child_id")),
        9: st.lists(leavers, min_size=1, max_size=2).map(lambda rows: once(rows, "child_id")),
    }
)


class _Back(Exception):
    """Leave the database as it was."""


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(workbooks, min_size=2, max_size=3))
def test_overlapping_files_in_any_order_give_the_same_records(books):
    with TemporaryDirectory() as folder:
        files = [
            (made.a_file(Path(folder) / f"{n}.xlsx", book), date(2025, 6 + n, 30))
            for n, book in enumerate(books)
        ]
        ways = [_taken_in(order) for order in permutations(files)]
    assert all(way == ways[0] for way in ways)


def _taken_in(order):
    try:
        with transaction.atomic():
            for path, as_at in order:
                made.take_in(path, as_at)
            found = made.facts()
            raise _Back
    except _Back:
        return found
