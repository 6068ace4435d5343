"""A slip is told from a name, and a twin is never taken for a slip."""

import pytest

from homeward.people.matching import Names, Surroundings, Verdict, prepare_record, score

from .some import someone

# As many as an authority has; "joshuua" is a slip seen three times, "amna" a name.
COUNTED = Names(
    given={
        "joshua": 0.006,
        "joshuua": 1.5e-5,
        "amina": 0.007,
        "amna": 0.002,
        "mia": 0.006,
        "maya": 0.003,
        "jacob": 0.004,
        "jake": 0.002,
        "elizabeth": 0.003,
        "liz": 0.0002,
    },
    family={},
    counted_in=200_000,
)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("joshua", "joshuua", True),
        ("joshua", "jjoshua", True),
        ("amina", "amna", False),  # both are names
        ("amina", "amnna", False),  # near Amna, too
        ("zbigniew", "zbigniw", False),  # nobody knows how Zbigniew is misspelt here
    ],
)
def test_a_spelling_nobody_bears_is_a_slip_of_the_one_name_it_is_near(one, other, slip):
    assert COUNTED.one_is_a_slip(one, other) is slip
    assert COUNTED.one_is_a_slip(other, one) is slip


def test_a_common_slip_is_no_name_of_its_own():
    assert COUNTED.is_borne("amna")
    assert not COUNTED.is_borne("joshuua")


def test_few_records_tell_no_slip_from_a_name():
    few = Names(COUNTED.given, {}, counted_in=900)
    assert not few.one_is_a_slip("joshua", "joshuua")
    assert few.is_borne("joshuua")


def test_a_short_form_stands_for_its_name_unless_many_bear_it():
    assert COUNTED.one_is_seldom_a_name("elizabeth", "liz")
    assert not COUNTED.one_is_seldom_a_name("jacob", "jake")


def test_a_slip_is_linked_and_a_twins_name_is_not():
    among = Surroundings(records=200_000, names=COUNTED)
    joshua = prepare_record(someone(given="Joshua", sex="M"))
    for written, verdict in (("Joshuua", Verdict.AUTOMATIC), ("Josh", Verdict.REVIEW)):
        asked = prepare_record(someone("", given=written, sex="M"))
        assert score(asked, joshua, among).verdict is verdict
    amina, amna = (prepare_record(someone(given=name)) for name in ("Amina", "Amna"))
    asked = prepare_record(someone("", given="Amna"))
    assert score(asked, amina, among).verdict is Verdict.REVIEW
    assert score(asked, amna, among).verdict is Verdict.AUTOMATIC
    # Amina may have been meant: with both on file a person decides.
    assert score(asked, amna, among, household=[amina]).verdict is Verdict.REVIEW
