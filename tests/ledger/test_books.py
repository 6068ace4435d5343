"""The books: what is owed follows the records, and can be made again from them."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.core import clock
from homeward.core.projection import DutySpec
from homeward.improvement.actions import add_action, add_priority, finish_action, start_plan
from homeward.ledger.actions import rebuild
from homeward.ledger.models import Duty
from homeward.ledger.queries import balances, nobodys, overdue, owed_by, owed_by_desk
from homeward.ledger.rules import row_of
from homeward.workforce.actions import leave
from homeward.workforce.models import Post, Worker
from tests import story


@pytest.fixture
def actions(borough):
    """Three actions of a plan, due one, two and three weeks from now."""
    ends = story.TODAY + timedelta(days=83)
    plan = start_plan(by=the_house, title="P", starts_on=story.TODAY, ends_on=ends)
    priority = add_priority(by=the_house, plan=plan, title="One")
    return [
        add_action(
            by=the_house,
            priority=priority,
            words=f"Action {weeks}",
            owner=borough.workers[Role.MISSING_COORDINATOR],
            due_on=story.TODAY + timedelta(weeks=weeks),
            measure="missing-episodes",
        )
        for weeks in (1, 2, 3)
    ]


def differences(**options):
    return {label: vars(found) for label, found in rebuild(**options) if found}


def test_a_rebuild_changes_nothing(actions):
    assert differences() == {}
    assert Duty.objects.count() == 3


def test_a_rehearsal_finds_a_changed_row_and_leaves_it(actions):
    Duty.objects.filter(pk=Duty.objects.first().pk).update(due_at=story.NOW)
    found = {"improvement.planaction": {"made": 0, "changed": 1, "removed": 0}}
    assert differences(rehearse=True) == found
    assert differences(rehearse=True) == found
    assert differences() == found
    assert differences() == {}


def test_a_lost_row_is_made_again_and_an_orphan_is_removed(actions):
    first, last = Duty.objects.order_by("pk")[0], Duty.objects.order_by("pk")[2]
    Duty.objects.filter(pk=first.pk).delete()
    Duty.objects.filter(pk=last.pk).update(root_id=999_999, key="improvement.planaction:999999:x")
    assert differences() == {"improvement.planaction": {"made": 2, "changed": 0, "removed": 1}}
    assert differences() == {}


def test_raised_is_met_and_excused_and_open(actions):
    finish_action(by=the_house, action=actions[0], done_on=story.TODAY, evidence="seen")
    with clock.stand_still(story.NOW + timedelta(days=16)):
        (row,) = balances()
    assert (row.raised, row.met, row.excused, row.open, row.overdue) == (3, 1, 0, 2, 1)
    assert row.remainder == 0


def test_a_worker_sees_what_they_owe_soonest_first(actions, borough):
    mine = owed_by(viewer=borough.user(Role.MISSING_COORDINATOR))
    assert [duty.due_at.date() for duty in mine] == [action.due_on for action in actions]
    assert not owed_by(viewer=borough.user(Role.BOARD_MEMBER)).exists()


def test_what_a_leaver_owed_falls_to_the_desk(actions, borough):
    team = borough.teams["missing"]
    director = borough.user(Role.DIRECTOR)
    assert not owed_by_desk(viewer=director, team_id=team.pk).exists()
    leave(by=the_house, worker=borough.workers[Role.MISSING_COORDINATOR], on=date(2026, 6, 1))
    assert owed_by_desk(viewer=director, team_id=team.pk).count() == 3
    assert nobodys(clock.today()) == 0, "its manager is in post"


def test_duties_that_nobody_in_post_answers_for_are_counted(actions):
    today = clock.today()
    Post.objects.filter(manages=True).update(holder=None)
    assert nobodys(today) == 0, "their own worker is still here"
    Worker.objects.update(left_on=today)
    assert nobodys(today) == Duty.objects.filter(state="open").count() > 0


def test_overdue_is_asked_when_it_is_read(actions, borough):
    director = borough.user(Role.DIRECTOR)
    assert not overdue(viewer=director).exists()
    with clock.stand_still(story.NOW + timedelta(days=9)):
        assert overdue(viewer=director).count() == 1


def test_the_database_itself_refuses_a_duty_in_two_states(actions):
    with pytest.raises(IntegrityError), transaction.atomic():
        Duty.objects.update(state="met")


def test_a_duty_cannot_be_excused_without_a_reason():
    spec = DutySpec(
        key="x",
        kind="plan_action",
        raised_at=story.NOW,
        due_at=story.NOW,
        rule="r",
        team_id=1,
        excused_at=story.NOW,
    )
    with pytest.raises(ValueError, match="without a reason"):
        row_of("label", 1, spec)
