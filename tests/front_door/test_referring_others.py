"""The public, partners with a sign-in, and what was said by telephone."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from homeward.access.actions import the_house, the_portal
from homeward.access.roles import Role
from homeward.core.errors import Refused
from homeward.front_door.actions import ask_partner
from homeward.front_door.codes import Route
from homeward.front_door.models import (
    Contact,
    NamedChild,
    WrittenReferral,
)
from homeward.front_door.referring import actions
from homeward.ledger.kinds import Kind
from homeward.ledger.models import Duty

from .making import a_contact, decided
from .referring import (
    MANAGER,
    WORKER,
    code_in,
    decide,
    page,
    sent,
    step,
    text,
    written,
)


def test_the_public_tells_us_on_one_page_and_may_stay_unknown(borough):
    client = Client()
    said = {"worries": "Shouting at night.", "described": "Two boys, about six", "urgent": "no"}
    done = client.post(reverse("refer:worried"), said, follow=True)
    contact = Contact.objects.get()
    assert contact.ref in text(done)
    assert (contact.source_code, contact.from_whom) == ("9", "")
    assert NamedChild.objects.get().described == "Two boys, about six"
    assert not Duty.objects.exclude(kind=Kind.CONTACT_DECISION).exists()
    assert mail.outbox == []


def test_somebody_from_the_public_who_gives_an_address_is_acknowledged(borough):
    said = {
        "worries": "Shouting at night.",
        "given_names": "Tom",
        "urgent": "not_known",
        "name": "Jo Neighbour",
        "email": "jo@example.org",
    }
    Client().post(reverse("refer:worried"), said)
    assert Contact.objects.get().source_code == "1D"
    assert len(mail.outbox) == 1


def test_the_public_is_not_told_what_was_decided(borough, client_as):
    said = {"worries": "Shouting.", "given_names": "Tom", "urgent": "no", "email": "jo@example.org"}
    Client().post(reverse("refer:worried"), said)
    contact = Contact.objects.get()
    decide(borough, contact)
    shown = text(client_as(MANAGER).get(page(contact, "outcome")))
    assert "private to them" in shown
    assert "early help" not in shown


def test_the_public_form_asks_for_somebody_to_be_found(borough):
    answer = Client().post(reverse("refer:worried"), {"worries": "Shouting.", "urgent": "no"})
    assert answer.status_code == 422
    assert "describe the child instead" in text(answer)


def test_what_was_said_by_telephone_is_confirmed_in_writing(borough, client_as):
    contact = a_contact(borough, "tom", route=Route.TELEPHONE)
    client = client_as(WORKER)
    client.post(page(contact, "confirm"), {"email": "pc4411@police.example"})
    assert "Asked to confirm" in text(client.get(page(contact)))
    (letter,) = mail.outbox
    assert "shouting" not in letter.body
    address = re.search(r"https?://[^/]+(/refer/confirm/\w+/)", letter.body)[1]
    caller = Client()
    assert "shouting" not in text(caller.get(address))
    assert caller.post(address, {"agreed": "yes"}).status_code == 422
    wrong = caller.post(address, {"code": "AAAAAAAA"})
    assert "does not open anything" in text(wrong)
    assert "shouting" in text(caller.post(address, {"code": code_in(letter)}))
    assert "Say what is different" in text(caller.post(address, {"agreed": "no", "words": ""}))
    caller.post(address, {"agreed": "no", "words": "It was the flat next door."})
    shown = text(client.get(page(contact)))
    assert "Corrected in writing" in shown
    assert "It was the flat next door." in shown
    assert "Neighbours heard shouting" in shown
    assert "You corrected what we wrote down" in text(caller.get(address))
    assert "You corrected" not in text(Client().get(address))


def test_a_confirmation_is_shown_with_its_day(borough, client_as):
    contact = a_contact(borough, "tom", route=Route.TELEPHONE)
    asked = actions.ask_to_confirm(by=borough.user(WORKER), contact=contact, email="a@b.example")
    actions.confirm(by=the_portal, confirmation=asked, agreed=True)
    with pytest.raises(Refused, match="confirmed already"):
        actions.confirm(by=the_portal, confirmation=asked, agreed=True)
    shown = text(client_as(WORKER).get(page(contact)))
    assert re.search(r"Confirmed in writing</strong> on 17 June 2026", shown)


def test_a_partner_sees_their_own_referrals_and_nothing_else(borough, client_as):
    sent()  # by somebody without an account
    client = client_as(Role.PARTNER)
    assert 'value="Partner' in text(client.get(step("you")))
    sent(client)
    mine = WrittenReferral.objects.get(partner=borough.user(Role.PARTNER))
    shown = text(client.get(reverse("refer:mine")))
    assert mine.contact.ref in shown
    assert shown.count("Received: we are deciding") == 1
    one = reverse("refer:one", args=[mine.contact.ref])
    assert "I fell off the wall." in text(client.get(one))
    other = WrittenReferral.objects.get(partner=None)
    assert client.get(reverse("refer:one", args=[other.contact.ref])).status_code == 404
    for name in ("front_door:queue", "people:search", "missing:board", "measures:catalogue"):
        assert client.get(reverse(name)).status_code == 404
    assert client_as(WORKER).get(reverse("refer:mine")).status_code == 404


def test_a_partner_follows_a_referral_to_its_outcome(borough, client_as):
    client = client_as(Role.PARTNER)
    sent(client)
    contact = Contact.objects.get()
    decide(borough, contact)
    one = reverse("refer:one", args=[contact.ref])
    assert "Decided: you will hear from us" in text(client.get(one))
    letter = actions.write_outcome(
        by=borough.user(MANAGER), contact=contact, subject="S", body="Early help will ring."
    )
    actions.deliver(by=the_house, letters=[letter])
    assert "Decided, and you were told" in text(client.get(one))
    assert "Early help will ring." in text(client.get(one))


def test_a_partner_goes_on_with_what_they_began(borough, client_as):
    written(client_as(Role.PARTNER))
    again = client_as(Role.PARTNER)
    kept = WrittenReferral.objects.get()
    assert kept.ref in text(again.get(reverse("refer:mine")))
    again.post(reverse("refer:mine"), {"go": kept.ref})
    assert again.get(reverse("refer:check")).status_code == 200
    stranger = client_as(WORKER)
    session = stranger.session
    session["referral"] = kept.ref
    session.save()
    assert stranger.get(reverse("refer:check")).url == reverse("refer:start")


def test_a_partner_finds_their_referrals_in_the_navigation_and_a_worker_does_not(
    borough, client_as
):
    assert "My referrals" in text(client_as(Role.PARTNER).get(reverse("web:my-day")))
    assert "My referrals" not in text(client_as(WORKER).get(reverse("web:my-day")))


def test_a_partner_is_asked_before_anybody_is_matched(borough, client_as):
    sent()
    contact, client = Contact.objects.get(), client_as(WORKER)
    shown = text(client.get(page(contact)))
    assert page(contact, "ask") in shown
    assert "Tomasz Wieczorek" in text(client.get(page(contact, "ask")))
    ask_partner(by=borough.user(WORKER), contact=contact, agency="education", words="Seen today?")
    reply = Duty.objects.get(kind=Kind.PARTNER_REPLY)
    assert reply.state == "open"
    child = actions.link_named_child(
        by=borough.user(WORKER), named=contact.named.get(), person=borough.people["tom"]
    )
    decided(borough, child)
    reply.refresh_from_db()
    assert (reply.state, reply.excused_because) == (
        "excused",
        "the contact was decided without it",
    )


def test_asking_to_confirm_and_asking_a_partner_are_two_links(borough, client_as):
    contact = a_contact(borough, "tom", route=Route.TELEPHONE)
    shown = text(client_as(WORKER).get(page(contact)))
    assert page(contact, "ask") in shown
    assert page(contact, "confirm") in shown
