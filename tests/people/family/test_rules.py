"""What cannot be true of a relationship, and the words at both ends."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.people.family.kin import KINDS
from homeward.people.family.rules import Being, Claim, why_not_related

TODAY = date(2026, 6, 17)
MOTHER, CHILD = Being("m", "F", date(1985, 1, 1)), Being("c", "M", date(2012, 1, 1))
KIND = st.sampled_from(sorted(KINDS))
DAY = st.none() | st.dates(date(1990, 1, 1), TODAY)


def doubt(claim, standing=(), **more):
    return why_not_related(claim, standing, today=TODAY, **more)


@given(KIND)
def test_nobody_is_related_to_themselves(kind):
    found = doubt(Claim(CHILD, CHILD, kind, in_words="x"))
    assert found is not None
    assert found.field == "other"


@given(st.dates(date(1930, 1, 1), date(2020, 1, 1)), st.integers(-2000, 12000))
def test_a_parent_is_at_least_ten_years_older(born, days):
    child = Being("c", "U", born + timedelta(days=days))
    found = doubt(Claim(Being("p", "U", born), child, "parent"))
    if days < 3650:
        assert found is not None
        assert found.field == "kind"
    if days > 3654:
        assert found is None


def test_an_unknown_date_of_birth_is_no_reason_against_a_parent():
    assert doubt(Claim(Being("p"), CHILD, "parent")) is None
    assert doubt(Claim(MOTHER, Being("c"), "parent")) is None


@given(KIND, DAY, DAY)
def test_an_end_is_never_before_the_start(kind, start, end):
    found = doubt(Claim(MOTHER, CHILD, kind, start, end, "godmother"))
    if start and end and end < start:
        assert found is not None
        assert found.field == "to_on"
    else:
        assert found is None


def test_days_to_come_are_refused():
    later = TODAY + timedelta(days=1)
    assert doubt(Claim(MOTHER, CHILD, "carer", later)).field == "from_on"
    assert doubt(Claim(MOTHER, CHILD, "carer", None, later)).field == "to_on"


@given(KIND)
def test_the_same_is_not_recorded_twice_from_either_end(kind):
    claim = Claim(MOTHER, CHILD, kind, in_words="godmother")
    turned = Claim(CHILD, MOTHER, kind, in_words="godmother")
    assert doubt(claim, [claim]).field == "kind"
    assert doubt(claim, [turned]).field == "kind"


def test_the_same_carer_again_after_the_first_time_ended_is_a_second_stay():
    first = Claim(MOTHER, CHILD, "foster_carer", date(2020, 1, 1), date(2021, 1, 1))
    assert doubt(Claim(MOTHER, CHILD, "foster_carer", date(2022, 1, 1)), [first]) is None
    assert doubt(Claim(MOTHER, CHILD, "foster_carer", date(2020, 6, 1)), [first]) is not None


def test_a_second_mother_is_a_question_that_a_person_answers():
    second = Being("n", "F", date(1984, 1, 1))
    claim = Claim(second, CHILD, "parent")
    standing = [Claim(MOTHER, CHILD, "parent")]
    assert doubt(claim, standing).field == "both_right"
    assert "Another mother" in doubt(claim, standing).sentence
    assert doubt(claim, standing, both_right=True) is None
    assert doubt(Claim(second, CHILD, "adoptive_parent"), standing) is None


def test_other_needs_words():
    assert doubt(Claim(MOTHER, CHILD, "other", in_words=" ")).field == "in_words"
    assert doubt(Claim(MOTHER, CHILD, "other", in_words="godmother")) is None


@pytest.mark.parametrize(
    ("kind", "sex", "forward", "word"),
    [
        ("parent", "F", True, "mother"),
        ("parent", "M", False, "son"),
        ("parent", "U", False, "child"),
        ("half_sibling", "F", True, "half-sister"),
        ("half_sibling", "F", False, "half-sister"),
        ("aunt_uncle", "M", True, "uncle"),
        ("aunt_uncle", "F", False, "niece"),
        ("foster_carer", "N", True, "foster carer"),
        ("ex_partner", "M", False, "former partner"),
    ],
)
def test_each_end_reads_in_the_right_word(kind, sex, forward, word):
    assert KINDS[kind].word(sex, forward=forward) == word
