"""Is this someone we know? From what is typed to the person, with reasons in words."""

from datetime import date

import pytest

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.people.actions import (
    add_address,
    add_former_name,
    add_identifier,
    add_person,
    add_phone,
    correct_person,
    not_same,
    seal,
)
from homeward.people.asking import about
from homeward.people.models import MatchKey, MatchRecord
from homeward.people.queries import Strength, look_for

pytestmark = pytest.mark.parity


@pytest.fixture
def worker(borough):
    return borough.user(Role.FRONT_DOOR_WORKER)


@pytest.fixture
def beth(borough):
    """Elizabeth Anne Hussain-Doyle, known as Beth, formerly Brennan, with every number."""
    who = add_person(
        by=the_house,
        given_names="Elizabeth Anne",
        family_name="Hussain-Doyle",
        known_as="Beth",
        born_on=date(2012, 4, 9),
        sex="F",
    )
    add_former_name(by=the_house, person=who, name="Brennan")
    add_phone(by=the_house, person=who, value="07700 900123")
    for scheme, value in (("nhs", "943 476 5919"), ("upn", "A123456789012"), ("case", "SC-48213")):
        add_identifier(by=the_house, person=who, scheme=scheme, value=value)
    add_address(by=the_house, person=who, lines="12 Loomgate Road", postcode="ZZ6 7SR")
    return who


def hits(viewer, typed):
    return {
        each.person.ref: each for each in look_for(viewer=viewer, question=typed) if each.person
    }


@pytest.mark.parametrize(
    "typed",
    [
        "Elizabeth Hussain-Doyle", "hussain doyle elizabeth", "Doyle, Elizabeth", "beth hussain",
        "Elisabeth Husain", "lizzie doyle 9/4/2012", "beth brennan", "Élizabeth HUSSAIN DOYLE",
        "beth doyle 4/9/2012", "beth hussain 9 april 2013", "elizabeth 14", "doyle aged 14",
        "9.4.12", "beth loomgate", "12 Loomgate", "loomgate road", "beth ZZ6", "doyle zz6 7",
        "zz67sr", "07700900123", "+44 7700 900123", "943 476 5919", "9434765919", "a123456789012",
        "SC-48213", "sc48213", "8213", "SC48", "2012 elizabeth doyle",
    ],
)  # fmt: skip
def test_a_person_is_found_by_whatever_is_known_of_them(worker, beth, typed):
    assert beth.ref in hits(worker, typed)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("beth hussain", "known as Beth"),
        ("elizabeth brennan", "former name Brennan"),
        ("beth hussain-doyle 4/9/2012", "day and month swapped"),
        ("beth hussain 9/4/2012 15 Mill Street ZZ6 7SR", "same postcode, other house"),
        ("elizabeth doyle", "part of the family name"),
        ("07700 900123", "same telephone"),
        ("943 476 5919", "same NHS number"),
        ("beth zz6 7", "postcode begins ZZ6 7"),
        ("beth loomgate", "lives or lived at Loomgate"),
        ("48213", "number with 48213"),
    ],
)
def test_each_field_says_why(worker, beth, typed, reason):
    found = hits(worker, typed)[beth.ref]
    assert reason in found.agrees + found.differs


def test_the_likelier_comes_first_and_a_name_with_its_date_is_strong(worker, beth, borough):
    found = look_for(viewer=worker, question="Elizabeth Hussain-Doyle 9/4/2012 ZZ6 7SR")
    assert found[0].person == beth
    assert found[0].strength is Strength.STRONG
    assert found[0].age == 14
    assert found[0].address == "12 Loomgate Road ZZ6 7SR"


def test_a_protected_address_leads_to_nobody_and_is_not_shown(worker, beth, borough):
    add_address(
        by=the_house, person=beth, lines="3 Hidden Mews", postcode="ZZ9 9ZZ", protected=True
    )
    assert beth.ref not in hits(worker, "hidden mews")
    assert beth.ref not in hits(worker, "ZZ9 9ZZ")
    found = hits(worker, "beth hussain 9/4/2012 3 Hidden Mews ZZ9 9ZZ")[beth.ref]
    assert found.address == "Protected"
    assert not any("Hidden" in each or "same postcode" in each for each in found.agrees)


def test_a_restricted_person_is_one_line_for_outsiders(borough, worker):
    found = look_for(viewer=worker, question="Robin Sealand 1/8/2011")
    assert [(each.person, each.ask) for each in found] == [
        (None, "Director of children's services")
    ]
    assert (found[0].agrees, found[0].words, found[0].address, found[0].age) == ((), "", "", None)
    director = borough.user(Role.DIRECTOR)
    assert borough.people["hidden"].ref in hits(director, "Robin Sealand 1/8/2011")


def test_nobody_is_found_for_somebody_who_may_not_see_people(borough, beth):
    assert look_for(viewer=borough.user(Role.BOARD_MEMBER), question="beth hussain") == []


def test_what_is_corrected_is_found_at_once_and_the_old_name_no_more(worker, beth):
    correct_person(by=the_house, person=beth, family_name="Okonkwo", known_as="")
    assert beth.ref in hits(worker, "elizabeth okonkwo")
    assert beth.ref not in hits(worker, "hussain")


def test_whoever_was_said_not_to_be_the_same_is_not_offered_again(worker, beth, borough):
    like = add_person(
        by=the_house, given_names="Beth", family_name="Doyle", born_on=date(2012, 4, 9), sex="F"
    )
    asked = about(given_names="Beth", family_name="Doyle", born_on=date(2012, 4, 9))

    def offered():
        return [e.person for e in look_for(viewer=worker, question=asked, person=like)]

    assert offered() == [beth]
    not_same(by=worker, person=beth, other=like, because="cousins")
    assert offered() == []


def test_of_two_sealed_records_only_the_likelier_is_shown(worker, beth, borough):
    before = add_person(
        by=the_house,
        given_names="Elizabeth",
        family_name="Brennan",
        born_on=date(2012, 4, 9),
        sex="F",
    )
    both = hits(worker, "elizabeth brennan 9/4/2012")
    assert {beth.ref, before.ref} <= set(both)
    director = borough.user(Role.DIRECTOR)
    seal(by=director, person=beth, other=before, because="adopted in 2020")
    assert set(hits(worker, "elizabeth brennan 9/4/2012")) == {before.ref}
    assert look_for(viewer=worker, question=about(family_name="Brennan"), person=beth) == []


def test_the_page_costs_few_queries(worker, beth, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        look_for(viewer=worker, question="beth hussain 9/4/2012 ZZ6 7SR")


def test_a_person_has_one_record_ready_and_its_keys(beth):
    assert MatchRecord.objects.filter(row=beth.pk).count() == 1
    assert 20 < MatchKey.objects.filter(row=beth.pk).count() < 150
