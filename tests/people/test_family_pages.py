"""The pages of those around a child, in the browser."""

import re
from datetime import date

import pytest
from django.urls import reverse

from homeward.access.actions import the_house
from homeward.access.roles import MAY, Can, Role
from homeward.audit.models import Entry
from homeward.people import actions
from homeward.people.models import Professional, Relationship
from homeward.workforce.actions import allocate

WORKER = Role.FRONT_DOOR_WORKER
READ = ["family", "network", "household", "professionals"]
WRITE = ["relate-whom", "add-professional"]


def page(person, name="family", *more):
    return reverse(f"people:{name}", args=[person.ref, *more])


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def parent(borough, name="Sara", **more):
    person = actions.add_person(
        by=the_house, given_names=name, family_name="Doyle", born_on=date(1985, 1, 1), sex="F"
    )
    actions.relate(by=the_house, person=person, other=borough.people["tom"], kind="parent", **more)
    return person


@pytest.mark.parametrize("role", list(Role))
def test_each_page_opens_for_those_who_may_and_is_not_there_for_others(client_as, borough, role):
    browser, tom, may = client_as(role), borough.people["tom"], MAY[role]
    for name in READ:
        assert browser.get(page(tom, name)).status_code == (200 if Can.SEE_PEOPLE in may else 404)
    for name in WRITE:
        assert browser.get(page(tom, name)).status_code == (200 if Can.EDIT_PEOPLE in may else 404)


@pytest.mark.parametrize("name", READ + WRITE)
def test_a_restricted_person_is_not_there_for_outsiders(client_as, borough, name):
    hidden = borough.people["hidden"]
    assert client_as(WORKER).get(page(hidden, name)).status_code == 404
    assert client_as(Role.DIRECTOR).get(page(hidden, name)).status_code == 200


def test_the_genogram_and_its_table_say_the_same_and_every_name_is_logged(client_as, borough):
    tom, mother = borough.people["tom"], parent(borough, responsibility=True)
    shown = text(client_as(WORKER).get(page(tom)))
    assert "<title>Sara Doyle is the mother of Tomasz Wieczorek</title>" in shown
    assert re.search(r'They are the">\s*mother', shown)
    assert re.search(r'Parental responsibility">\s*Yes', shown)
    assert "style=" not in shown.split("<svg")[1].split("</svg>")[0]
    logged = Entry.objects.filter(action="people:family").values_list("person_ref", flat=True)
    assert set(logged) == {tom.ref, mother.ref}
    other_end = text(client_as(WORKER).get(page(mother)))
    assert re.search(r'They are the">\s*son', other_end)


def test_somebody_hidden_is_counted_and_never_named(client_as, borough):
    tom, hidden = borough.people["tom"], borough.people["hidden"]
    actions.relate(by=the_house, person=tom, other=borough.people["sian"], kind="friend")
    Relationship.objects.bulk_create([Relationship(person=hidden, other=tom, kind="sibling")])
    for name in ("family", "network"):
        shown = text(client_as(WORKER).get(page(tom, name)))
        assert "1 person not shown" in shown
        assert "Sealand" not in shown
        assert hidden.ref not in shown


def test_a_relationship_is_recorded_from_the_childs_page_in_either_direction(client_as, borough):
    browser, tom = client_as(WORKER), borough.people["tom"]
    sara = actions.add_person(by=the_house, given_names="Sara", born_on=date(1985, 1, 1), sex="F")
    found = text(browser.post(page(tom, "relate-whom"), {"words": "sara"}))
    assert page(tom, "relate", sara.ref) in found
    form = browser.get(page(tom, "relate", sara.ref))
    assert ">Mother<" in text(form)
    assert ">Daughter<" in text(form)
    sent = {"kind": "parent", "source": "birth certificate", "responsibility": "yes"}
    assert browser.post(page(tom, "relate", sara.ref), sent).status_code == 302
    link = Relationship.objects.get()
    assert (link.person, link.other, link.responsibility) == (sara, tom, True)
    sent = {"kind": "of:carer", "source": "Sara herself"}
    assert browser.post(page(sara, "relate", tom.ref), sent).status_code == 302
    assert Relationship.objects.get(kind="carer").person == sara


def test_what_cannot_be_is_said_on_the_form_and_loses_nothing(client_as, borough):
    browser, tom = client_as(WORKER), borough.people["tom"]
    parent(borough)
    second = actions.add_person(
        by=the_house, given_names="Kelly", born_on=date(1986, 1, 1), sex="F"
    )
    sent = {"kind": "parent", "source": "Kelly, on the phone"}
    answer = browser.post(page(tom, "relate", second.ref), sent)
    assert answer.status_code == 422
    assert "Are both right?" in text(answer)
    assert "Kelly, on the phone" in text(answer)
    again = browser.post(page(tom, "relate", second.ref), {**sent, "both_right": "on"})
    assert again.status_code == 302
    backwards = browser.post(page(tom, "relate", second.ref), {**sent, "kind": "of:parent"})
    assert "not 10 years older" in text(backwards)


