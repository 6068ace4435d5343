"""What may happen at the front door, with the sentence that says why not."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.front_door import rules
from homeward.front_door.codes import Agreement, Decision
from homeward.front_door.likeness import most_alike
from homeward.front_door.offered import decisions_on
from homeward.front_door.proposing import Grounds, why_not_propose

NOW = datetime(2026, 6, 17, 9, 30, tzinfo=UTC)
YESTERDAY = NOW - timedelta(days=1)
moments = st.datetimes(
    min_value=datetime(2025, 1, 1),  # noqa: DTZ001 - made aware by `timezones`
    max_value=datetime(2026, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def standing(**facts):
    return rules.Standing(
        **{
            "received_at": YESTERDAY,
            "decided_elsewhere": False,
            "history_considered": "Nothing before this.",
            "decision": "",
            "decided_at": None,
            **facts,
        }
    )


def propose(where, at=NOW, **facts):
    grounds = {
        "decision": Decision.ADVICE,
        "rationale": "The school will follow up.",
        "agreement": Agreement.GIVEN,
        **facts,
    }
    return why_not_propose(where, Grounds(**grounds), at=at, now=NOW)


def test_a_contact_with_a_child_and_words_may_be_recorded():
    assert (
        rules.why_not_record(received_at=NOW, told="He was seen alone.", children=1, now=NOW)
        is None
    )


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"children": 0}, "children", "Search for the child first"),
        ({"received_at": NOW + timedelta(minutes=1)}, "received_at", "up to 10:30 on 17 June 2026"),
        ({"told": "  \n"}, "told", "in the words of the person who told you"),
    ],
)
def test_a_contact_is_refused_with_the_box_it_belongs_to(facts, field, words):
    whole = {"received_at": NOW, "told": "He was seen alone.", "children": 1, "now": NOW}
    fault = rules.why_not_record(**{**whole, **facts})
    assert fault.field == field
    assert words in fault.sentence


def test_a_decision_with_history_and_reasons_may_be_proposed():
    assert propose(standing()) is None


@pytest.mark.parametrize(
    ("where", "facts", "words"),
    [
        ({"decided_elsewhere": True}, {}, "Decide it there"),
        ({"history_considered": " "}, {}, "First write what this child's history adds"),
        (
            {"decision": Decision.ADVICE, "decided_at": YESTERDAY},
            {},
            "Change that decision instead",
        ),
        ({}, {"rationale": "  "}, "a decision needs its reasons"),
        ({}, {"decision": "whatever"}, "Choose what is decided"),
        ({}, {"at": YESTERDAY - timedelta(seconds=1)}, "received at 10:30 on 16 June 2026"),
        ({}, {"at": NOW + timedelta(seconds=1)}, "lies in the future"),
    ],
)
def test_a_decision_is_refused_with_a_sentence(where, facts, words):
    assert words in propose(standing(**where), **facts).sentence


@given(at=moments, received=moments)
def test_no_decision_stands_before_its_contact_or_in_the_future(at, received):
    fault = propose(standing(received_at=received), at=at)
    assert (fault is None) == (received <= at <= NOW)


@given(words=st.text(max_size=30))
def test_history_counts_only_when_something_is_written(words):
    fault = rules.why_no_history(words, standing(history_considered=""))
    assert (fault is None) == bool(words.strip())


def test_history_stays_as_it_was_once_the_contact_is_decided():
    decided = standing(decision=Decision.ADVICE, decided_at=YESTERDAY)
    assert "has been decided" in rules.why_no_history("More.", decided).sentence


@pytest.mark.parametrize(
    ("where", "facts", "words"),
    [
        ({"decision": "", "decided_at": None}, {}, "Nothing has been decided"),
        ({}, {"decision": Decision.ADVICE}, "That is the decision already"),
        ({}, {"rationale": ""}, "a decision needs its reasons"),
        ({}, {"decision": "nonsense"}, "Choose what is decided"),
    ],
)
def test_a_change_is_refused_with_a_sentence(where, facts, words):
    decided = standing(**{"decision": Decision.ADVICE, "decided_at": YESTERDAY, **where})
    change = {"decision": Decision.REFERRAL, "rationale": "The school called again.", **facts}
    assert words in rules.why_not_change(decided, **change).sentence


@given(st.lists(st.tuples(moments, st.sampled_from(["", *Decision.values])), max_size=12), moments)
def test_repeats_count_each_contact_of_twelve_months_once(contacts, until):
    earlier = [rules.Earlier(at, decision) for at, decision in contacts]
    found = rules.repeats(earlier, until=until)
    assert found.contacts == sum(
        at <= until and at > until.replace(year=until.year - 1)
        for at, _ in contacts
        if (until.month, until.day) != (2, 29)
    )
    assert found.strategy_discussions <= found.contacts


@pytest.mark.parametrize(
    ("contacts", "strategy", "words"),
    [
        (1, 0, ""),
        (4, 0, "4 contacts in 12 months"),
        (4, 1, "4 contacts in 12 months, 1 strategy discussion"),
        (2, 2, "2 contacts in 12 months, 2 strategy discussions"),
    ],
)
def test_the_chip_says_how_often(contacts, strategy, words):
    assert rules.Repeats(contacts, strategy).words == words


def test_what_can_be_decided_depends_on_the_day():
    before, since = datetime(2025, 3, 31, 12, tzinfo=UTC), datetime(2025, 4, 1, 12, tzinfo=UTC)
    assert "family_help" not in {each.code for each in decisions_on(before)}
    assert "family_help" in {each.code for each in decisions_on(since)}


@given(text=st.text(min_size=60, max_size=200), others=st.lists(st.text(max_size=200), max_size=5))
def test_the_same_reasons_are_always_known_again_and_reasons_alone_never(text, others):
    plain = " ".join(text.casefold().split())
    earlier = {f"other{n}": words for n, words in enumerate(others)}
    found = most_alike(text, {**earlier, "same": text})
    if len(plain) >= 40:
        assert found is not None
        assert found.per_cent == 100
    else:
        assert found is None
    assert most_alike(text, {}) is None
