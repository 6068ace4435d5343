"""Partners are asked, chased and answered for; the hub's clock goes on."""

from datetime import timedelta

import pytest
from django.urls import reverse

from homeward.access.roles import Role
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.front_door.actions import ask_partner, chase_partner, note_reply
from homeward.front_door.models import Question
from homeward.ledger.actions import rebuild
from homeward.ledger.models import Duty

from .making import a_contact, decided

WORKER = Role.FRONT_DOOR_WORKER


@pytest.fixture
def contact(borough):
    return a_contact(borough, worker=borough.workers[WORKER])


def asked(borough, contact, **facts):
    return ask_partner(
        **{
            "by": borough.user(WORKER),
            "contact": contact,
            "agency": "health",
            "words": "Was he brought to his appointments this year?",
            **facts,
        }
    )


def test_a_question_is_a_reply_owed_by_whoever_has_the_contact(borough, contact):
    question = asked(borough, contact)
    owed = Duty.objects.get(kind="partner_reply")
    assert (owed.state, owed.owner) == ("open", borough.workers[WORKER])
    chase_partner(by=borough.user(WORKER), question=question)
    assert Duty.objects.get(kind="partner_reply").state == "open"
    note_reply(by=borough.user(WORKER), question=question, reply="answered", words="Twice missed.")
    assert Duty.objects.get(kind="partner_reply").state == "met"
    stored = Question.objects.get()
    assert (stored.chases, stored.reply_words) == (1, "Twice missed.")


def test_a_refusal_needs_its_reason_and_counts_as_an_answer(borough, contact):
    question = asked(borough, contact)
    by = borough.user(WORKER)
    with pytest.raises(Refused, match="the reason they gave"):
        note_reply(by=by, question=question, reply="refused", words=" ")
    note_reply(by=by, question=question, reply="refused", words="They want it in writing.")
    assert Duty.objects.get(kind="partner_reply").state == "met"
    with pytest.raises(Refused, match="has its answer already"):
        chase_partner(by=by, question=question)


def test_a_decision_made_without_the_answer_excuses_it_and_says_so(borough, contact):
    asked(borough, contact)
    decided(borough, contact.children.get())
    owed = Duty.objects.get(kind="partner_reply")
    assert owed.state == "excused"
    assert owed.excused_because == "the contact was decided without it"
    assert not any(difference for _, difference in rebuild(rehearse=True))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"words": " "}, "Write what you ask"),
        ({"agency": "army"}, "Choose who is asked"),
        ({"asked_at": timedelta(hours=-9)}, "before the contact came"),
        ({"asked_at": timedelta(hours=1)}, "lies in the future"),
    ],
)
def test_a_question_that_cannot_be_is_refused(borough, contact, facts, words):
    if "asked_at" in facts:
        facts = {"asked_at": clock.now() + facts["asked_at"]}
    with pytest.raises(Refused, match=words):
        asked(borough, contact, **facts)
    assert not Question.objects.exists()


def test_nothing_is_asked_once_every_child_is_decided(borough, contact):
    decided(borough, contact.children.get())
    with pytest.raises(Refused, match="Nothing more is asked"):
        asked(borough, contact)


def moment(name):
    now = clock.now().astimezone(clock.ENGLAND)
    parts = {"day": now.day, "month": now.month, "year": now.year, "time": f"{now:%H:%M}"}
    return {f"{name}_{part}": value for part, value in parts.items()}


def test_asking_chasing_and_answering_in_the_browser(client_as, borough, contact):
    browser = client_as(WORKER)
    page = reverse("front_door:contact", args=[contact.ref])
    assert "Ask a partner" in browser.get(page).content.decode()
    sent = {"agency": "police", "asked_of": "Desk 4", "words": "Any calls to the address?"}
    ask = reverse("front_door:ask", args=[contact.ref])
    assert browser.post(ask, {**sent, **moment("asked_at")})["Location"] == page
    question = Question.objects.get()
    reply = reverse("front_door:reply", args=[contact.ref, question.ref])
    assert "Any calls to the address?" in browser.get(reply).content.decode()
    browser.post(reply, {"reply": "chased", "words": "", **moment("at")})
    browser.post(reply, {"reply": "answered", "words": "Two calls in May.", **moment("at")})
    shown = browser.get(page).content.decode()
    assert "Two calls in May." in shown
    assert "Asked again 1 time" in shown


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.ADVISER, Role.BOARD_MEMBER])
def test_those_who_do_not_record_contacts_do_not_ask(client_as, contact, role):
    ask = reverse("front_door:ask", args=[contact.ref])
    assert client_as(role).get(ask).status_code == 404
