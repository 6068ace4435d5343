"""Whatever is typed gets a plain answer."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from homeward.people.matching import Record, keys_of, prepare, prepare_record, score
from homeward.people.matching.match import Surroundings

from .some import RECORDS, someone


@settings(max_examples=150, deadline=None)
@given(st.lists(RECORDS, max_size=4), RECORDS)
def test_any_text_in_any_field_gets_an_answer(records, question):
    found = prepare([someone(), *records]).find(question)
    assert all(0 <= each.match.probability <= 1 for each in found)
    weights = [each.match.weight for each in found]
    assert weights == sorted(weights, reverse=True)


@settings(max_examples=150, deadline=None)
@given(RECORDS, RECORDS)
def test_a_pair_is_judged_the_same_from_both_sides(one, other):
    among = Surroundings(records=1_000)
    a, b = prepare_record(one), prepare_record(other)
    there, back = score(a, b, among), score(b, a, among)
    assert (there.reasons, there.verdict, there.kin) == (back.reasons, back.verdict, back.kin)
    assert abs(there.weight - back.weight) < 1e-9


@settings(max_examples=100, deadline=None)
@given(RECORDS)
def test_keys_are_few_and_plain(record):
    keys = keys_of(record)
    assert len(keys) <= 64
    assert len(set(keys)) == len(keys)


def test_an_empty_question_finds_nobody():
    assert prepare([someone()]).find(Record()) == []
    assert prepare([]).find(someone()) == []


def test_only_a_family_name_finds_the_family():
    found = prepare([someone("a"), someone("b", given="Omar", sex="M")]).find(
        Record(family="Husain")
    )
    assert {each.ref for each in found} == {"a", "b"}


def test_an_unborn_child_is_found_by_the_due_date():
    unborn = someone("u", given="Baby", born_on=None, expected_on=date(2026, 12, 20), sex="")
    found = prepare([unborn]).find(
        someone("", given="Baby", born_on=None, expected_on="2026-12-27")
    )
    assert found[0].ref == "u"
    assert "no first name, or only an initial" in found[0].match.why_not_automatic
