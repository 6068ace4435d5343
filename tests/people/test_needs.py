"""What somebody needs: noted, corrected, and shown as not known where nobody noted it."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.core.errors import NotForYou, Refused, Stale
from homeward.people.actions import note_needs
from homeward.people.models import Needs
from homeward.people.queries import needs_of
from tests.story import TODAY

WORKER = Role.FRONT_DOOR_WORKER


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def note(borough, key="tom", **facts):
    return note_needs(by=borough.user(WORKER), person=borough.people[key], **facts)


def test_what_nobody_noted_is_not_known(borough, client_as):
    page = reverse("people:person", args=[borough.people["tom"].ref])
    shown = text(client_as(WORKER).get(page)).split("What they need")[1]
    assert shown.count("not known") >= 6
    assert needs_of(borough.people["tom"]).version == 0


def test_needs_are_noted_and_corrected_and_the_old_words_are_logged(borough):
    note(borough, languages="Polish, some English", interpreter=True, version=0)
    note(borough, languages="Polish", interpreter=False, version=1)
    assert needs_of(borough.people["tom"]).languages == "Polish"
    assert "some English" in Entry.objects.filter(action="note needs").latest("pk").details


@pytest.mark.parametrize("version", [0, 1])
def test_two_who_note_at_once_lose_neither_text(borough, version):
    note(borough, languages="Polish", version=0)
    note(borough, languages="Polish, English", version=1)
    with pytest.raises(Stale):
        note(borough, languages="English", version=version)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"may_contact": True, "consent_how": "on the phone"}, "consent_on"),
        ({"may_contact": False, "consent_on": TODAY}, "consent_how"),
        ({"consent_on": TODAY}, "may_contact"),
        (
            {
                "may_contact": True,
                "consent_on": TODAY + timedelta(days=1),
                "consent_how": "on the phone",
            },
            "consent_on",
        ),
    ],
)
def test_half_a_consent_is_refused(borough, facts, field):
    with pytest.raises(Refused) as refused:
        note(borough, **facts)
    assert refused.value.field == field
    assert not Needs.objects.exists()


def test_the_form_notes_and_the_page_says(borough, client_as):
    tom, browser = borough.people["tom"], client_as(WORKER)
    page = reverse("people:needs", args=[tom.ref])
    answer = {
        "languages": "Romani, Slovak",
        "interpreter": "yes",
        "may_contact": "no",
        "consent_on": "2026-06-15",
        "consent_how": "told his adviser at the door",
        "version": "0",
    }
    shown = text(browser.post(page, answer, follow=True))
    for words in ("Romani, Slovak", "No, 15 June 2026 (told his adviser at the door)"):
        assert words in shown
    assert browser.post(page, answer).status_code == 409


def test_a_restricted_person_is_not_there_for_outsiders(borough):
    with pytest.raises(NotForYou):
        note(borough, "hidden", languages="x")
