"""Recording in leaving care: what is refused and why, what is logged, what it leaves owed."""

from datetime import date, timedelta
from typing import Any

import pytest

from homeward.access.actions import the_house
from homeward.access.roles import MAY, Can, Role
from homeward.audit.models import Entry
from homeward.chronology.models import Event
from homeward.core.errors import NotForYou, Refused, Stale
from homeward.homes.actions import move_in
from homeward.leaving_care import actions, queries
from homeward.leaving_care.codes import Category, InTouch
from homeward.leaving_care.models import LeavingCareCase
from homeward.ledger.actions import rebuild
from homeward.ledger.kinds import Kind
from homeward.ledger.models import Duty
from homeward.people.actions import restrict
from homeward.workforce.actions import leave, take_on
from homeward.workforce.models import Allocation
from tests.story import TODAY

from .conftest import open_for


def open_duties(case: LeavingCareCase) -> dict[str, date]:
    rows = Duty.objects.filter(person=case.person, state="open")
    return {row.kind: row.due_at.date() for row in rows}


def test_opening_a_case_names_the_adviser_and_owes_a_plan(leah, adviser) -> None:
    assert open_duties(leah) == {Kind.PATHWAY_PLAN: date(2025, 12, 1)}
    assert Duty.objects.get(kind=Kind.PATHWAY_PLAN).owner == adviser
    assert Allocation.objects.get(person=leah.person, to_on=None).worker == adviser
    logged = Entry.objects.filter(person_ref=leah.person.ref).values_list("action", flat=True)
    assert {"open leaving-care case", "name adviser", "allocate"} <= set(logged)


def test_without_an_adviser_the_teams_desk_answers(borough, manager) -> None:
    case = open_for(borough, manager, "leah")
    duty = Duty.objects.get(person=case.person)
    assert (duty.owner, duty.team) == (None, case.team)


def test_plan_review_and_visits_meet_what_is_owed(leah, adviser_user) -> None:
    actions.agree_plan(by=adviser_user, case=leah, agreed_on=date(2025, 11, 3))
    actions.review_plan(
        by=adviser_user, case=leah, reviewed_on=date(2026, 5, 1), changed="Nothing yet."
    )
    move_in(
        by=adviser_user,
        person=leah.person,
        kind="D",
        started_on=date(2026, 6, 8),
        provided_by_authority=True,
    )
    actions.record_contact_with(by=adviser_user, case=leah, on=date(2026, 6, 12), kind="visit")
    assert open_duties(leah) == {
        Kind.PATHWAY_REVIEW: date(2026, 11, 1),
        Kind.VISIT_BEFORE_REVIEW: date(2026, 7, 6),
    }
    words = set(Event.objects.filter(person=leah.person).values_list("words", flat=True))
    assert {
        "Pathway plan agreed",
        "Pathway plan reviewed: Nothing yet.",
        "Visit, seen in person",
    } <= words
    assert "Moved in: Semi-independent, transitional" in words


def test_rebuilding_changes_nothing(leah, adviser_user) -> None:
    test_plan_review_and_visits_meet_what_is_owed(leah, adviser_user)
    assert [label for label, found in rebuild(rehearse=True) if found] == []


def test_moving_on_excuses_the_visits_of_the_home_before(leah, adviser_user) -> None:
    facts = {"by": adviser_user, "person": leah.person, "provided_by_authority": True}
    move_in(**facts, kind="D", started_on=date(2026, 6, 8))
    move_in(**facts, kind="E", started_on=date(2026, 6, 11))
    excused = Duty.objects.filter(state="excused")
    assert {duty.excused_because for duty in excused} == {"the young person moved on"}
    assert Duty.objects.filter(kind=Kind.VISIT_FIRST).count() == 2
    assert Duty.objects.filter(kind=Kind.VISIT_FIRST, state="open").count() == 1


def test_an_attempt_leaves_it_as_it_stood_whether_they_are_in_touch(leah, adviser_user) -> None:
    facts = {"by": adviser_user, "case": leah}
    first = actions.record_contact_with(**facts, on=TODAY - timedelta(days=9), kind="attempt")
    actions.record_contact_with(**facts, on=TODAY - timedelta(days=8), kind="call")
    later = actions.record_contact_with(**facts, on=TODAY, kind="attempt")
    assert (first.in_touch, later.in_touch) == (InTouch.NO, InTouch.YES)


def test_closing_a_case_excuses_what_was_open(leah, manager) -> None:
    actions.close_case(by=manager, case=leah, ended_on=TODAY, ended_because="moved to Leeds")
    duty = Duty.objects.get(person=leah.person)
    assert duty.state == "excused"
    assert duty.excused_because == "it was overdue when the case ended: moved to Leeds"


def test_a_category_that_changes_what_is_owed_begins_a_new_case(leah, manager) -> None:
    new = actions.change_category(by=manager, case=leah, category=Category.QUALIFYING)
    leah.refresh_from_db()
    assert new.pk != leah.pk
    assert (leah.ended_on, leah.ended_because) == (TODAY, "became: qualifying care leaver")
    assert open_duties(new) == {}
    assert new.adviser == leah.adviser


def test_a_child_who_turns_eighteen_keeps_the_case(borough, manager, adviser) -> None:
    case = open_for(
        borough, manager, "sian", category=Category.ELIGIBLE, entitled_on=date(2025, 3, 1)
    )
    again = actions.change_category(by=manager, case=case, category=Category.RELEVANT)
    assert (again.pk, again.category) == (case.pk, Category.RELEVANT)


def test_somebody_else_saved_first(leah, manager, adviser) -> None:
    seen = leah.version - 1
    with pytest.raises(Stale):
        actions.name_adviser(by=manager, case=leah, adviser=adviser, version=seen)


