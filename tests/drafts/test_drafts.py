"""What somebody typed is found again: by them alone, offered and never forced."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.core import clock
from homeward.drafts import actions
from homeward.drafts.models import Draft
from homeward.drafts.rules import MOST_CHARACTERS, TOKEN, typed_in
from homeward.front_door.actions import consider_history
from homeward.front_door.models import Contact, ContactChild
from tests.front_door.making import a_contact, decided

MANAGER, WORKER = Role.FRONT_DOOR_MANAGER, Role.FRONT_DOOR_WORKER
RECORD = reverse("front_door:record")
SAVE = reverse("drafts:save")
TOLD = "He said that nobody was at home."


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def token_in(response):
    return re.search(rf'name="{TOKEN}" value="([^"]+)"', response.content.decode())[1]


def autosave(client, page, **typed):
    return client.post(SAVE, {TOKEN: token_in(client.get(page)), **typed})


def test_what_is_typed_is_kept_offered_and_taken_up(borough, client_as):
    client = client_as(WORKER)
    tom = borough.people["tom"]
    answer = autosave(client, RECORD, told=TOLD, source_code="6", child=tom.ref)
    assert answer.json() == {"saved": "10:30"}
    offered = text(client.get(RECORD))
    assert "You began this and did not finish. Saved 17 June 2026, 10:30" in offered
    assert TOLD not in offered
    taken = text(client.get(RECORD, {"draft": "front_door:record"}))
    assert TOLD in taken
    assert "Tomasz Wieczorek" in taken
    assert 'value="6" selected' in taken
    assert "Saved 17 June 2026, 10:30" in taken


def test_my_day_lists_what_is_half_finished_and_lets_it_be_thrown_away(borough, client_as):
    client = client_as(WORKER)
    autosave(client, RECORD, told=TOLD)
    day = text(client.get(reverse("web:my-day")))
    assert "Half-finished" in day
    assert f'href="{RECORD}?draft=front_door:record"' in day
    client.post(reverse("drafts:throw-away"), {"draft": Draft.objects.get().pk})
    assert "Half-finished" not in text(client.get(reverse("web:my-day")))
    assert list(
        Entry.objects.filter(action__contains="draft").values_list("action", flat=True)
    ) == [
        "begin draft",
        "end draft",
    ]


def test_a_draft_is_its_owners_alone(borough, client_as):
    worker, manager = client_as(WORKER), client_as(MANAGER)
    autosave(worker, RECORD, told=TOLD)
    kept = Draft.objects.get()
    assert TOLD not in text(manager.get(RECORD, {"draft": "front_door:record"}))
    manager.post(reverse("drafts:throw-away"), {"draft": kept.pk})
    token = token_in(worker.get(RECORD))
    assert manager.post(SAVE, {TOKEN: token, "told": "Mine now"}).status_code == 404
    assert Draft.objects.get().typed["told"] == [TOLD]


@pytest.mark.parametrize("token", ["", "nonsense", "eyJvd25lciI6MX0:1abc:x"])
def test_nothing_is_kept_without_a_token_of_ours(borough, client_as, token):
    assert client_as(WORKER).post(SAVE, {TOKEN: token, "told": TOLD}).status_code == 404
    assert client_as(WORKER).get(SAVE).status_code == 405
    assert not Draft.objects.exists()


def test_what_is_sent_after_the_session_has_ended_is_kept_and_offered_after_sign_in(
    borough, client_as
):
    client = client_as(WORKER)
    token = token_in(client.get(RECORD))
    ended = Client()
    answer = ended.post(RECORD, {TOKEN: token, "told": TOLD, "save": "1"})
    assert answer.url.startswith("/accounts/login/")
    assert Draft.objects.get().owner == borough.user(WORKER)
    assert Contact.objects.count() == 0
    assert "You began this" in text(client.get(RECORD))
    Draft.objects.all().delete()
    ended.post(RECORD, {TOKEN: f"{token}x", "told": TOLD})
    assert not Draft.objects.exists()


def test_a_refused_form_keeps_what_was_typed_and_a_taken_one_ends_the_draft(borough, client_as):
    client = client_as(WORKER)
    sent = {
        "received_at_day": "17",
        "received_at_month": "6",
        "received_at_year": "2026",
        "received_at_time": "09:00",
        "source_code": "6",
        "route": "telephone",
        "told": TOLD,
        "worker": "desk",
        "save": "1",
    }
    assert client.post(RECORD, sent).status_code == 422
    assert Draft.objects.get().typed["told"] == [TOLD]
    done = client.post(RECORD, {**sent, "child": borough.people["tom"].ref})
    assert done.status_code == 302
    assert not Draft.objects.exists()


def test_a_decision_half_written_is_found_again_on_its_child(borough, client_as):
    contact = a_contact(borough, "tom", "sian")
    manager = borough.user(MANAGER)
    for child in contact.children.all():
        consider_history(by=manager, child=child, words="Nothing before.")
    tom = ContactChild.objects.get(person=borough.people["tom"])
    page = reverse("front_door:contact", args=[contact.ref])
    propose = reverse("front_door:propose", args=[contact.ref, tom.ref])
    client = client_as(MANAGER)
    assert client.post(propose, {"rationale": "Because the mother"}).status_code == 422
    kept = Draft.objects.get()
    assert (kept.form, kept.subject, kept.page) == ("front_door:propose", tom.ref, page)
    assert text(client.get(page)).count("You began this") == 1
    taken = text(client.get(page, {"draft": f"front_door:propose{tom.ref}"}))
    assert taken.count("Because the mother") == 1
    whole = {"decision": "advice", "rationale": "Because the mother has left."}
    grounds = {"agreement": "given", "lawful_basis": "public_task"}
    assert client.post(propose, {**whole, **grounds}).status_code == 302
    assert not Draft.objects.exists()


def test_what_the_history_adds_is_kept_half_written(borough, client_as):
    contact = a_contact(borough, "tom")
    page = reverse("front_door:contact", args=[contact.ref])
    child, client = contact.children.get(), client_as(WORKER)
    saved = autosave(client, page, words="The second time since")
    assert saved.status_code == 200
    assert (kept := Draft.objects.get()).form == "front_door:history"
    assert "The second time since" in text(client.get(page, {"draft": f"{kept.form}{child.ref}"}))
    history = reverse("front_door:history", args=[contact.ref, child.ref])
    client.post(history, {"words": "The second time since May.", "version": child.version})
    assert not Draft.objects.exists()


def test_a_folded_form_stands_open_where_a_draft_of_it_waits(borough, client_as):
    contact = a_contact(borough, "tom")
    decided(borough, contact.children.get())
    page = reverse("front_door:contact", args=[contact.ref])
    client = client_as(MANAGER)
    folded = text(client.get(page))
    assert 'class="govuk-details" open' not in folded
    autosave(client, page, rationale="On reflection")
    assert 'class="govuk-details" open' in text(client.get(page))


def test_somebody_elses_change_in_the_meantime_loses_no_text(borough, client_as):
    contact = a_contact(borough, "tom")
    child = decided(borough, contact.children.get())
    decide = reverse("front_door:decision", args=[contact.ref, child.ref])
    answer = client_as(MANAGER).post(
        decide, {"decision": "referral", "rationale": "My reasons.", "version": "1"}
    )
    assert answer.status_code == 409
    assert Draft.objects.get().typed["rationale"] == ["My reasons."]


def test_drafts_pass_after_thirty_days_and_keep_no_more_than_a_form_holds(borough, client_as):
    client = client_as(WORKER)
    autosave(client, RECORD, told=TOLD)
    too_much = autosave(client, RECORD, told="x" * (MOST_CHARACTERS + 1))
    assert too_much.json() == {"saved": ""}
    assert Draft.objects.get().typed["told"] == [TOLD]
    with clock.stand_still(clock.now() + timedelta(days=29)):
        assert actions.clear_old_drafts(by=the_house) == 0
    with clock.stand_still(clock.now() + timedelta(days=31)):
        assert actions.clear_old_drafts(by=the_house) == 1


@given(st.dictionaries(st.text(max_size=8), st.lists(st.text(max_size=20), max_size=3)))
def test_what_is_kept_is_what_was_typed_and_nothing_of_the_page(boxes):
    hidden = {"csrfmiddlewaretoken": ["t"], TOKEN: ["t"], "version": ["3"]}
    kept = typed_in({**boxes, **hidden}.items()) or {}
    assert not hidden.keys() & kept.keys()
    assert kept == {
        name: values for name, values in boxes.items() if any(values) and name not in hidden
    }
