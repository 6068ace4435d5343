"""Supervision: held, owed again, and what was said of each child."""

from datetime import date

import pytest

from homeward.access.roles import Role
from homeward.chronology.models import Event
from homeward.core.errors import NotForYou, Refused
from homeward.ledger.actions import rebuild
from homeward.ledger.kinds import Kind
from homeward.ledger.models import Duty
from homeward.practice.actions import discuss_child, hold_supervision
from homeward.workforce.actions import leave

FIRST, SECOND = date(2026, 4, 15), date(2026, 5, 13)


@pytest.fixture
def pair(borough):
    """A manager, and a worker of theirs."""
    return borough.user(Role.FRONT_DOOR_MANAGER), borough.workers[Role.FRONT_DOOR_WORKER]


def owed():
    return list(Duty.objects.filter(kind=Kind.SUPERVISION).order_by("raised_at"))


def test_each_supervision_owes_the_next_within_a_month(pair):
    by, worker = pair
    hold_supervision(by=by, worker=worker, held_on=FIRST)
    hold_supervision(by=by, worker=worker, held_on=SECOND)
    met, still = owed()
    assert (met.state, met.on_time) == ("met", True)
    assert (still.state, still.due_at.date()) == ("open", date(2026, 6, 13))
    assert still.owner.user == by
    assert all(not found for _, found in rebuild(rehearse=True) if found.removed)


def test_one_recorded_later_for_an_earlier_day_falls_into_its_place(pair):
    by, worker = pair
    hold_supervision(by=by, worker=worker, held_on=SECOND)
    hold_supervision(by=by, worker=worker, held_on=FIRST)
    assert [duty.state for duty in owed()] == ["met", "open"]


def test_who_leaves_is_owed_no_more(pair, borough):
    by, worker = pair
    hold_supervision(by=by, worker=worker, held_on=SECOND)
    leave(by=borough.user(Role.ADMINISTRATOR), worker=worker, on=date(2026, 6, 1))
    (duty,) = owed()
    assert (duty.state, duty.excused_because) == ("excused", "the worker left")


def test_nobody_supervises_themselves_or_ahead_or_another_team(pair, borough):
    by, worker = pair
    own = borough.workers[Role.FRONT_DOOR_MANAGER]
    with pytest.raises(Refused, match="themselves"):
        hold_supervision(by=by, worker=own, held_on=FIRST)
    with pytest.raises(Refused, match="up to today"):
        hold_supervision(by=by, worker=worker, held_on=date(2026, 6, 18))
    with pytest.raises(NotForYou):
        hold_supervision(by=by, worker=borough.workers[Role.ADVISER], held_on=FIRST)


def test_what_was_said_of_a_child_stands_in_the_childs_timeline(pair, borough):
    by, worker = pair
    held = hold_supervision(by=by, worker=worker, held_on=FIRST)
    tom = borough.people["tom"]
    discuss_child(by=by, supervision=held, person=tom, words="Not seen alone since March.")
    discuss_child(by=by, supervision=held, person=tom, words="Seen.", agreed="Visit alone.")
    event = Event.objects.get(person=tom, kind="supervision")
    assert event.words == "Discussed in supervision: Seen. Agreed: Visit alone."
    with pytest.raises(Refused, match="what was said"):
        discuss_child(by=by, supervision=held, person=tom, words=" ")
