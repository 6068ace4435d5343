"""A child's case is handed over, and lies with the sender until somebody takes it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.chronology.models import Event
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.front_door.actions import (
    accept_handover,
    allocate_contact,
    hand_over,
    handover_in_error,
    refuse_handover,
    settle_handover,
)
from homeward.front_door.codes import Decision
from homeward.front_door.discussing.codes import HANDED_TO, HANDOVER_STATES, HandedAnswer
from homeward.front_door.discussing.handing import destination_of, why_not_answer, why_not_offer
from homeward.front_door.models import HandOver
from homeward.front_door.queries import waiting_handovers
from homeward.ledger.models import Duty
from homeward.people.actions import restrict
from homeward.workforce.models import Team

from .making import a_contact, decided
from .test_asking import moment
from .test_discussions import nothing_changes

WORKER, CARE = Role.FRONT_DOOR_WORKER, Role.LEAVING_CARE_MANAGER
NOW = datetime(2026, 6, 17, 9, 30, tzinfo=UTC)


@pytest.fixture
def contact(borough):
    return a_contact(borough, worker=borough.workers[WORKER])


@pytest.fixture
def child(borough, contact):
    return decided(borough, contact.children.get(), Decision.EARLY_HELP)


def handed(borough, child, **facts):
    if not {"to_team", "to_named"} & set(facts):
        facts["to_team"] = borough.teams[Team.Service.LEAVING_CARE]
    return hand_over(
        **{"by": borough.user(WORKER), "child": child, "what_for": "Support at home.", **facts}
    )


def owed(kind):
    return Duty.objects.filter(kind=kind).order_by("pk")


@given(st.sampled_from([*Decision.values, ""]), st.booleans(), st.booleans(), st.integers(0, 2))
def test_only_a_decision_for_others_goes_to_exactly_one_receiver(decision, elsewhere, waits, teams):
    fault = why_not_offer(
        decision=decision,
        decided_elsewhere=elsewhere,
        waits=waits,
        own_team=False,
        teams=teams,
        what_for="Support",
        handed_at=NOW,
        decided_at=NOW if decision else None,
        now=NOW,
    )
    may = decision in HANDED_TO and not elsewhere and not waits and teams == 1
    assert (fault is None) == may
    assert destination_of(decision) == HANDED_TO.get(decision)


@given(
    st.sampled_from(list(HANDOVER_STATES)),
    st.sampled_from([HandedAnswer.ACCEPTED, HandedAnswer.REFUSED]),
    st.booleans(),
    st.sampled_from(["", "They moved."]),
)
def test_only_the_receiver_answers_once_and_gives_a_reason_to_refuse(standing, answer, may, words):
    fault = why_not_answer(
        standing,
        answer,
        may=may,
        words=words,
        outside=False,
        answered_for="",
        at=NOW,
        handed_at=NOW,
        now=NOW,
    )
    fine = may and standing == "waiting" and (answer == HandedAnswer.ACCEPTED or bool(words))
    assert (fault is None) == fine


def test_a_hand_over_is_owed_by_the_receiving_team_until_its_manager_accepts(borough, child):
    handover = handed(borough, child)
    (duty,) = owed("handover_accepted")
    assert (duty.state, duty.team, duty.owner) == (
        "open",
        borough.teams[Team.Service.LEAVING_CARE],
        None,
    )
    for role in (WORKER, Role.FRONT_DOOR_MANAGER, Role.ADVISER):
        with pytest.raises(Refused, match="Only whoever answers"):
            accept_handover(by=borough.user(role), handover=handover)
    accept_handover(by=borough.user(CARE), handover=handover)
    (duty,) = owed("handover_accepted")
    assert (duty.state, duty.on_time) == ("met", True)
    with pytest.raises(Refused, match="answered already"):
        refuse_handover(by=borough.user(CARE), handover=handover, because="Late.")
    assert nothing_changes()


def test_a_refusal_comes_back_and_an_answer_is_owed(borough, child):
    handover = handed(borough, child)
    with pytest.raises(Refused, match="Say why"):
        refuse_handover(by=borough.user(CARE), handover=handover, because=" ")
    refuse_handover(by=borough.user(CARE), handover=handover, because="No place until May.")
    assert owed("handover_accepted").get().excused_because == "refused: No place until May."
    back = owed("handover_refused").get()
    assert (back.state, back.owner) == ("open", borough.workers[WORKER])
    settle_handover(by=borough.user(WORKER), handover=handover, words="School will support.")
    assert owed("handover_refused").get().state == "met"
    with pytest.raises(Refused, match="only once"):
        settle_handover(by=borough.user(WORKER), handover=handover, words="Again.")
    assert nothing_changes()


def test_the_next_hand_over_answers_a_refusal(borough, child):
    handover = handed(borough, child)
    refuse_handover(by=borough.user(CARE), handover=handover, because="No place.")
    handed(borough, child, to_named="Family hub, Hurst")
    assert owed("handover_refused").get().state == "met"
    assert [duty.state for duty in owed("handover_accepted")] == ["excused", "open"]
    assert nothing_changes()


def test_a_service_outside_is_chased_by_whoever_has_the_contact(borough, contact, child):
    handover = handed(borough, child, to_named="Family hub, Hurst")
    assert owed("handover_accepted").get().owner == borough.workers[WORKER]
    manager = borough.workers[Role.FRONT_DOOR_MANAGER]
    allocate_contact(by=borough.user(WORKER), contact=contact, worker=manager)
    assert owed("handover_accepted").get().owner == manager
    with pytest.raises(Refused, match="Say who there answered"):
        accept_handover(by=borough.user(WORKER), handover=handover)
    accept_handover(by=borough.user(WORKER), handover=handover, answered_for="J. Bright, lead")
    assert HandOver.objects.get().answered_for == "J. Bright, lead"


def test_a_receiving_team_with_an_empty_post_is_answered_for_from_above(borough, child):
    handover = handed(borough, child, to_team=borough.teams[Team.Service.HOMES])
    accept_handover(by=borough.user(Role.DIRECTOR), handover=handover)
    assert owed("handover_accepted").get().state == "met"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"to_named": ""}, "Name one receiver"),
        ({"to_named": "Hub", "what_for": " "}, "Say what the receiver"),
        ({"to_named": "Hub", "handed_at": timedelta(hours=-9)}, "before the decision"),
        ({"to_named": "Hub", "handed_at": timedelta(hours=1)}, "in the future"),
    ],
)
def test_a_hand_over_that_cannot_be_is_refused(borough, child, facts, words):
    if "handed_at" in facts:
        facts = {**facts, "handed_at": clock.now() + facts["handed_at"]}
    with pytest.raises(Refused, match=words):
        handed(borough, child, **facts)
    assert not HandOver.objects.exists()


def test_nobody_hands_to_themselves_or_twice_or_another_authority_to_a_team(borough, child):
    with pytest.raises(Refused, match="has the contact already"):
        handed(borough, child, to_team=borough.teams[Team.Service.FRONT_DOOR])
    handed(borough, child)
    with pytest.raises(Refused, match="waits to be accepted already"):
        handed(borough, child)
    other = a_contact(borough, "sian")
    away = decided(borough, other.children.get(), Decision.OTHER_AUTHORITY)
    with pytest.raises(Refused, match="no team of ours"):
        handed(borough, away)
    assert handed(borough, away, to_named="Stockport").service == "other_authority"


def test_what_was_recorded_in_error_owes_nothing_and_makes_room(borough, child):
    handover = handed(borough, child)
    handover_in_error(by=borough.user(WORKER), handover=handover, because="Wrong team.")
    assert not owed("handover_accepted").exists()
    assert Event.objects.filter(kind="hand-over").get().corrected == "Wrong team."
    handed(borough, child)
    assert owed("handover_accepted").count() == 1
    assert nothing_changes()


def test_managers_see_those_nobody_has_taken_and_only_of_children_they_may_know(borough, child):
    handover = handed(borough, child)
    manager = borough.user(Role.FRONT_DOOR_MANAGER)
    (row,) = waiting_handovers(viewer=manager)
    assert (row.handover, row.late) == (handover, False)
    with clock.stand_still(clock.now() + timedelta(days=5)):
        assert waiting_handovers(viewer=manager)[0].late
    refuse_handover(by=borough.user(CARE), handover=handover, because="No place.")
    assert len(waiting_handovers(viewer=manager)) == 1
    settle_handover(by=manager, handover=handover, words="School will support.")
    assert waiting_handovers(viewer=manager) == []
    other = decided(borough, a_contact(borough, "sian").children.get(), Decision.REFERRAL)
    handed(borough, other)
    restrict(by=the_house, person=borough.people["sian"], reason="family member works here")
    assert waiting_handovers(viewer=manager) == []


def test_offered_and_accepted_in_the_browser(client_as, borough, contact, child):
    browser, page = client_as(WORKER), reverse("front_door:contact", args=[contact.ref])
    offer = reverse("front_door:offer-hand-over", args=[contact.ref, child.ref])
    assert offer in browser.get(page).content.decode()
    assert "Early help" in browser.get(offer).content.decode()
    team = borough.teams[Team.Service.LEAVING_CARE]
    sent = {"to_team": team.ref, "to_named": "", "what_for": "Support.", **moment("handed_at")}
    shown = browser.post(offer, sent)["Location"]
    assert offer not in browser.get(page).content.decode()
    assert shown in browser.get(reverse("front_door:hand-overs")).content.decode()
    person = reverse("people:person", args=[child.person.ref])
    assert "Accept the hand-over" in browser.get(person).content.decode()
    handover = HandOver.objects.get()
    links = {
        how: reverse("front_door:answer-hand-over", args=[handover.ref, how])
        for how in ("accept", "refuse", "settle", "error")
    }
    assert links["accept"] not in browser.get(shown).content.decode()
    assert browser.get(links["accept"]).status_code == 404
    taker = client_as(CARE)
    assert links["accept"] in taker.get(shown).content.decode()
    assert "Who there" not in taker.get(links["accept"]).content.decode()
    assert taker.post(links["accept"], moment("at"))["Location"] == shown
    assert "Accepted" in taker.get(shown).content.decode()
    assert browser.post(links["error"], {"because": "Twice."}).status_code == 302
    assert taker.get(links["error"]).status_code == 404
    text = browser.get(page).content.decode()
    assert "Recorded in error" in text


def test_refused_and_settled_in_the_browser(client_as, borough, child):
    handover = handed(borough, child, to_named="Family hub")
    browser = client_as(WORKER)
    link = reverse("front_door:answer-hand-over", args=[handover.ref, "refuse"])
    sent = {"because": "No room.", "answered_for": "", **moment("at")}
    assert browser.post(link, sent).status_code == 422
    assert browser.post(link, {**sent, "answered_for": "J. Bright"}).status_code == 302
    link = reverse("front_door:answer-hand-over", args=[handover.ref, "settle"])
    browser.post(link, {"words": "School will support."})
    text = browser.get(reverse("front_door:hand-over", args=[handover.ref])).content.decode()
    assert "School will support." in text
    assert "No room." in text


def test_an_odd_answer_and_a_stranger_find_nothing(client_as, borough, child):
    handover = handed(borough, child)
    odd = reverse("front_door:answer-hand-over", args=[handover.ref, "odd"])
    assert client_as(WORKER).get(odd).status_code == 404
    page = reverse("front_door:hand-over", args=[handover.ref])
    assert client_as(Role.BOARD_MEMBER).get(page).status_code == 404
    offer = reverse("front_door:offer-hand-over", args=[child.contact.ref, child.ref])
    assert client_as(Role.INSPECTOR).get(offer).status_code == 404
