"""Names, dates and numbers as people write them."""

from datetime import date

import pytest

from homeward.people.matching import text
from homeward.people.matching.sounds import sound
from homeward.people.matching.variants import stands_for


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Siân", ("sian",)),
        ("O'Brien", ("obrien",)),
        ("O’Brien", ("obrien",)),
        ("Mc Donald", ("mcdonald",)),
        ("Smith-Jones", ("smith", "jones")),
        ("al-Hassan", ("hassan",)),
        ("Van der Berg", ("berg",)),
        ("Łukasz Woźniak", ("lukasz", "wozniak")),
        ("Al", ("al",)),
        ("", ()),
        ("😀😀", ()),
    ],
)
def test_a_family_name_is_read_without_accents_apostrophes_and_particles(written, read):
    assert text.family_words(written) == read


def test_baby_and_unknown_are_no_names():
    assert text.given_words("Baby") == ()
    assert text.given_words("Unknown") == ()
    assert text.given_words("Miss Aisha") == ("aisha",)
    assert text.family_words("Unborn Baby Hussain") == ("hussain",)


def test_dates_are_read_in_the_british_order_and_impossible_ones_are_not_known():
    assert text.day(date(2012, 3, 4)) == "20120304"
    assert text.day("4/3/2012") == "20120304"
    assert text.day("2012-03-04") == "20120304"
    assert text.day("31/02/2012") == text.day("0000-00-00") == text.day("soon") == ""
    assert text.day(date(1066, 10, 14)) == ""


def test_a_postcode_is_read_in_any_spelling_and_in_part():
    assert text.postcode("ol67sr") == text.postcode(" OL6  7SR") == "OL6 7SR"
    assert text.postcode("OL6") == "OL6"
    assert text.postcode("Loomgate") == text.postcode("") == ""


def test_an_nhs_number_needs_its_check_digit():
    assert text.nhs_number("943 476 5919") == "9434765919"
    assert text.nhs_number("943 476 5918") == ""
    assert text.nhs_number("0000000000") == ""


def test_a_telephone_is_the_same_with_and_without_the_country():
    assert text.phone("+44 7700 900123") == text.phone("07700 900123")
    assert text.phone("999") == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mohammed", "muhamad"),
        ("aisha", "ayesha"),
        ("stephen", "steven"),
        ("catherine", "kathryn"),
        ("novak", "nowak"),
        ("khan", "kan"),
        ("siddiqui", "sidiki"),
        ("hussein", "husain"),
    ],
)
def test_spellings_of_one_name_sound_alike(one, other):
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("liam", "noah"), ("khan", "malik"), ("ruby", "lily")])
def test_other_names_do_not(one, other):
    assert sound(one) != sound(other)


def test_short_forms_stand_for_their_names():
    assert set(stands_for("beth")) >= {"elizabeth", "bethany"}
    assert set(stands_for("muhammad")) & set(stands_for("mohamed"))
    assert set(stands_for("ayesha")) & set(stands_for("aisha"))
    assert stands_for("qwerty") == ()


@pytest.mark.parametrize(
    ("lines", "house"),
    [
        ("12 Mill Street", ("12", "mill")),
        ("12a Mill St", ("12", "mill")),
        ("Flat 03, Mill Street", ("3", "mill")),
        ("12", ("12", "")),
        ("Mill Street", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_house_is_its_number_and_the_first_word_of_its_street(lines, house):
    assert text.house(lines) == house
