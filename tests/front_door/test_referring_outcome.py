"""The referrer is told the outcome, and the front door reads what was written."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.core.errors import Refused
from homeward.front_door.models import (
    Contact,
    OutcomeTold,
)
from homeward.front_door.referring import actions
from homeward.ledger.actions import rebuild
from homeward.ledger.kinds import Kind
from homeward.ledger.models import Duty

from .making import decided
from .referring import CHILD, MANAGER, OTHER_CHILD, WORKER, decide, duty, page, sent, text


def test_the_outcome_is_owed_from_the_decision_read_by_a_manager_and_sent(borough, client_as):
    sent()
    contact = Contact.objects.get()
    assert not Duty.objects.filter(kind=Kind.REFERRER_TOLD).exists()
    decide(borough, contact)
    assert duty(Kind.REFERRER_TOLD).state == "open"
    client = client_as(MANAGER)
    assert "Tell the referrer the outcome" in text(client.get(page(contact)))
    shown = text(client.get(page(contact, "outcome")))
    assert "passed this to early help" in shown
    assert "Tomasz" not in shown
    letter = {"subject": "Your referral", "body": "We have passed this to early help."}
    assert client.post(page(contact, "outcome"), letter).status_code == 302
    assert mail.outbox[-1].body == "We have passed this to early help."
    assert duty(Kind.REFERRER_TOLD).state == "met"
    assert "told already" in text(client.post(page(contact, "outcome"), letter))
    assert "e-mailed" in text(client.get(page(contact)))
    assert not any(difference for _, difference in rebuild(rehearse=True))


def test_nobody_is_told_before_every_child_is_decided_about(borough):
    sent(children=(CHILD, OTHER_CHILD))
    contact = Contact.objects.get()
    child = actions.link_named_child(
        by=borough.user(WORKER), named=contact.named.first(), person=borough.people["tom"]
    )
    decided(borough, child)
    with pytest.raises(Refused, match="every child first"):
        actions.write_outcome(by=borough.user(MANAGER), contact=contact, subject="S", body="B")


@pytest.mark.parametrize(("how", "state"), [("telephone", "met"), ("not_told", "excused")])
def test_the_referrer_is_told_otherwise_or_not_at_all_with_the_reason(
    borough, client_as, how, state
):
    sent()
    contact = Contact.objects.get()
    decide(borough, contact)
    client = client_as(MANAGER)
    assert client.post(page(contact, "told"), {"how": how, "words": ""}).status_code == 422
    client.post(page(contact, "told"), {"how": how, "words": "Spoke to the head."})
    assert duty(Kind.REFERRER_TOLD).state == state
    assert OutcomeTold.objects.get().words == "Spoke to the head."
    assert "Spoke to the head." in text(client.get(page(contact)))


def test_the_referral_is_read_as_it_was_written_and_the_look_is_logged(borough, client_as):
    sent()
    contact = Contact.objects.get()
    shown = text(client_as(Role.INSPECTOR).get(page(contact, "referral")))
    for words in ("I fell off the wall.", "01632 960001", "Yes, and they agree"):
        assert words in shown
    entry = Entry.objects.filter(kind="read").latest("pk")
    assert (entry.action, entry.subject) == (
        "front_door:referral",
        f"front_door.contact {contact.ref}",
    )


@pytest.mark.parametrize("name", ["referral", "outcome", "told", "confirm"])
def test_strangers_get_404(borough, client_as, name):
    sent()
    contact = Contact.objects.get()
    for role in (Role.PARTNER, Role.HOMES_COMMISSIONER):
        assert client_as(role).get(page(contact, name)).status_code == 404
    assert Client().get(page(contact, name)).url.startswith("/accounts/login/")


def test_what_is_urgent_is_said_in_the_queue_and_on_the_contact(borough, client_as):
    sent(urgent={"urgent": "yes", "urgent_words": "School ends at three."})
    client = client_as(WORKER)
    assert "Said to be urgent" in text(client.get(reverse("front_door:queue")))
    assert "something has to happen today" in text(client.get(page(Contact.objects.get())))
