"""Addresses as they are compared, and the time that two people shared one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.people.family.household import household_key, lived_on, overlap, postcodes_alike

DAY = st.none() | st.dates(date(2000, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("14 Quarry Lane", "14, quarry lane"),
        ("14 Quarry Lane", "14 QUARRY LN, Ashby"),
        ("Flat 2, 5 High Street", "Apartment 2, 5 High St, Ashby"),
        ("3 St. John's Road", "3 St Johns Rd"),
    ],
)
def test_one_house_typed_in_two_ways_is_one_house(one, two):
    assert household_key(one, "ZZ1 4AB") == household_key(two, "zz14ab") != ""


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("14 Quarry Lane", "15 Quarry Lane"),
        ("Flat 2, 5 High Street", "Flat 3, 5 High Street"),
        ("1 Quarry Lane", "1a Quarry Lane"),
    ],
)
def test_neighbours_are_not_a_household(one, two):
    assert household_key(one, "ZZ1 4AB") != household_key(two, "ZZ1 4AB")


@pytest.mark.parametrize(
    ("lines", "postcode"), [("14 Quarry Lane", ""), ("", "ZZ1 4AB"), ("14 Quarry Lane", "ZZ1")]
)
def test_half_an_address_joins_nobody(lines, postcode):
    assert household_key(lines, postcode) == ""


@given(st.text(max_size=200), st.text(max_size=20))
def test_whatever_was_typed_the_key_is_stable(lines, postcode):
    assert household_key(lines, postcode) == household_key(lines, postcode.lower().upper())


def test_a_postcode_is_found_with_and_without_its_space():
    assert postcodes_alike("zz14ab") == ("ZZ1 4AB", "ZZ14AB") == postcodes_alike("ZZ1 4AB")


@given(DAY, DAY, DAY, DAY, st.dates(date(2000, 1, 1), date(2026, 1, 1)))
def test_a_shared_day_is_one_on_which_both_lived_there(a, b, c, d, day):
    shared = overlap((a, b), (c, d))
    both = lived_on(a, b, day) and lived_on(c, d, day)
    assert both == (shared is not None and lived_on(*shared, day))
