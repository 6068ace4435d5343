"""Who lived with whom: by shared address and dates, and by named relationships."""

from datetime import date

import pytest

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.people.actions import add_address, add_person, relate
from homeward.people.models import Relationship
from homeward.people.queries import household_on, lived_with, relatives_of


@pytest.fixture
def mara(borough):
    return add_person(by=the_house, given_names="Mara", family_name="Quill")


def moved(person, on, lines="7 Ferry Walk", postcode="ZZ2 1AA", **more):
    return add_address(
        by=the_house, person=person, lines=lines, postcode=postcode, from_on=on, **more
    )


def spans(borough, person, role=Role.ADVISER):
    found = lived_with(viewer=borough.user(role), people=[person])[person.pk]
    return [(each.other.given_names, each.from_on, each.to_on) for each in found]


def test_two_live_together_from_the_later_to_the_earlier_day(borough, mara):
    tom = borough.people["tom"]
    moved(tom, date(2025, 1, 10))
    moved(mara, date(2025, 3, 1), lines="7, FERRY walk", postcode="zz2 1aa")
    moved(tom, date(2026, 2, 1), lines="1 Elsewhere Row")
    assert spans(borough, tom) == [("Mara", date(2025, 3, 1), date(2026, 2, 1))]
    together = lived_with(viewer=borough.user(Role.ADVISER), people=[tom])[tom.pk]
    for day, there in (
        (date(2025, 2, 28), 0),
        (date(2025, 3, 1), 1),
        (date(2026, 1, 31), 1),
        (date(2026, 2, 1), 0),
    ):
        assert len(household_on(together, day)) == there


def test_those_who_followed_one_another_never_lived_together(borough, mara):
    tom = borough.people["tom"]
    moved(tom, date(2025, 1, 10))
    moved(tom, date(2025, 6, 1), lines="1 Elsewhere Row")
    moved(mara, date(2025, 6, 1))
    assert spans(borough, tom) == []


@pytest.mark.parametrize("hidden", [True, False])
def test_a_protected_address_links_nobody(borough, mara, hidden):
    tom = borough.people["tom"]
    moved(tom, date(2025, 1, 10), protected=hidden)
    moved(mara, date(2025, 1, 10))
    assert bool(spans(borough, tom)) is not hidden


def test_a_restricted_person_is_left_out_for_outsiders(borough):
    tom, hidden = borough.people["tom"], borough.people["hidden"]
    moved(tom, date(2025, 1, 10))
    moved(hidden, date(2025, 1, 10))
    assert spans(borough, tom) == []
    assert len(spans(borough, tom, Role.DIRECTOR)) == 1


def test_family_without_an_address_counts_and_says_why(borough, mara):
    tom = borough.people["tom"]
    relate(by=the_house, person=mara, other=tom, kind=Relationship.Kind.PARENT)
    (together,) = lived_with(viewer=borough.user(Role.ADVISER), people=[tom])[tom.pk]
    assert together.because == "family (parent), no address on record"
    moved(mara, date(2025, 1, 10))
    assert spans(borough, tom) == []


def test_a_relationship_is_told_from_either_side(borough, mara):
    tom, viewer = borough.people["tom"], borough.user(Role.ADVISER)
    relate(by=the_house, person=mara, other=tom, kind=Relationship.Kind.PARENT)
    relate(by=the_house, person=tom, other=borough.people["sian"], kind="half_sibling")
    assert relatives_of(viewer=viewer, person=tom) == [
        (mara, "parent"),
        (borough.people["sian"], "half-sister"),
    ]
    assert relatives_of(viewer=viewer, person=mara) == [(tom, "son")]


def test_any_number_of_people_takes_three_queries(borough, mara, django_assert_num_queries):
    for person in borough.people.values():
        moved(person, date(2025, 1, 10))
    with django_assert_num_queries(3):
        lived_with(viewer=borough.user(Role.DIRECTOR), people=list(borough.people.values()))
