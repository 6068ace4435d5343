"""Referrals in writing on the demonstration borough, so that their pages have something to show."""

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from homeward.access.actions import the_house
from homeward.access.models import User
from homeward.access.roles import Role
from homeward.alerts.actions import raise_alert
from homeward.core import clock
from homeward.front_door.actions import agree_decision, consider_history, propose_decision
from homeward.front_door.models import Contact, ContactChild
from homeward.front_door.referring.actions import link_named_child
from homeward.improvement.actions import issue_board_pack
from homeward.improvement.queries import current_plan
from homeward.people.actions import attach
from homeward.people.models import Person
from tests.front_door.referring import CHILD, OTHER_CHILD, sent, written


def refer_in_writing() -> None:
    """One referral waits to be matched, its letter unsent; one waits for its outcome to be told."""
    partner = Client()
    user = User.objects.get(role=Role.PARTNER)
    partner.force_login(user, backend="homeward.access.backends.InTheirDates")
    with override_settings(EMAIL_BACKEND="nowhere.at.all"):
        client = written(partner, children=(CHILD, OTHER_CHILD))
        upload = SimpleUploadedFile("note.txt", b"Seen on Monday.")
        client.post(reverse("refer:files"), {"upload": upload})
        client.post(reverse("refer:check"))
    before = set(Contact.objects.values_list("pk", flat=True))
    sent(children=(CHILD,))
    _decide(Contact.objects.exclude(pk__in=before).get())


def warn_and_attach() -> None:
    """An alert and a document of a child whom the walkers come to: one whose contact waits."""
    manager = User.objects.get(role=Role.FRONT_DOOR_MANAGER)
    waiting = ContactChild.objects.filter(decided_at=None, person__restricted=False)
    person = waiting.order_by("contact__received_at").select_related("person")[0].person
    raise_alert(
        by=manager,
        person=person,
        kind="dog",
        words="A dog in the yard.",
        review_on=clock.today() + timedelta(days=30),
    )
    note = SimpleUploadedFile("note.txt", b"Seen on Monday.")
    attach(by=manager, person=person, upload=note, title="What school saw")


def issue_a_pack() -> None:
    """The board pack of the plan that runs."""
    plan = current_plan(viewer=the_house)
    assert plan is not None
    issue_board_pack(by=the_house, plan=plan)


def _decide(contact: Contact) -> None:
    by: Any = the_house
    manager = User.objects.get(role=Role.FRONT_DOOR_MANAGER)
    person = Person.objects.filter(restricted=False).order_by("-pk").first()
    assert person is not None
    child = link_named_child(by=by, named=contact.named.get(), person=person)
    consider_history(by=manager, child=child, words="Nothing before.")
    proposal = propose_decision(
        by=by,
        child=child,
        decision="early_help",
        rationale="Agreed with them.",
        agreement="given",
    )
    agree_decision(by=manager, proposal=proposal)
