"""An assessment begins as its hand-over is accepted, and is owed until it is authorised."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.access.roles import Role
from homeward.chronology.models import Event
from homeward.core import clock
from homeward.front_door.actions import (
    accept_handover,
    assessment_in_error,
    call_discussion,
    complete_assessment,
    hand_over,
    handover_in_error,
)
from homeward.front_door.assessing.rules import why_not_complete
from homeward.front_door.codes import Decision
from homeward.front_door.models import Assessment
from homeward.ledger.actions import rebuild
from homeward.ledger.models import Duty
from homeward.workforce.models import Team

from .making import a_contact, decided, sentence
from .test_pages import text

WORKER, CARE = Role.FRONT_DOOR_WORKER, Role.LEAVING_CARE_MANAGER
FOUND = "The family needs help with routines, and has begun."


@pytest.fixture
def handed(borough):
    """A referral handed over to a team of ours for assessment, not yet accepted."""
    child = decided(borough, a_contact(borough, hours_ago=30).children.get(), Decision.REFERRAL)
    team = borough.teams[Team.Service.LEAVING_CARE]
    by = borough.user(WORKER)
    return hand_over(by=by, child=child, what_for="Assess.", to_team=team)


@pytest.fixture
def assessment(borough, handed):
    accept_handover(by=borough.user(CARE), handover=handed)
    return Assessment.objects.get()


def completed(borough, assessment, **facts):
    return complete_assessment(
        **{
            "by": borough.user(CARE),
            "assessment": assessment,
            "authorised_on": clock.today(),
            "in_need": False,
            "conclusion": FOUND,
            "seen": True,
            **facts,
        }
    )


def owed():
    return Duty.objects.get(kind="assessment")


def test_accepting_a_hand_over_for_assessment_begins_one_and_owes_it_from_the_referral(
    borough, handed, assessment
):
    assert (assessment.handover, assessment.team) == (handed, handed.to_team)
    assert assessment.referral.contact_child == handed.contact_child
    assert assessment.started_on == clock.today()
    duty = owed()
    assert clock.day_of(duty.raised_at) == assessment.referral.received_on
    # The referral of Tuesday 16 June 2026, and 45 working days: no bank holiday lies between.
    assert clock.day_of(duty.due_at) == date(2026, 8, 18)
    assert (duty.state, duty.team) == ("open", handed.to_team)


def test_a_hand_over_to_early_help_begins_no_assessment(borough):
    child = decided(borough, a_contact(borough).children.get(), Decision.EARLY_HELP)
    team = borough.teams[Team.Service.LEAVING_CARE]
    handed = hand_over(by=borough.user(WORKER), child=child, what_for="Help.", to_team=team)
    accept_handover(by=borough.user(CARE), handover=handed)
    assert not Assessment.objects.exists()


def test_a_second_hand_over_of_the_same_referral_begins_no_second_assessment(
    borough, handed, assessment
):
    by, child = borough.user(WORKER), handed.contact_child
    team = borough.teams[Team.Service.LEAVING_CARE]
    again = hand_over(by=by, child=child, what_for="Their duty team takes it.", to_team=team)
    accept_handover(by=borough.user(CARE), handover=again)
    assert list(Assessment.objects.all()) == [assessment]


def test_completing_meets_what_is_owed_and_is_told_on_the_timeline(borough, assessment):
    completed(borough, assessment)
    assert owed().state == "met"
    told = Event.objects.filter(kind="assessment").values_list("words", flat=True)
    assert set(told) == {"Assessment begun", "Assessment completed: assessed, not in need"}
    assert not any(difference for _, difference in rebuild(rehearse=True))


def test_what_does_not_hold_is_refused_with_a_sentence(borough, assessment):
    def refused(**facts):
        return sentence(completed, borough=borough, assessment=assessment, **facts)

    assert "needs the support" in refused(in_need=None)
    assert "what the assessment found" in refused(conclusion=" ")
    assert "in the future" in refused(authorised_on=clock.today() + timedelta(days=1))
    assert "before it began" in refused(authorised_on=clock.today() - timedelta(days=1))
    assert "Only whoever answers" in refused(by=borough.user(Role.ADVISER))
    completed(borough, assessment)
    assert "completed already" in refused()


def test_one_recorded_in_error_owes_nothing_and_goes_with_its_hand_over(
    borough, handed, assessment
):
    handover_in_error(by=borough.user(WORKER), handover=handed, because="The wrong child.")
    assessment.refresh_from_db()
    assert assessment.recorded_in_error == "The wrong child."
    assert not Duty.objects.filter(kind="assessment").exists()
    again = {"by": borough.user(WORKER), "assessment": assessment, "because": "Twice."}
    assert "already" in sentence(assessment_in_error, **again)


def test_the_pages_of_an_assessment(borough, client_as, handed, assessment):
    client = client_as(CARE)
    assert f"/front-door/assessments/{assessment.ref}/" in text(
        client.get(f"/front-door/hand-overs/{handed.ref}/")
    )
    page = f"/front-door/assessments/{assessment.ref}/"
    assert "Going on" in text(client.get(page))
    step = f"{page}complete/"
    assert "Does the child need" in text(client.get(step))
    assert client.post(step, {"in_need": "yes"}).status_code == 422
    today = clock.today()
    sent = {
        "in_need": "yes",
        "conclusion": FOUND,
        "seen": "not_known",
        "authorised_on_day": today.day,
        "authorised_on_month": today.month,
        "authorised_on_year": today.year,
    }
    assert client.post(step, sent).status_code == 302
    shown = text(client.get(page))
    assert "In need of support" in shown
    assert FOUND in shown
    assert client.get(step).status_code == 404
    assert client.get(f"{page}other/").status_code == 404
    assert client_as(Role.ADVISER).get(f"{page}error/").status_code == 404
    assert client_as(Role.PARTNER).get(page).status_code == 404
    assert client_as(Role.ADVISER).get("/front-door/assessments/NOTTHERE00/").status_code == 404


@given(
    standing=st.sampled_from(["open", "done", "error"]),
    may=st.booleans(),
    conclusion=st.sampled_from(["", " ", FOUND]),
    in_need=st.sampled_from([True, False, None]),
    shift=st.integers(-3, 40),
)
def test_only_an_open_assessment_with_words_an_outcome_and_a_day_within_is_completed(
    standing, may, conclusion, in_need, shift
):
    started, today = date(2026, 6, 1), date(2026, 6, 30)
    authorised = started + timedelta(days=shift)
    fault = why_not_complete(
        standing,
        may=may,
        conclusion=conclusion,
        in_need=in_need,
        authorised_on=authorised,
        started_on=started,
        today=today,
    )
    sound = standing == "open" and may and conclusion.strip() and in_need is not None
    assert (fault is None) == bool(sound and started <= authorised <= today)


def test_the_persons_page_shows_discussions_hand_overs_and_assessments(
    borough, client_as, handed, assessment
):
    tom = handed.contact_child.person
    called = {"by": borough.user(WORKER), "because": "A bruise on the arm.", "children": [tom]}
    discussion = call_discussion(called_at=clock.now() - timedelta(hours=1), **called)
    shown = text(client_as(WORKER).get(f"/people/{tom.ref}/"))
    for address in (
        f"/front-door/assessments/{assessment.ref}/",
        f"/front-door/hand-overs/{handed.ref}/",
        f"/front-door/discussions/{discussion.ref}/",
    ):
        assert address in shown
    assert "hand-overs and assessments" not in text(
        client_as(Role.HOMES_COMMISSIONER).get(f"/people/{tom.ref}/")
    )
