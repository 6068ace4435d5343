"""Levels of agreement, and their words."""

from datetime import date

import pytest

from homeward.people.matching import Address, prepare_record
from homeward.people.matching.compare import BY_FIELD, LEVELS, compare

from .some import someone


@pytest.mark.parametrize(
    ("field", "changes", "level"),
    [
        ("given", {}, "same"),
        ("given", {"given": "Ayesha"}, "other"),
        ("given", {"given": "Noor", "known_as": ("Aisha",)}, "other"),
        ("given", {"given": "Hussain", "family": "Aisha"}, "swapped"),
        ("given", {"given": "Hussain", "family": "Aicha"}, "swapped"),
        ("given", {"given": "Aixha"}, "slip"),
        ("given", {"given": "A"}, "initial"),
        ("given", {"given": "Zainab"}, "different"),
        ("given", {"given": "Baby"}, "unknown"),
        ("family", {"family": "Hussain-Malik"}, "part"),
        ("family", {"family": "Husain-Malik"}, "sound"),
        ("family", {"given": "Hussain", "family": "Aisha"}, "unknown"),
        ("family", {"family": "Malik", "former": ("Hussain",)}, "part"),
        ("family", {"family": "Husain"}, "slip"),
        ("family", {"family": "Hossein"}, "sound"),
        ("family", {"family": "Brown"}, "different"),
        ("born", {"born_on": date(2012, 4, 3)}, "swapped"),
        ("born", {"born_on": date(2012, 3, 14)}, "slip"),
        ("born", {"born_on": date(2012, 1, 1)}, "january"),
        ("born", {"born_on": date(2012, 3, 28)}, "two_parts"),
        ("born", {"born_on": None, "born_year": 2011}, "near"),
        ("born", {"born_on": None, "expected_on": date(2012, 3, 20)}, "near"),
        ("born", {"born_on": date(1980, 7, 19)}, "generation"),
        ("born", {"born_on": "31/02/2012"}, "unknown"),
        ("sex", {"sex": "male"}, "different"),
        ("sex", {"sex": "U"}, "unknown"),
        ("address", {"addresses": (Address("14 Loomgate", "OL6 7SR"),)}, "postcode"),
        ("address", {"addresses": (Address("", "OL6 7SR"),)}, "postcode_only"),
        ("address", {"addresses": (Address("12 Loomgate", "OL6 7SK"),)}, "house"),
        ("address", {"addresses": (Address("12 Loomgate", "OL6"),)}, "house"),
        ("address", {"addresses": (Address("14 Loomgate", "OL6 7SK"),)}, "slip"),
        ("address", {"addresses": (Address("", "OL6"),)}, "area"),
        ("address", {"addresses": (Address("1 Far Row", "M1 1AA"),)}, "different"),
        ("address", {"addresses": ()}, "unknown"),
        ("phone", {"phones": ("+447700900123",)}, "same"),
        ("phone", {"phones": ("07700 900999",)}, "different"),
    ],
)
def test_how_a_field_agrees(field, changes, level):
    a, b = prepare_record(someone()), prepare_record(someone("b", **changes))
    assert BY_FIELD[field](a, b) == level
    assert BY_FIELD[field](b, a) == level
    assert level in LEVELS[field]


def test_numbers_speak_for_one_person_and_against():
    a = prepare_record(someone(nhs="9434765919", upn="H123", case="C1"))
    assert compare(a, prepare_record(someone(nhs="943 476 5919"))).number == "nhs"
    assert compare(a, prepare_record(someone(upn="H123"))).number == "upn"
    assert compare(a, prepare_record(someone(upn="H124"))).number == "different"
    assert compare(a, prepare_record(someone(case="C2"))).number == "unknown"


def test_every_level_has_words():
    assert all(words for levels in LEVELS.values() for words in levels.values())
    assert list(LEVELS) == list(BY_FIELD)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Elizabeth", "Liz", "short"),
        ("William", "Billy", "short"),
        ("Ella", "Ellie", "other"),
        ("Mohammed", "Muhammad", "other"),
        ("Aisha", "Ayesha", "other"),
        ("Katarzyna", "Kasia", "short"),
    ],
)
def test_short_forms_are_told_from_names_near_each_other(one, other, level):
    a, b = prepare_record(someone(given=one)), prepare_record(someone(given=other))
    assert BY_FIELD["given"](a, b) == BY_FIELD["given"](b, a) == level
