"""Periods of care and placements: what follows what, and what is refused with which sentence."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.care.actions import end_period, place, start_period
from homeward.care.models import PeriodOfCare
from homeward.care.queries import (
    counts_from_files,
    current_period,
    current_placement,
    in_care_on,
)
from homeward.care.rules import Days, why_not_start
from homeward.chronology.models import Event
from homeward.core.errors import NotForYou, Refused
from homeward.ledger.actions import enter, rebuild
from tests.story import TODAY, Borough

MARCH, APRIL, MAY = date(2026, 3, 2), date(2026, 4, 1), date(2026, 5, 4)


@pytest.fixture
def period(borough: Borough) -> PeriodOfCare:
    return start_period(by=the_house, person=borough.people["tom"], started_on=MARCH)


def test_a_placement_ends_when_the_next_begins(period: PeriodOfCare, borough: Borough) -> None:
    first = place(by=the_house, period=period, started_on=MARCH, home="Elm Road")
    second = place(by=the_house, period=period, started_on=MAY, home="Oak House")
    first.refresh_from_db()
    assert first.ended_on == MAY
    assert current_placement(borough.people["tom"]) == second


def test_the_end_of_care_ends_the_placement(period: PeriodOfCare, borough: Borough) -> None:
    place(by=the_house, period=period, started_on=MARCH)
    end_period(by=the_house, period=period, ended_on=MAY, because="E4A")
    tom = borough.people["tom"]
    assert (current_period(tom), current_placement(tom)) == (None, None)
    assert list(in_care_on(APRIL)) == [period]
    assert not in_care_on(MAY).exists()


def test_care_stands_in_the_timeline(period: PeriodOfCare) -> None:
    place(by=the_house, period=period, started_on=MARCH, home="Elm Road", authority="Bury")
    end_period(by=the_house, period=period, ended_on=MAY)
    assert list(Event.objects.order_by("at", "pk").values_list("words", "exact")) == [
        ("Started to be looked after", False),
        ("Placed at Elm Road in Bury", False),
        ("Stopped being looked after", False),
    ]
    assert not any(difference for _, difference in rebuild())


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda p: start(p, APRIL), "already looked after, since 2 March 2026"),
        (lambda p: start(p, TODAY + timedelta(days=1)), "lies in the future"),
        (lambda p: start(p, date(2010, 1, 1)), "before the child was born"),
        (lambda p: end_period(by=the_house, period=p, ended_on=date(2026, 1, 1)), "before the per"),
        (lambda p: end_period(by=the_house, period=p, ended_on=date(2027, 1, 1)), "in the future"),
        (lambda p: put(p, date(2026, 1, 1)), "before the child started to be looked after"),
        (lambda p: put(p, date(2027, 1, 1)), "lies in the future"),
        (lambda p: (put(p, MAY), put(p, APRIL)), "Placements are recorded in order"),
        (
            lambda p: (put(p, MAY), end_period(by=the_house, period=p, ended_on=APRIL)),
            "before the last placement began",
        ),
        (
            lambda p: (end_period(by=the_house, period=p, ended_on=MAY), put(p, MAY)),
            "The period of care ended on 4 May 2026",
        ),
        (
            lambda p: [end_period(by=the_house, period=p, ended_on=MAY) for _ in range(2)],
            "already ended, on 4 May 2026",
        ),
        (
            lambda p: (end_period(by=the_house, period=p, ended_on=MAY), start(p, APRIL)),
            "cannot begin before that one ended",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_sentence(
    act: Callable[[PeriodOfCare], Any], sentence: str, period: PeriodOfCare
) -> None:
    with pytest.raises(Refused, match=sentence):
        act(period)


def start(period: PeriodOfCare, day: date) -> PeriodOfCare:
    return start_period(by=the_house, person=period.person, started_on=day)


def put(period: PeriodOfCare, day: date) -> Any:
    return place(by=the_house, period=period, started_on=day)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8))
def test_periods_that_follow_one_another_are_taken(gaps: list[int]) -> None:
    day, earlier = date(2020, 1, 1), []
    for gap in gaps:
        assert why_not_start(day, earlier=earlier, born=None, today=TODAY) is None
        earlier.append(Days(day, day + timedelta(days=gap)))
        day += timedelta(days=gap)


def test_only_those_who_edit_people_record_care_and_it_is_logged(borough: Borough) -> None:
    with pytest.raises(Refused, match="does not let you"):
        start_period(
            by=borough.user(Role.INSPECTOR), person=borough.people["tom"], started_on=MARCH
        )
    with pytest.raises(NotForYou):
        start_period(
            by=borough.user(Role.ADVISER), person=borough.people["hidden"], started_on=MARCH
        )
    start_period(by=borough.user(Role.ADVISER), person=borough.people["tom"], started_on=MARCH)
    assert Entry.objects.filter(actor="adviser", action="start period of care").count() == 1


def test_counts_of_a_file_are_kept_apart_and_hide_restricted_children(borough: Borough) -> None:
    for who, missing in (("tom", 3), ("aaliyah", 0), ("hidden", 5)):
        period = PeriodOfCare(
            person=borough.people[who],
            started_on=MARCH,
            counted_on=date(2026, 6, 1),
            missing_in_year=missing,
            away_in_year=1,
            last_interview_offered="yes" if missing else "",
            last_interview_accepted="no" if missing else "",
        )
        enter(period, by=the_house, action="import", person=period.person)
    seen = counts_from_files(borough.user(Role.MISSING_COORDINATOR))[0]
    assert (seen.children, seen.went_missing, seen.episodes, seen.away) == (2, 1, 3, 2)
    assert (dict(seen.offered), dict(seen.accepted)) == ({"yes": 1}, {"no": 1})
    assert counts_from_files(borough.user(Role.DIRECTOR))[0].episodes == 8
