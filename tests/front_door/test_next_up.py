"""Forty proposals wait for one manager: one after another, each answered on one page."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from homeward.access.actions import the_house
from homeward.core import clock
from homeward.drafts.models import Draft
from homeward.drafts.rules import TOKEN
from homeward.front_door import queries
from homeward.front_door.actions import call_discussion
from homeward.people.actions import restrict

from .making import a_contact, child_of, decided, proposed
from .test_pages import MANAGER, WORKER, text

OVERSIGHT = reverse("front_door:oversight")


def page_of(contact):
    return reverse("front_door:contact", args=[contact.ref])


def waits(borough, name, hours_ago):
    contact = a_contact(borough, name, hours_ago=hours_ago)
    return contact, proposed(borough, child_of(contact))


def test_what_came_first_is_next_and_the_page_opens_at_the_child(borough):
    waits(borough, "tom", 2)
    first, proposal = waits(borough, "sian", 5)
    found = queries.next_up(viewer=borough.user(MANAGER))
    assert found.words == "2 proposals wait for you"
    assert found.href == f"{page_of(first)}#child-{proposal.contact_child.ref}"
    assert found.received_at == clock.now() - timedelta(hours=5)


def test_nobodys_own_proposal_is_next_for_them(borough):
    contact = a_contact(borough, "tom")
    proposed(borough, child_of(contact), by=borough.user(MANAGER))
    assert queries.next_up(viewer=borough.user(MANAGER)) is None


def test_a_restricted_child_is_not_next_for_those_outside(borough):
    contact, _ = waits(borough, "tom", 2)
    manager = borough.user(MANAGER)
    assert queries.next_up(viewer=manager).count == 1
    restrict(by=the_house, person=borough.people["tom"], reason="Staff child")
    assert queries.next_up(viewer=manager) is None


def test_after_an_answer_the_page_offers_the_next_and_at_the_end_nothing(borough, client_as):
    manager = client_as(MANAGER)
    one, first = waits(borough, "tom", 5)
    other, second = waits(borough, "sian", 2)
    assert "2 proposals wait for you" in text(manager.get(OVERSIGHT))
    assert "wait for you" not in text(manager.get(page_of(one)))
    answer = reverse("front_door:answer", args=[one.ref, first.ref, "agree"])
    after = text(manager.post(answer, follow=True))
    assert "The decision is recorded." in after
    assert "1 proposal waits for you" in after
    assert f'href="{page_of(other)}#child-{second.contact_child.ref}"' in after
    answer = reverse("front_door:answer", args=[other.ref, second.ref, "return"])
    assert "wait" not in re.findall(
        "proposals? waits? for you",
        text(manager.post(answer, {"note": "Ask school."}, follow=True)),
    )
    assert queries.next_up(viewer=borough.user(MANAGER)) is None


def test_a_worker_is_offered_none(borough, client_as):
    waits(borough, "tom", 5)
    done = a_contact(borough, "sian")
    decided(borough, child_of(done))
    assert "for you" not in text(client_as(WORKER).get(page_of(done)))
    assert "1 proposal waits for you" in text(client_as(MANAGER).get(page_of(done)))


def token_for(client, page, form):
    """The token of the form that goes to an address."""
    html = client.get(page).content.decode()
    action = form and f'action="{form}"'
    part = html[html.index(action) :] if action else html
    return re.search(rf'name="{TOKEN}" value="([^"]+)"', part)[1]


@pytest.mark.parametrize("how", ["agree", "return", "otherwise"])
def test_a_managers_answer_outlives_the_session_and_ends_with_any_answer(borough, client_as, how):
    contact, proposal = waits(borough, "tom", 2)
    manager, page = client_as(MANAGER), page_of(contact)
    answer = reverse("front_door:answer", args=[contact.ref, proposal.ref, how])
    box = "rationale" if how == "otherwise" else "note"
    typed = {TOKEN: token_for(manager, page, answer), box: "The school was not asked."}
    assert Client().post(answer, typed).url.startswith("/accounts/login/")
    assert Draft.objects.get().typed[box] == ["The school was not asked."]
    child = proposal.contact_child.ref
    taken = manager.get(page, {"draft": f"front_door:{how}{child}"})
    assert "The school was not asked." in text(taken)
    manager.post(reverse("front_door:answer", args=[contact.ref, proposal.ref, "agree"]))
    assert not Draft.objects.exists()


def test_the_other_forms_of_the_front_door_outlive_the_session(borough, client_as):
    contact, _ = waits(borough, "tom", 2)
    tom, worker = borough.people["tom"], borough.user(WORKER)
    discussion = call_discussion(by=worker, children=[tom], because="Harm", contact=contact)
    client = client_as(WORKER)
    pages = {
        reverse("front_door:ask", args=[contact.ref]): "words",
        reverse("front_door:call-discussion", args=[contact.ref]): "because",
        reverse("front_door:discussion-step", args=[discussion.ref, "hold"]): "minutes",
        reverse("front_door:discussion-step", args=[discussion.ref, "error"]): "because",
    }
    for page, box in pages.items():
        typed = {TOKEN: token_for(client, page, ""), box: f"Typed at {page}"}
        assert Client().post(page, typed).url.startswith("/accounts/login/")
        assert Draft.objects.get(page=page).typed[box] == [f"Typed at {page}"]
        assert "You began this" in text(client.get(page))
