"""Somebody known is found; a relative is never taken for them."""

import subprocess
import sys
from datetime import date

import pytest

from homeward.people.matching import (
    Address,
    Edges,
    Names,
    Surroundings,
    Verdict,
    keys_of,
    pair,
    prepare,
    prepare_record,
    score,
)

from .some import someone

CROWD = [
    someone(f"x{at}", given=given, family=family, born_on=date(1990 + at, 1 + at, 20), phones=())
    for at, (given, family) in enumerate(
        [("Jack", "Smith"), ("Olivia", "Jones"), ("Jakub", "Nowak"), ("Kwame", "Mensah")]
    )
]


def asked(*records, limit=10, edges=None, **question):
    index = prepare([*CROWD, *records], **({"edges": edges} if edges else {}))
    return index.find(someone("", **question), limit)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"given": "Ayesha"}, "known as, or another form of the name"),
        ({"family": "Husein"}, "family name sounds alike"),
        ({"given": "Hussain", "family": "Aisha"}, "first and family name in the other order"),
        ({"born_on": date(2012, 4, 3)}, "day and month swapped"),
        ({"born_on": date(2012, 3, 9)}, "one digit of the date of birth differs"),
        ({"addresses": (Address("14 Loomgate", "OL6 7SR"),)}, "same postcode, other house"),
        ({"family": "Malik", "former": ("Hussain",)}, "part of the family name, or a former one"),
        ({"addresses": (), "phones": ()}, "same date of birth"),
        ({"born_on": None, "born_year": 2011}, "born about then"),
    ],
)
def test_somebody_known_is_found_first_and_the_reason_is_said(changes, words):
    first = asked(someone(), **changes)[0]
    assert first.ref == "a"
    assert words in [reason.words for reason in first.match.reasons]


def test_the_same_record_again_may_show_its_history_at_once():
    first = asked(someone())[0]
    assert first.match.verdict is Verdict.AUTOMATIC
    assert first.match.probability > 0.99


def test_a_twin_is_never_linked_by_itself():
    found = asked(someone(given="Amina"), given="Aamina")
    assert found[0].match.verdict is not Verdict.AUTOMATIC
    assert "it may be a twin" in found[0].match.why_not_automatic[0]


def test_a_sibling_is_seen_as_a_relative():
    found = asked(someone(given="Zainab", born_on=date(2015, 9, 22)))
    assert found[0].match.verdict in (Verdict.WEAK, Verdict.NONE)
    assert found[0].match.kin


def test_parent_and_child_of_one_name_are_kept_apart():
    father = someone(given="Mohammed", sex="M", born_on=date(1985, 6, 1))
    found = asked(father, given="Mohammed", sex="M", born_on=date(2012, 6, 1))
    assert found[0].match.verdict is not Verdict.AUTOMATIC
    assert any("parent and child" in each for each in found[0].match.why_not_automatic)


@pytest.mark.parametrize(
    ("changes", "question"),
    [
        ({"sex": "M"}, {}),
        ({"born_on": None}, {}),
        ({"given": "A"}, {}),
        ({"nhs": "9434765919"}, {"nhs": "4010232137"}),
        ({"given": "Aisha Noor"}, {"given": "Aisha Hira"}),
    ],
)
def test_what_a_person_must_look_at_is_never_linked_by_itself(changes, question):
    found = asked(someone(**changes), **question)
    assert found[0].match.verdict is not Verdict.AUTOMATIC
    assert found[0].match.why_not_automatic


def test_two_who_fit_alike_are_both_left_to_a_person():
    found = asked(someone("a"), someone("b", sex="M"), sex="")
    assert {each.ref for each in found[:2]} == {"a", "b"}
    assert Verdict.AUTOMATIC not in [each.match.verdict for each in found]


def test_a_sealed_record_and_a_parted_pair_are_not_offered():
    assert "a" not in [each.ref for each in asked(someone(sealed=True))]
    question = someone("q")
    edges = Edges(not_same=frozenset([pair("q", "a")]), sealed=frozenset([pair("b", "q")]))
    index = prepare([someone("a"), someone("b"), someone("c")], edges=edges)
    assert [each.ref for each in index.find(question)] == ["c"]


