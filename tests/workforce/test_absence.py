"""Who is away, and what it costs in working days."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.access.roles import Role
from homeward.calendar import is_working_day
from homeward.core.errors import NotForYou, Refused
from homeward.workforce.actions import end_absence, record_absence
from homeward.workforce.models import Absence, Team
from homeward.workforce.policies import get_worker, teams_seen
from homeward.workforce.rules import teams_below, working_days_lost

DAY = date(2026, 6, 15)  # a Monday
days = st.integers(-30, 60).map(lambda n: DAY + timedelta(days=n))


def span(first: date, last: date | None) -> SimpleNamespace:
    return SimpleNamespace(from_on=first, to_on=last)


def test_a_week_away_costs_five_working_days():
    assert working_days_lost([span(DAY, DAY + timedelta(days=6))], DAY, DAY + timedelta(9)) == 5


@given(st.lists(st.tuples(days, st.none() | days), max_size=5), days, days)
def test_each_working_day_is_lost_once_and_only_within_the_span(spans, first, last):
    away = [span(a, b) for a, b in spans]
    slow = sum(
        is_working_day(day)
        and any(each.from_on <= day and (each.to_on is None or day <= each.to_on) for each in away)
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
    )
    assert working_days_lost(away, first, last) == slow


def test_teams_below_goes_all_the_way_down_and_survives_a_circle():
    above = {1: None, 2: 1, 3: 2, 4: None, 5: 6, 6: 5}
    assert teams_below([1], above) == {1, 2, 3}
    assert teams_below([5], above) == {5, 6}


def test_a_manager_records_that_somebody_of_the_team_is_away_and_back(borough):
    by, worker = borough.user(Role.FRONT_DOOR_MANAGER), borough.workers[Role.FRONT_DOOR_WORKER]
    absence = record_absence(by=by, worker=worker, why=Absence.Why.SICK, from_on=DAY)
    assert absence.away_on(date(2026, 6, 17))
    end_absence(by=by, absence=absence, to_on=date(2026, 6, 16))
    assert not absence.away_on(date(2026, 6, 17))


def test_two_absences_never_overlap(borough):
    by, worker = borough.user(Role.FRONT_DOOR_MANAGER), borough.workers[Role.FRONT_DOOR_WORKER]
    record_absence(by=by, worker=worker, why="SIC", from_on=DAY)
    with pytest.raises(Refused, match="away from 15 June 2026 already"):
        record_absence(by=by, worker=worker, why="TRN", from_on=date(2026, 6, 16))
    with pytest.raises(Refused, match="before the first"):
        record_absence(
            by=by, worker=worker, why="TRN", from_on=date(2026, 5, 6), to_on=date(2026, 5, 1)
        )


def test_a_manager_sees_their_own_team_and_the_director_every_one(borough):
    manager, director = borough.user(Role.FRONT_DOOR_MANAGER), borough.user(Role.DIRECTOR)
    assert {team.service for team in teams_seen(manager)} == {Team.Service.FRONT_DOOR}
    assert teams_seen(director).count() == Team.objects.count()
    assert teams_seen(borough.user(Role.INSPECTOR)).count() == Team.objects.count()
    with pytest.raises(NotForYou):
        get_worker(manager, borough.workers[Role.ADVISER].ref)
    with pytest.raises(NotForYou):
        teams_seen(borough.user(Role.FRONT_DOOR_WORKER))
