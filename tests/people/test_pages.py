"""Finding, adding, correcting and restricting people in the browser."""

import re

import pytest
from django.urls import reverse

from homeward.access.roles import MAY, Can, Role
from homeward.audit.models import Entry
from homeward.people.models import NotSame, Person

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
        {"q": "28/2/2009"},
    ],
)
def test_a_person_is_found_by_name_number_or_date_of_birth(client_as, borough, sought):
    found = text(client_as(WORKER).post(SEARCH, sought))
    assert page(borough.people["sian"]) in found
    assert "1003 Quarry Lane" in found
    assert ", 17" in found


def test_every_person_found_is_logged_and_no_name_stands_in_an_address(client_as, borough):
    client_as(WORKER).post(SEARCH, {"words": "sian"})
    entry = Entry.objects.get(action="people:search")
    assert entry.person_ref == borough.people["sian"].ref
    assert "sian" not in text(client_as(WORKER).get(SEARCH + "?words=sian"))


def test_restricted_people_are_not_found_by_outsiders(client_as, borough):
    sought = {"words": "Robin Sealand 1/8/2011"}
    answer = client_as(WORKER).post(SEARCH, sought)
    shown = text(answer).split("<main", 1)[1].replace('value="Robin Sealand 1/8/2011"', "")
    assert "A restricted record may match." in shown
    assert "Ask the Director of children&#x27;s services." in shown
    for secret in ("Robin", "Sealand", "2011", "Agrees", "match</strong>", "Quarry"):
        assert secret not in shown
    assert "Restricted" in text(client_as(Role.DIRECTOR).post(SEARCH, sought))


def test_an_empty_search_is_answered_with_a_sentence(client_as):
    assert "Enter a name, a date of birth, an address or a number" in text(
        client_as(WORKER).post(SEARCH, {"words": " "})
    )


def test_the_list_stays_within_its_queries(client_as, django_assert_max_num_queries):
    browser = client_as(WORKER)
    browser.get(SEARCH)
    with django_assert_max_num_queries(12):
        browser.post(SEARCH, {"words": "o"})


def hidden_look(response):
    return re.search(r'name="look" value="([^"]*)"', response.content.decode())[1]


def test_somebody_with_a_name_like_another_is_added_only_after_a_look_and_with_a_reason(
    client_as, borough
):
    typed = {"given_names": "Sian", "family_name": "ONeill", "sex": "F", "new": "1"}
    browser = client_as(WORKER)
    asked = browser.post(ADD, typed)
    assert "Is this someone we know?" in text(asked)
    assert borough.people["sian"].ref in text(asked)
    look = hidden_look(asked)
    assert "Say why this is somebody new" in text(browser.post(ADD, {**typed, "look": look}))
    assert Person.objects.filter(family_name="ONeill").count() == 0
    browser.post(ADD, {**typed, "look": look, "because": "Her cousin, born in May"})
    new = Person.objects.get(family_name="ONeill")
    said = NotSame.objects.get()
    assert {said.person, said.other} == {new, borough.people["sian"]}
    assert "cousin" in said.because


@pytest.mark.parametrize(
    "changed",
    [{"look": ""}, {"look": "made:up:token"}, {"family_name": "Oneal"}],
    ids=["none", "forged", "of another name"],
)
def test_a_look_that_was_not_taken_for_this_name_counts_for_nothing(client_as, borough, changed):
    typed = {"given_names": "Sian", "family_name": "ONeill", "sex": "F", "new": "1"}
    browser = client_as(WORKER)
    look = hidden_look(browser.post(ADD, typed))
    sent = {**typed, "look": look, "because": "Another", **changed}
    assert "nothing has been saved yet" in text(browser.post(ADD, sent))
    assert Person.objects.filter(given_names="Sian").count() == 0


def test_a_look_of_another_user_counts_for_nothing(client_as, borough):
    typed = {"given_names": "Sian", "family_name": "ONeill", "sex": "F", "new": "1"}
    look = hidden_look(client_as(Role.ADVISER).post(ADD, typed))
    client_as(WORKER).post(ADD, {**typed, "look": look, "because": "Another"})
    assert Person.objects.filter(given_names="Sian").count() == 0


def test_somebody_set_aside_is_shown_no_more_and_needs_no_further_reason(client_as, borough):
    sian = borough.people["sian"]
    typed = {"given_names": "Sian", "family_name": "ONeill", "sex": "F"}
    browser = client_as(WORKER)
    look = hidden_look(browser.post(ADD, {**typed, "new": "1"}))
    aside = browser.post(ADD, {**typed, "look": look, "not_them": sian.ref})
    assert f'name="add" value="{sian.ref}"' not in text(aside)
    browser.post(ADD, {**typed, "look": hidden_look(aside), "not_them": sian.ref, "new": "1"})
    assert NotSame.objects.filter(other=sian).count() == 1


def test_this_is_them_leads_to_the_record(client_as, borough):
    sian = borough.people["sian"]
    done = client_as(WORKER).post(ADD, {"given_names": "Sian", "add": sian.ref})
    assert done.headers["Location"] == page(sian)


def test_cards_come_alone_as_somebody_types_and_each_is_logged_once(client_as, borough):
    typed = {"given_names": "Sian", "family_name": "ONeill"}
    browser = client_as(WORKER)
    cards = browser.post(ADD, typed, headers={"HX-Request": "true"})
    assert "<html" not in text(cards)
    assert borough.people["sian"].ref in text(cards)
    again = {**typed, "family_name": "ONeil", "look": hidden_look(cards)}
    browser.post(ADD, again, headers={"HX-Request": "true"})
    assert Entry.objects.filter(action="people:add").count() == 1


def test_somebody_new_is_added_and_shown(client_as, borough):
    done = client_as(WORKER).post(
        ADD,
        {
            "given_names": "Ines",
            "family_name": "Marlow",
            "sex": "F",
            "lines": "4 Loomgate",
            "postcode": "zz2 1ab",
            "phone": "01632 960 001",
            "new": "1",
        },
        follow=True,
    )
    assert "The person is on file." in text(done)
    assert "01632 960 001" in text(done)
    assert "4 Loomgate ZZ2 1AB" in text(done)
    assert Entry.objects.filter(action="add person", actor=WORKER).count() == 1


def test_somebody_without_a_name_is_refused(client_as):
    refused = client_as(WORKER).post(ADD, {"sex": "U", "new": "1"})
    assert refused.status_code == 422
    assert "Give a name, or the expected date of birth" in text(refused)


def test_a_phone_and_a_former_name_lead_to_the_person(client_as, borough):
    tom, browser = borough.people["tom"], client_as(WORKER)
    browser.post(page(tom, "add-phone"), {"value": "07700 900 461"})
    browser.post(page(tom, "add-former-name"), {"name": "Brzezinski"})
    shown = text(browser.get(page(tom)))
    assert "07700 900 461" in shown
    assert "Brzezinski" in shown
    for sought in ("07700900461", "Tomasz Brzezinski"):
        assert page(tom) in text(browser.post(SEARCH, {"q": sought}))


def test_what_is_no_telephone_is_refused_in_words(client_as, borough):
    refused = client_as(WORKER).post(page(borough.people["tom"], "add-phone"), {"value": "soon"})
    assert refused.status_code == 422
    assert "Enter a telephone number of 9 to 15 digits" in text(refused)


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