REFUSALS: list[tuple[str, dict[str, Any], str]] = [
    ("agree_plan", {"agreed_on": TODAY + timedelta(days=1)}, "The plan lies in the future"),
    ("agree_plan", {"agreed_on": date(1999, 1, 1)}, "The plan is before the date of birth"),
    (
        "review_plan",
        {"reviewed_on": TODAY, "changed": "x"},
        "There is no pathway plan to review yet",
    ),
    ("record_contact_with", {"on": TODAY, "kind": "telepathy"}, "Choose from the list how"),
    (
        "record_contact_with",
        {"on": date(2025, 8, 31), "kind": "visit"},
        "before the case began on 1 September 2025",
    ),
    ("record_activity", {"code": "Q7", "as_on": TODAY}, "'Q7' is not an activity code"),
    ("record_activity", {"code": "F1", "as_on": date(2027, 1, 1)}, "lies in the future"),
    ("close_case", {"ended_on": TODAY, "ended_because": " "}, "Say why the case ends"),
    ("close_case", {"ended_on": date(2025, 1, 1), "ended_because": "x"}, "before it began"),
    ("close_case", {"ended_on": date(2027, 1, 1), "ended_because": "x"}, "lies in the future"),
    ("change_category", {"category": Category.FORMER_RELEVANT}, "That is the category already"),
    ("change_category", {"category": Category.ELIGIBLE}, "are sixteen or seventeen"),
    (
        "change_category",
        {"category": Category.QUALIFYING, "changed_on": date(2025, 8, 1)},
        "before the case began",
    ),
]


@pytest.mark.parametrize(("action", "facts", "sentence"), REFUSALS)
def test_what_cannot_be_is_refused_in_a_sentence(leah, manager, action, facts, sentence) -> None:
    before = Entry.objects.count()
    with pytest.raises(Refused) as refused:
        getattr(actions, action)(by=manager, case=leah, **facts)
    assert sentence in refused.value.sentence
    assert Entry.objects.count() == before


def test_the_same_day_is_not_entered_twice(leah, manager) -> None:
    facts = {"by": manager, "case": leah}
    actions.agree_plan(**facts, agreed_on=date(2025, 11, 3))
    actions.review_plan(**facts, reviewed_on=date(2026, 5, 1), changed="Nothing yet.")
    with pytest.raises(Refused, match="A plan agreed on that day"):
        actions.agree_plan(**facts, agreed_on=date(2025, 11, 3))
    with pytest.raises(Refused, match="A review on that day"):
        actions.review_plan(**facts, reviewed_on=date(2026, 5, 1), changed="Nothing yet.")
    with pytest.raises(Refused, match="before the first plan was agreed on 3 November 2025"):
        actions.review_plan(**facts, reviewed_on=date(2025, 11, 2), changed="x")


def test_nothing_is_entered_after_the_end_of_a_case(leah, manager) -> None:
    ended = TODAY - timedelta(days=5)
    actions.close_case(by=manager, case=leah, ended_on=ended, ended_because="moved to Leeds")
    with pytest.raises(Refused, match="after the case ended on 12 June 2026"):
        actions.agree_plan(by=manager, case=leah, agreed_on=TODAY)
    with pytest.raises(Refused, match="The case ended already"):
        actions.close_case(by=manager, case=leah, ended_on=TODAY, ended_because="x")


@pytest.mark.parametrize(
    ("who", "facts", "sentence"),
    [
        ("aaliyah", {}, "The young person is 14: leaving-care entitlement begins at sixteen"),
        ("sian", {}, "a former relevant child is eighteen or older"),
        ("leah", {"category": Category.RELEVANT}, "are sixteen or seventeen"),
        ("leah", {"entitled_on": date(2021, 1, 14)}, "sixteenth birthday, 15 January 2021"),
        ("leah", {"entitled_on": date(2027, 1, 1)}, "The day of entitlement lies in the future"),
    ],
)
def test_entitlement_follows_age(borough, manager, who, facts, sentence) -> None:
    with pytest.raises(Refused) as refused:
        open_for(borough, manager, who, **facts)
    assert sentence in refused.value.sentence


def test_one_case_at_a_time(leah, borough, manager) -> None:
    with pytest.raises(Refused, match="open already"):
        open_for(borough, manager, "leah")


def test_an_adviser_who_has_left_is_refused(leah, borough, manager) -> None:
    gone = take_on(by=the_house, name="A Gone", team=leah.team)
    leave(by=the_house, worker=gone, on=TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="A Gone had left by then"):
        actions.name_adviser(by=manager, case=leah, adviser=gone)


@pytest.mark.parametrize("role", [r for r in Role if Can.RECORD_LEAVING_CARE not in MAY[r]])
def test_other_roles_record_nothing(leah, borough, role) -> None:
    with pytest.raises(Refused, match="Your role does not let you"):
        actions.agree_plan(by=borough.user(role), case=leah, agreed_on=TODAY)


def test_advisers_do_not_allocate(leah, adviser, adviser_user) -> None:
    with pytest.raises(Refused, match="allocate advisers"):
        actions.name_adviser(by=adviser_user, case=leah, adviser=adviser)


def test_a_restricted_record_does_not_exist_for_those_outside(leah, adviser_user) -> None:
    restrict(by=the_house, person=leah.person, reason="family member works here")
    with pytest.raises(NotForYou):
        actions.agree_plan(by=adviser_user, case=leah, agreed_on=TODAY)
    with pytest.raises(NotForYou):
        queries.get_case(viewer=adviser_user, ref=leah.ref)