def test_household_members_stand_in_the_way_of_a_link():
    question, candidate = prepare_record(someone("q", sex="")), prepare_record(someone("a"))
    among = Surroundings(records=50_000)
    assert score(question, candidate, among).verdict is Verdict.AUTOMATIC
    namesake = prepare_record(someone("b", sex="M"))
    match = score(question, candidate, among, household=[namesake])
    assert match.verdict is Verdict.REVIEW
    assert "somebody else fits nearly as well" in match.why_not_automatic


def test_who_has_the_second_name_asked_about_is_linked_before_who_has_none():
    found = asked(someone("a", given="Aisha Noor"), someone("b"), given="Aisha Noor")
    verdicts = {each.ref: each.match.verdict for each in found}
    assert (verdicts["a"], verdicts["b"]) == (Verdict.AUTOMATIC, Verdict.REVIEW)


def test_twins_written_with_the_family_name_first_are_not_linked():
    twin = prepare_record(someone(given="Rayhouse", family="Thomas"))
    question = prepare_record(someone("", given="Rayhouse", family="Jack"))
    names = Names(given={"thomas": 0.01, "jack": 0.02}, family={"rayhouse": 0.001})
    match = score(question, twin, Surroundings(50_000, names=names))
    assert "the first name may be the family name" in match.why_not_automatic


def test_two_strangers_of_one_name_both_written_family_name_first_are_not_linked():
    one = prepare_record(someone(given="Nowak", family="Jakub", born_on=date(2019, 1, 1)))
    other = prepare_record(someone("", given="Nowak", family="Jakub", born_on=date(2019, 5, 7)))
    names = Names(given={"jakub": 0.006}, family={"nowak": 0.004})
    match = score(other, one, Surroundings(50_000, names=names))
    assert "the first name may be the family name" in match.why_not_automatic


def test_the_answer_does_not_depend_on_the_order_of_the_records():
    people = [*CROWD, someone("a"), someone("b", given="Ayesha"), someone("c", addresses=())]
    answers = [
        [(each.ref, each.match) for each in prepare(order).find(someone(""))]
        for order in (people, people[::-1])
    ]
    assert answers[0] == answers[1]


def test_people_far_from_the_question_are_not_listed():
    found = asked(
        given="Zbigniew", family="Qorri", born_on=date(1950, 5, 5), addresses=(), phones=()
    )
    assert found == []


def test_more_than_the_limit_is_not_given():
    assert len(asked(*(someone(f"s{at}") for at in range(9)), limit=4)) == 4
    assert asked(someone(), limit=0) == []


def test_keys_stay_the_same_and_name_nobody():
    keys = keys_of(someone())
    assert keys == keys_of(someone("other ref"))
    assert 8 <= len(keys) <= 64
    assert all(len(key) == 16 and int(key, 16) >= 0 for key in keys)
    assert set(keys) & set(keys_of(someone(born_on=None, addresses=(), phones=(), given="Ayesha")))
    assert set(keys).isdisjoint(
        keys_of(someone(given="Jack", family="Smith", born_on=None, addresses=(), phones=()))
    )


def test_the_engine_needs_no_django():
    code = "import sys, homeward.people.matching; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"given": "Aisha Hussain", "family": ""},
        {"given": "", "family": "Aisha Hussain"},
        {"given": "Hussain", "family": "Aisah"},
        {"given": "A"},
        {"given": "A", "family": "Hosein", "addresses": (), "phones": ()},
        {"given": "Baby"},
        {"given": "Aicche", "family": "Husssan", "addresses": (), "phones": ()},
        {
            "given": "Noor",
            "family": "Malik",
            "born_on": None,
            "addresses": (Address("12 Loomgate", "OL6 7SK"),),
            "phones": (),
        },
    ],
)
def test_somebody_written_down_badly_is_among_those_found(changes):
    assert "a" in [each.ref for each in asked(someone(), **changes)]
