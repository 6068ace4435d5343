"""From an inspector's sentence to an action that somebody owes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.core import clock
from homeward.core.errors import NotForYou, Refused, Stale
from homeward.improvement.actions import (
    add_action,
    add_priority,
    confirm_finding,
    drop_action,
    finish_action,
    note_on_action,
    set_aside_finding,
    start_plan,
    take_in_report,
)
from homeward.improvement.models import Finding, PlanAction
from homeward.improvement.queries import action_row, current_plan, plan_page, standing_of
from homeward.improvement.rules import ActionState, standing, state_of
from homeward.ledger.models import Duty
from homeward.ledger.queries import balances
from tests import story

LETTER = """\
Monitoring visit to Tenterdale Borough Council children's services

Visit to Tenterdale Borough Council: 4 to 5 May 2026
Letter published: 1 June 2026

What needs to improve
• The timeliness of return home interviews for children who go missing.
• The sufficiency of homes and placements.

Findings
1. Managers in the hub keep effective oversight of contacts.
2. Too many pathway plans are out of date.
"""
MEASURE = "interviews-held-in-time"


@pytest.fixture
def lead(borough):
    return borough.user(Role.IMPROVEMENT_LEAD)


@pytest.fixture
def report(lead, tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text(LETTER)
    return take_in_report(by=lead, path=path)


@pytest.fixture
def plan(lead):
    return start_plan(
        by=lead,
        title="Twelve weeks",
        starts_on=story.TODAY,
        ends_on=story.TODAY + timedelta(days=83),
    )


@pytest.fixture
def action(lead, plan, report, borough):
    finding = report.findings.get(order=1)
    priority = add_priority(by=lead, plan=plan, title="Interviews", findings=[finding])
    return add_action(
        by=lead,
        priority=priority,
        words="Offer the interview on the day of return",
        owner=borough.workers[Role.MISSING_COORDINATOR],
        due_on=story.TODAY + timedelta(days=21),
        measure=MEASURE,
    )


def test_a_letters_sentences_become_drafts_with_theme_and_direction(report):
    assert report.authority == "Tenterdale"
    assert report.published_on == date(2026, 6, 1)
    asked = report.findings.filter(form=Finding.Form.RECOMMENDATION)
    assert [found.theme for found in asked.order_by("order")] == ["missing", "homes"]
    assert set(report.findings.values_list("state", flat=True)) == {"draft"}


def test_the_same_report_is_not_taken_in_twice(lead, report, tmp_path):
    again = tmp_path / "again.txt"
    again.write_text(LETTER)
    with pytest.raises(Refused, match="taken in already"):
        take_in_report(by=lead, path=again)


def test_a_file_that_is_no_report_is_refused_and_nothing_is_kept(lead, tmp_path):
    path = tmp_path / "not.pdf"
    path.write_bytes(b"\x00\x01\x02 not a pdf")
    with pytest.raises(Refused):
        take_in_report(by=lead, path=path)
    assert not Finding.objects.exists()


def test_choosing_findings_for_a_priority_confirms_them(action, report):
    assert report.findings.get(order=1).state == "confirmed"
    assert report.findings.get(order=2).state == "draft"


def test_a_person_may_correct_theme_and_direction_or_set_a_finding_aside(lead, report):
    finding = report.findings.get(order=3)
    confirm_finding(by=lead, finding=finding, theme="audit", direction="neutral")
    assert (finding.theme, finding.direction, finding.state) == ("audit", "neutral", "confirmed")
    set_aside_finding(by=lead, finding=finding)
    assert report.findings.get(order=3).state == "set_aside"


def test_an_action_is_a_duty_of_its_owner(action, borough):
    duty = Duty.objects.get(kind="plan_action")
    assert duty.owner == borough.workers[Role.MISSING_COORDINATOR]
    assert (duty.state, duty.due_at.date()) == ("open", action.due_on)


def test_done_needs_something_to_show_for_it(action, lead):
    with pytest.raises(Refused, match="Say what shows that it was done"):
        finish_action(by=lead, action=action, done_on=story.TODAY, evidence=" ")
    finish_action(by=lead, action=action, done_on=story.TODAY, evidence="Minute 4 of 17 June")
    duty = Duty.objects.get(kind="plan_action")
    assert (duty.state, duty.on_time) == ("met", True)


def test_the_owner_may_report_on_their_own_action_and_a_stranger_may_not(action, borough):
    note_on_action(
        by=borough.user(Role.MISSING_COORDINATOR),
        action=action,
        words="Waiting for a telephone line",
        stuck_because="no contract",
    )
    assert action_row(PlanAction.objects.get()).state is ActionState.STUCK
    with pytest.raises(Refused):
        note_on_action(by=borough.user(Role.ADVISER), action=action, words="I too")


def test_a_dropped_action_is_excused_with_its_reason_and_stays_closed(action, lead):
    drop_action(by=lead, action=action, because="done by the police now")
    duty = Duty.objects.get(kind="plan_action")
    assert (duty.state, duty.excused_because) == ("excused", "done by the police now")
    with pytest.raises(Refused, match="closed already"):
        finish_action(by=lead, action=action, done_on=story.TODAY, evidence="x")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"words": "  "}, "Say what will be done"),
        ({"measure": "nonsense"}, "Choose the measure that should move"),
        ({"due_on": story.TODAY - timedelta(days=1)}, "before it was agreed"),
        ({"due_on": story.TODAY + timedelta(days=90)}, "The plan ends on 8 September 2026"),
    ],
)
def test_an_action_that_cannot_be_is_refused_with_the_mend(action, lead, borough, change, sentence):
    given_facts = {
        "priority": action.priority,
        "words": "Something",
        "owner": borough.workers[Role.MISSING_COORDINATOR],
        "due_on": story.TODAY,
        "measure": MEASURE,
    }
    with pytest.raises(Refused, match=sentence):
        add_action(by=lead, **{**given_facts, **change})


def test_two_people_who_save_the_same_action_both_keep_their_text(action, lead):
    mine, theirs = PlanAction.objects.get(), PlanAction.objects.get()
    finish_action(by=lead, action=theirs, done_on=story.TODAY, evidence="theirs", version=1)
    with pytest.raises(Stale, match="changed this record"):
        drop_action(by=lead, action=mine, because="mine", version=1)
    assert PlanAction.objects.get().evidence == "theirs"


def test_every_step_is_in_the_log_under_who_took_it(action):
    mine = Entry.objects.filter(actor="improvement_lead").values_list("action", flat=True)
    steps = ["take in report", "start plan", "add priority", "confirm finding", "add plan action"]
    assert set(steps) <= set(mine)


def test_the_plan_page_shows_live_measures_and_counts(action, borough):
    board = borough.user(Role.BOARD_MEMBER)
    page = plan_page(viewer=board, plan=current_plan(viewer=board))
    assert page.standing.sentence == "Week 1 of 12: 0 of 1 actions done, 0 overdue, 0 stuck."
    assert list(page.measures) == [MEASURE]


def test_a_partner_does_not_learn_that_there_is_a_plan(action, borough):
    with pytest.raises(NotForYou):
        current_plan(viewer=borough.user(Role.PARTNER))


def test_an_overdue_action_says_so_by_the_date_alone(action):
    with clock.stand_still(story.NOW + timedelta(days=30)):
        assert standing_of(action.priority.plan).counts[ActionState.OVERDUE] == 1
        assert [row.overdue for row in balances(kind="plan_action")] == [1]


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(st.lists(st.tuples(DAYS, st.none() | DAYS, st.none() | DAYS, st.booleans())), DAYS)
def test_every_action_is_in_exactly_one_state(actions, today):
    states = [
        state_of(due_on=due, done_on=done, dropped_on=dropped, stuck=stuck, today=today)
        for due, done, dropped, stuck in actions
    ]
    counted = standing(states, starts_on=date(2026, 1, 1), ends_on=date(2026, 3, 26), today=today)
    assert sum(counted.counts.values()) == len(actions)
