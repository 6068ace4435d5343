"""Referrals in writing for the tests: what a head of year types, step by step."""

import re
from html.parser import HTMLParser

from django.test import Client
from django.urls import reverse

from homeward.access.roles import Role
from homeward.front_door.codes import Decision
from homeward.front_door.referring import actions
from homeward.ledger.models import Duty

from .making import decided

MANAGER, WORKER = Role.FRONT_DOOR_MANAGER, Role.FRONT_DOOR_WORKER

YOU = {
    "name": "Amara Whitlock",
    "role": "Head of year",
    "agency": "Tenter Hill School",
    "source_code": "2A",
    "phone": "01632 960001",
    "email": "Amara@Tenterhill.example",
}
CHILD = {
    "given_names": "Tomasz",
    "family_name": "Wieczorek",
    "born_on_day": "30",
    "born_on_month": "11",
    "born_on_year": "2010",
    "sex": "M",
    "address": "1002 Quarry Lane",
    "postcode": "ZZ1 4AB",
}
OTHER_CHILD = {"given_names": "Zofia", "family_name": "Wieczorek", "sex": "F"}
FAMILY = {"carers": "Ewa Wieczorek, mother"}
WORRIES = {"worries": "Came in with a bruise on Monday.", "child_words": "I fell off the wall."}
DONE = {"done": "Rang the mother, who did not answer."}
SHARING = {"agreement": "agreed", "basis": "public_task", "family_knows": "yes"}
URGENT = {"urgent": "no"}
STEPS = {
    "you": YOU,
    "family": FAMILY,
    "worries": WORRIES,
    "done": DONE,
    "sharing": SHARING,
    "urgent": URGENT,
}


def step(key):
    return reverse("refer:step", args=[key])


def written(client=None, children=(CHILD,), **changed):
    """A browser in which every step is filled in and nothing is sent yet."""
    client = client or Client()
    for key, answers in {**STEPS, **changed}.items():
        assert client.post(step(key), answers).status_code == 302, key
        if key == "you":
            for child in children:
                done = client.post(step("children"), {**child, "more": "1"})
                assert done.status_code == 302
    return client


def sent(client=None, **changed):
    """The same, sent; gives the browser."""
    client = written(client, **changed)
    done = client.post(reverse("refer:check"))
    assert (done.status_code, done.url) == (302, reverse("refer:sent")), done.content.decode()
    return client


class _Boxes(HTMLParser):
    """The boxes of a page under their names, as a browser would send them untouched."""

    def __init__(self):
        super().__init__()
        self.held, self._select = {}, ""

    def handle_starttag(self, tag, attrs):
        has = dict(attrs)
        chosen = has.get("type") not in ("radio", "checkbox") or "checked" in has
        if tag == "input" and has.get("name") and chosen:
            self.held[has["name"]] = has.get("value") or ""
        elif tag == "select":
            self._select = has.get("name", "")
        elif tag == "option" and "selected" in has:
            self.held[self._select] = has.get("value") or ""


def boxes_of(response):
    """What the form that names somebody holds, with the look that the page carries."""
    reader = _Boxes()
    reader.feed(response.content.decode())
    return {
        name: value
        for name, value in reader.held.items()
        if name == "look" or name.startswith("new-")
    }


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def page(contact, name="contact", *more):
    return reverse(f"front_door:{name}", args=[contact.ref, *more])


def add_new(client, address, **said):
    """The page as it stands, sent with its look: this is somebody new."""
    boxes = boxes_of(client.get(address))
    return client.post(address, {**boxes, **said, "new": "1"}, follow=True)


def duty(kind):
    return Duty.objects.get(kind=kind)


def code_in(letter):
    return re.search(r"Your code is (\w{4} \w{4})", letter.body)[1]


def ask(client, email="amara@tenterhill.example"):
    return client.post(reverse("refer:return"), {"email": email}, follow=True)


def decide(borough, contact, decision=Decision.EARLY_HELP):
    named = contact.named.get()
    child = actions.link_named_child(
        by=borough.user(WORKER), named=named, person=borough.people["tom"]
    )
    return decided(borough, child, decision)
