"""Finding, adding, correcting and restricting people in the browser."""

import re

import pytest
from django.urls import reverse

from homeward.access.roles import MAY, Can, Role
from homeward.audit.models import Entry
from homeward.people.models import Person

SEARCH, ADD = reverse("people:search"), reverse("people:add")
WORKER = Role.FRONT_DOOR_WORKER


def page(person, name="person"):
    return reverse(f"people:{name}", args=[person.ref])


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def correction(person, **more):
    return {
        "given_names": person.given_names,
        "family_name": person.family_name,
        "known_as": "",
        "born_on_day": str(person.born_on.day),
        "born_on_month": str(person.born_on.month),
        "born_on_year": str(person.born_on.year),
        "sex": person.sex,
        "version": str(person.version),
        **more,
    }


@pytest.mark.parametrize("role", list(Role))
def test_each_page_opens_for_those_who_may_and_is_not_there_for_others(client_as, borough, role):
    browser, tom, may = client_as(role), borough.people["tom"], MAY[role]
    for address in (SEARCH, page(tom)):
        assert browser.get(address).status_code == (200 if Can.SEE_PEOPLE in may else 404)
    for address in (ADD, page(tom, "correct"), page(tom, "restrict")):
        assert browser.get(address).status_code == (200 if Can.EDIT_PEOPLE in may else 404)


def test_somebody_not_signed_in_is_sent_to_the_door(borough, client):
    assert client.get(page(borough.people["tom"])).status_code == 302


@pytest.mark.parametrize("name", ["person", "correct", "restrict"])
def test_a_restricted_person_is_not_there_for_outsiders(client_as, borough, name):
    hidden = borough.people["hidden"]
    assert client_as(WORKER).get(page(hidden, name)).status_code == 404
    assert client_as(Role.DIRECTOR).get(page(hidden, name)).status_code == 200


@pytest.mark.parametrize(
    "sought",
    [
        {"words": "oneill SIAN"},
        {"words": "1003"},
        {"q": "sian"},
        {"born_on_day": "28", "born_on_month": "2", "born_on_year": "2009"},
    ],
)
def test_a_person_is_found_by_name_number_or_date_of_birth(client_as, borough, sought):
    found = text(client_as(WORKER).post(SEARCH, sought))
    assert page(borough.people["sian"]) in found
    assert "1003 Quarry Lane" in found
    assert ">17<" in found


def test_every_person_found_is_logged_and_no_name_stands_in_an_address(client_as, borough):
    client_as(WORKER).post(SEARCH, {"words": "sian"})
    entry = Entry.objects.get(action="people:search")
    assert entry.person_ref == borough.people["sian"].ref
    assert "sian" not in text(client_as(WORKER).get(SEARCH + "?words=sian"))


def test_restricted_people_are_not_found_by_outsiders(client_as, borough):
    sought = {"words": "Sealand"}
    assert "Nobody matches" in text(client_as(WORKER).post(SEARCH, sought))
    assert "Restricted" in text(client_as(Role.DIRECTOR).post(SEARCH, sought))


def test_an_empty_search_is_answered_with_a_sentence(client_as):
    assert "Enter a name, a number or a date of birth" in text(
        client_as(WORKER).post(SEARCH, {"words": " "})
    )


def test_the_list_stays_within_its_queries(client_as, django_assert_max_num_queries):
    browser = client_as(WORKER)
    browser.get(SEARCH)
    with django_assert_max_num_queries(12):
        browser.post(SEARCH, {"words": "o"})


def test_somebody_with_a_name_like_another_is_added_only_after_a_second_look(client_as, borough):
    typed = {"given_names": "Sian", "family_name": "ONeill", "sex": "F"}
    browser = client_as(WORKER)
    asked = text(browser.post(ADD, typed))
    assert "Is it one of these?" in asked
    assert page(borough.people["sian"]) in asked
    assert Person.objects.filter(family_name="ONeill").count() == 0
    browser.post(ADD, {**typed, "sure": "1"})
    assert Person.objects.filter(family_name="ONeill").count() == 1


def test_somebody_new_is_added_and_shown(client_as):
    done = client_as(WORKER).post(
        ADD, {"given_names": "Ines", "family_name": "Marlow", "sex": "F"}, follow=True
    )
    assert "The person is on file." in text(done)
    assert Entry.objects.filter(action="add person", actor=WORKER).count() == 1


def test_somebody_without_a_name_is_refused(client_as):
    refused = client_as(WORKER).post(ADD, {"sex": "U"})
    assert refused.status_code == 422
    assert "Give a name, or the expected date of birth" in text(refused)


def test_a_correction_is_saved_and_logged(client_as, borough):
    tom = borough.people["tom"]
    answer = correction(tom, known_as="Tom")
    done = client_as(WORKER).post(page(tom, "correct"), answer, follow=True)
    assert "The record is corrected." in text(done)
    entry = Entry.objects.get(action="correct person")
    assert (entry.details, entry.person_ref) == ('{"known_as":["","Tom"]}', tom.ref)


def test_a_correction_that_cannot_be_is_refused_and_keeps_what_was_typed(client_as, borough):
    tom = borough.people["tom"]
    died = {"died_on_day": "1", "died_on_month": "1", "died_on_year": "2001"}
    answer = correction(tom, known_as="Tomek", **died)
    refused = client_as(WORKER).post(page(tom, "correct"), answer)
    assert refused.status_code == 422
    assert "The date of death is before the date of birth." in text(refused)
    assert "Tomek" in text(refused)


def test_two_corrections_at_once_are_both_shown(client_as, borough):
    tom = borough.people["tom"]
    client_as(WORKER).post(page(tom, "correct"), correction(tom, known_as="Tom"))
    second = client_as(Role.ADVISER).post(page(tom, "correct"), correction(tom, known_as="Tomek"))
    assert second.status_code == 409
    shown = text(second)
    assert "Tomek" in shown
    assert ">Tom<" in shown


def test_a_record_is_restricted_for_a_reason_and_its_closer_keeps_it(client_as, borough):
    tom = borough.people["tom"]
    worker = client_as(WORKER)
    refused = worker.post(page(tom, "restrict"), {"reason": " "})
    assert refused.status_code == 422
    worker.post(page(tom, "restrict"), {"reason": "An aunt works in the hub."})
    assert worker.get(page(tom)).status_code == 200
    assert client_as(Role.ADVISER).get(page(tom)).status_code == 404
    assert "aunt" in Entry.objects.get(action="restrict", actor=WORKER).details