def test_a_relationship_is_ended_and_another_struck_through(client_as, borough):
    browser, tom = client_as(WORKER), borough.people["tom"]
    parent(borough)
    link = Relationship.objects.get()
    end = {"to_on_day": "1", "to_on_month": "2", "to_on_year": "2026", "source": "x"}
    sent = {**end, "version": str(link.version)}
    assert browser.post(page(tom, "correct-link", link.ref), sent).status_code == 302
    assert "<strong>(ended)</strong>" in text(browser.get(page(tom)))
    struck = browser.post(page(tom, "strike-link", link.ref), {"reason": "another Sara"})
    assert struck.status_code == 302
    shown = text(browser.get(page(tom)))
    assert "<s>mother</s>" in shown
    assert "another Sara" in shown
    assert "<svg" not in shown


def test_a_relationship_of_others_is_not_changed_from_here(client_as, borough):
    parent(borough)
    link = Relationship.objects.get()
    for name in ("correct-link", "strike-link"):
        address = page(borough.people["sian"], name, link.ref)
        assert client_as(WORKER).get(address).status_code == 404


def test_a_household_is_shown_for_a_day_and_bad_days_get_a_sentence(client_as, borough):
    browser, tom, sian = client_as(WORKER), borough.people["tom"], borough.people["sian"]
    for person in (tom, sian):
        actions.add_address(
            by=the_house, person=person, lines="5 High St", postcode="ZZ1 9XY",
            from_on=date(2024, 1, 1),
        )  # fmt: skip
    day = {"on_day": "1", "on_month": "6", "on_year": "2025"}
    shown = text(browser.get(page(tom, "household"), day))
    assert "1 June 2025" in shown
    assert page(sian, "person") in shown
    bad = browser.get(page(tom, "household"), {**day, "on_day": "77"})
    assert bad.status_code == 422


def test_who_to_ring_lists_the_services_own_workers_and_the_others(client_as, borough):
    browser, tom = client_as(WORKER), borough.people["tom"]
    adviser = borough.workers[Role.ADVISER]
    allocate(by=the_house, person=tom, worker=adviser, role="adviser", from_on=date(2025, 1, 1))
    sent = {"role": "gp", "name": "Dr Amin", "phone": "01632 960001", "source": "the mother"}
    assert browser.post(page(tom, "add-professional"), sent).status_code == 302
    shown = text(browser.get(page(tom, "professionals")))
    for words in ("Personal adviser Example", "Leaving care", "Dr Amin", "01632 960001", "GP"):
        assert words in shown
    network = text(browser.get(page(tom, "network")))
    assert "Dr Amin" in network.split("<svg")[1].split("</svg>")[0]
    pro = Professional.objects.get()
    assert browser.get(page(tom, "correct-professional", pro.ref)).status_code == 200
    browser.post(page(tom, "strike-professional", pro.ref), {"reason": "his brother's"})
    assert "<s>Dr Amin</s>" in text(browser.get(page(tom, "professionals")))
    assert "Dr Amin" not in text(browser.get(page(tom, "network")))


def test_sixty_relatives_stay_within_the_budget(client_as, borough, django_assert_max_num_queries):
    browser, tom = client_as(WORKER), borough.people["tom"]
    mother = parent(borough)
    for n in range(58):
        child = actions.add_person(by=the_house, given_names=f"C{n}", born_on=date(2010, 1, 1))
        actions.relate(by=the_house, person=mother, other=child, kind="parent")
    for name in READ:
        with django_assert_max_num_queries(25):
            shown = browser.get(page(tom, name))
        assert shown.status_code == 200
    assert text(browser.get(page(tom))).count("is the mother of") >= 59


@pytest.mark.parametrize("words", ["<b>x</b>", "😀", "‮", "a" * 10_000, "'; DROP TABLE"])
def test_odd_words_get_a_plain_answer(client_as, borough, words):
    browser, tom, sian = client_as(WORKER), borough.people["tom"], borough.people["sian"]
    sent = {"kind": "other", "in_words": words, "source": words}
    answer = browser.post(page(tom, "relate", sian.ref), sent)
    assert answer.status_code in (302, 422)
    assert "<b>x</b>" not in text(browser.get(page(tom, "network")))
