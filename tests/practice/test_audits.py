"""Case audits: by somebody else, in words, with an action that is owed."""

from datetime import date

import pytest

from homeward.access.roles import Role
from homeward.chronology.models import Event
from homeward.core.errors import Refused
from homeward.ledger.kinds import Kind
from homeward.ledger.models import Duty
from homeward.practice.actions import audit_case, finish_audit_action
from homeward.practice.queries import audits, grades
from homeward.workforce.actions import allocate

ALL = {
    "grade": "good",
    "because": "Visits were kept; the plan is thin.",
    "meaning": "She is safer, and nobody has told her what happens next.",
}


def test_an_audit_says_what_it_means_and_its_action_is_owed(borough):
    by, tom = borough.user(Role.AUDITOR), borough.people["tom"]
    manager = borough.user(Role.FRONT_DOOR_MANAGER)
    with pytest.raises(Refused, match="list of workers"):
        audit_case(by=by, person=tom, **ALL)
    made = audit_case(
        by=manager, person=tom, **ALL, action="Tell her.", action_by_on=date(2026, 7, 1)
    )
    duty = Duty.objects.get(kind=Kind.AUDIT_ACTION)
    assert (duty.state, duty.person) == ("open", tom)
    assert Event.objects.get(person=tom, kind="case audit").words.startswith(
        "Case audit, the work was: Good. She is safer"
    )
    finish_audit_action(by=manager, audit=made, done_words="She was told on a walk.")
    duty.refresh_from_db()
    assert duty.state == "met"
    assert list(audits(viewer=manager, grade="good")) == [made]
    assert ("good", "Good", 1) in grades(viewer=manager)


def test_nobody_audits_their_own_work(borough):
    by, tom = borough.user(Role.FRONT_DOOR_MANAGER), borough.people["tom"]
    own = borough.workers[Role.FRONT_DOOR_MANAGER]
    allocate(by=by, person=tom, worker=own, role="social_worker", from_on=date(2026, 1, 5))
    with pytest.raises(Refused, match="Somebody else"):
        audit_case(by=by, person=tom, **ALL)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"grade": "splendid"}, "grade"),
        ({"meaning": " "}, "meaning"),
        ({"action": "Tell her."}, "action_by_on"),
        ({"action_by_on": date(2026, 7, 1)}, "action"),
        ({"action": "Tell her.", "action_by_on": date(2026, 6, 1)}, "action_by_on"),
    ],
)
def test_half_an_audit_is_refused_on_its_field(borough, changed, field):
    by = borough.user(Role.FRONT_DOOR_MANAGER)
    with pytest.raises(Refused) as refused:
        audit_case(by=by, person=borough.people["tom"], **{**ALL, **changed})
    assert refused.value.field == field
