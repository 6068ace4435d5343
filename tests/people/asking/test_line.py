"""One line of words is understood, whatever order and spelling it comes in."""

from datetime import date

import pytest
from hypothesis import given, settings

from homeward.people.asking import NOBODY, about, day_in, filed_words, key_of, read
from homeward.people.asking.line import without
from homeward.people.matching import Record, prepare_record

from ..matching.some import RECORDS, TEXT, someone

TODAY = date(2026, 6, 17)


def first(line):
    return read(line, TODAY).records[0]


@pytest.mark.parametrize(
    "typed",
    [
        "9/3/2012", "09.03.12", "9-3-2012", "9 3 2012", "2012-03-09", "9 March 2012", "9th mar 12",
        "march 9, 2012", "09032012", "20120309", "9 of March 2012", "dob 9/3/2012",
    ],
)  # fmt: skip
def test_a_date_of_birth_is_read_in_any_usual_form(typed):
    assert first(f"amira hussain {typed}").born_on == date(2012, 3, 9)


def test_two_digits_of_a_year_are_of_this_century_unless_that_lies_ahead():
    assert first("ann lee 1/2/26").born_on == date(2026, 2, 1)
    assert first("ann lee 1/2/27").born_on == date(1927, 2, 1)


def test_a_day_that_cannot_be_leaves_its_year():
    asked = first("amira 31/2/2012")
    assert (asked.born_on, asked.born_year) == (None, 2012)
    assert day_in("12/31/2012", TODAY)[0] == date(2012, 12, 31)


def test_a_day_ahead_is_a_due_date():
    assert first("baby hussain 1/9/2026").expected_on == date(2026, 9, 1)


@pytest.mark.parametrize("typed", ["amira aged 12", "amira 12 years old", "amira 12yo", "amira 12"])
def test_an_age_is_a_year_of_birth(typed):
    assert first(typed).born_year in (2013, 2014)


def test_names_are_read_in_every_order():
    read_as = {(each.given, each.family) for each in read("amira mary hussain", TODAY).records}
    assert {("amira mary", "hussain"), ("mary hussain", "amira"), ("amira", "mary hussain")} <= (
        read_as
    )


def test_a_comma_says_that_the_family_name_comes_first():
    asked = first("Hussain, Amira")
    assert (asked.given, asked.family) == ("amira", "hussain")


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ("07700 900123", "phones", ("07700 900123",)),
        ("+44 7700 900 123", "phones", ("+44 7700 900 123",)),
        ("943 476 5919", "nhs", "943 476 5919"),
        ("9434765919", "nhs", "9434765919"),
        ("A123456789012", "upn", "A123456789012"),
    ],
)
def test_numbers_are_known_by_their_shape(typed, field, value):
    assert getattr(first(f"hussain {typed}"), field) == value


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("OL6 7", "place OL6 7"),
        ("ol67sr", "place OL6 7SR"),
        ("OL6", "place OL6"),
        ("12 Loomgate", "house 12 loomgate"),
        ("hussain loomgate", "street loomgate"),
        ("case 4711", "number 4711"),
    ],
)
def test_parts_of_places_and_numbers_are_found_as_they_stand(typed, key):
    assert key_of(key) in {each.key for each in read(typed, TODAY).literals}


def test_a_word_may_be_the_street_after_all():
    asked = read("hussain loomgate road", TODAY)
    assert ("", "hussain") in {(e.given, e.family) for e in without(asked, "loomgate")}


def test_a_record_is_filed_under_its_parts():
    record = someone()
    keys = filed_words(record, prepare_record(record), ["900123", "9434765919"])
    for text in ("street loomgate", "house 12 loomgate", "place OL6 7", "place OL6 7SR"):
        assert key_of(text) in keys
    for text in ("number 900123", "number 0123", "number 9001", "number 5919"):
        assert key_of(text) in keys
    assert len(keys) < 60


def test_nothing_to_look_for_is_nobody():
    assert not read("  , . ", TODAY)
    assert about() == NOBODY
    assert about(given_names="Ann").records == (Record(given="Ann"),)


@settings(max_examples=200, deadline=None)
@given(TEXT)
def test_whatever_is_typed_is_read(line):
    for asked in read(line, TODAY).records:
        prepare_record(asked)


@settings(max_examples=100, deadline=None)
@given(RECORDS)
def test_whatever_is_recorded_is_filed_under_keys_that_fit_a_column(record):
    keys = filed_words(record, prepare_record(record), [record.nhs, record.case])
    assert all(-(2**63) <= key < 2**63 for key in keys)
