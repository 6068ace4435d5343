"""Considering, proposing, answering, changing: what is written, and what is refused."""

from datetime import timedelta

import pytest

from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.chronology.models import Event
from homeward.core import clock
from homeward.front_door import actions
from homeward.front_door.codes import Decision
from homeward.front_door.models import Contact, ContactChild, Proposal, Referral
from homeward.ledger.actions import rebuild
from homeward.ledger.models import Duty
from homeward.ledger.queries import balances

from .making import a_contact, child_of, decided, proposed, sentence

MANAGER = Role.FRONT_DOOR_MANAGER
WORKER = Role.FRONT_DOOR_WORKER


def test_a_proposal_needs_the_history_first(borough):
    words = sentence(
        actions.propose_decision,
        by=borough.user(WORKER),
        child=child_of(a_contact(borough)),
        decision=Decision.ADVICE,
        rationale="Because.",
    )
    assert words.startswith("First write what this child's history adds")


def test_history_is_refused_empty_or_after_the_decision(borough):
    child = child_of(a_contact(borough))
    consider = {"by": borough.user(WORKER), "child": child}
    assert "in your own words" in sentence(actions.consider_history, words=" ", **consider)
    decided(borough, child)
    assert "has been decided" in sentence(actions.consider_history, words="More", **consider)


def test_history_is_not_for_those_who_only_read(borough):
    child = child_of(a_contact(borough))
    by = borough.user(Role.INSPECTOR)
    words = sentence(actions.consider_history, by=by, child=child, words="Mine")
    assert "does not let you" in words


def test_a_decision_meets_its_duty_for_that_child_alone(borough):
    contact = a_contact(borough, "tom", "sian")
    decided(borough, contact.children.get(person=borough.people["tom"]))
    states = dict(Duty.objects.values_list("person", "state"))
    assert states == {borough.people["tom"].pk: "met", borough.people["sian"].pk: "open"}
    (row,) = balances(kind="contact_decision")
    assert (row.raised, row.met, row.excused, row.open, row.remainder) == (2, 1, 0, 1, 0)


def test_only_those_who_may_decide_do(borough):
    proposal = proposed(borough, child_of(a_contact(borough)))
    words = sentence(actions.agree_decision, by=borough.user(WORKER), proposal=proposal)
    assert words.startswith("Your role does not let you decide a contact")


def test_nobody_agrees_with_themselves(borough):
    manager = borough.user(MANAGER)
    proposal = proposed(borough, child_of(a_contact(borough)), by=manager)
    for answer, said in (
        (actions.agree_decision, {}),
        (actions.return_decision, {"note": "More."}),
        (actions.decide_otherwise, {"decision": Decision.REFERRAL, "rationale": "Because."}),
    ):
        words = sentence(answer, by=manager, proposal=proposal, **said)
        assert "nobody agrees with themselves" in words
    actions.agree_decision(by=borough.user(Role.DIRECTOR), proposal=proposal)
    assert ContactChild.objects.get().decided_by == borough.user(Role.DIRECTOR)


def test_a_manager_who_decides_otherwise_is_named_for_it(borough):
    proposal = proposed(borough, child_of(a_contact(borough)), Decision.ADVICE)
    actions.decide_otherwise(
        by=borough.user(MANAGER),
        proposal=proposal,
        decision=Decision.STRATEGY,
        rationale="The third incident, and the baby was in the room.",
    )
    stored = ContactChild.objects.get()
    assert (stored.decision, stored.decided_by) == (Decision.STRATEGY, borough.user(MANAGER))
    assert stored.rationale.startswith("The third incident")
    answered = Proposal.objects.get()
    assert (answered.answer, answered.decision) == ("changed", Decision.ADVICE)
    assert Referral.objects.count() == 1


def test_a_returned_proposal_is_owed_an_answer_by_the_one_who_made_it(borough):
    child = child_of(a_contact(borough))
    proposal = proposed(borough, child)
    actions.return_decision(
        by=borough.user(MANAGER), proposal=proposal, note="What does the school say?"
    )
    owed = Duty.objects.get(kind="contact_returned")
    assert (owed.state, owed.owner) == ("open", borough.workers[WORKER])
    assert owed.due_at - owed.raised_at == timedelta(hours=4)
    proposed(borough, child)
    assert Duty.objects.get(kind="contact_returned").state == "met"
    assert Duty.objects.get(kind="contact_decision").state == "open"
    assert not any(difference for _, difference in rebuild(rehearse=True))


def test_a_new_proposal_withdraws_the_one_that_waits(borough):
    child = child_of(a_contact(borough))
    first, second = proposed(borough, child), proposed(borough, child, Decision.REFERRAL)
    words = sentence(actions.agree_decision, by=borough.user(MANAGER), proposal=first)
    assert "answered already" in words
    actions.agree_decision(by=borough.user(MANAGER), proposal=second)
    answers = dict(Proposal.objects.values_list("pk", "answer"))
    assert answers == {first.pk: "withdrawn", second.pk: "agreed"}


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"agreement": "not_sought"}, "Say why the family's agreement was not sought"),
        ({"agreement": "refused"}, "what they said against it"),
        (
            {"agreement": "refused", "agreement_because": "No.", "decision": Decision.REFERRAL},
            "overrides their objection",
        ),
        (
            {"agreement": "refused", "agreement_because": "No.", "decision": Decision.EARLY_HELP},
            "Early help is the family's own choice",
        ),
        ({"level": "9"}, "Choose one of the threshold levels"),
    ],
)
def test_a_proposal_without_its_grounds_is_refused(borough, facts, words):
    child = child_of(a_contact(borough))
    assert words in sentence(proposed, borough=borough, child=child, **facts)
    assert not Proposal.objects.exists()


def test_an_objection_is_overridden_with_a_reason(borough):
    proposal = proposed(
        borough,
        child_of(a_contact(borough)),
        Decision.STRATEGY,
        agreement="refused",
        agreement_because="They want nobody told.",
        override_because="A child was hit with a belt.",
        level="4",
    )
    actions.agree_decision(by=borough.user(MANAGER), proposal=proposal)
    assert ContactChild.objects.get().decision == Decision.STRATEGY


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"at": timedelta(hours=-3)}, "cannot come before the contact"),
        ({"at": timedelta(minutes=1)}, "lies in the future"),
        ({"rationale": ""}, "needs its reasons"),
        ({"decision": "nothing"}, "Choose what is decided"),
    ],
)
def test_a_proposal_is_refused_and_nothing_is_written(borough, facts, words):
    child = child_of(a_contact(borough))
    if "at" in facts:
        facts = {"at": clock.now() + facts["at"]}
    assert words in sentence(proposed, borough=borough, child=child, **facts)
    assert not Proposal.objects.exists()
    assert not Entry.objects.filter(action="propose decision").exists()


@pytest.mark.parametrize(
    ("answer", "facts", "words"),
    [
        ("agree_decision", {"at": timedelta(hours=-1)}, "cannot come before the proposal"),
        ("agree_decision", {"at": timedelta(minutes=1)}, "lies in the future"),
        ("return_decision", {"note": " "}, "Say what is missing"),
        ("decide_otherwise", {"decision": "advice", "rationale": "X"}, "That is what was proposed"),
        ("decide_otherwise", {"decision": "strategy", "rationale": ""}, "needs its reasons"),
        ("decide_otherwise", {"decision": "no", "rationale": "X"}, "Choose what is decided"),
    ],
)
def test_an_answer_is_refused_and_nothing_is_decided(borough, answer, facts, words):
    proposal = proposed(borough, child_of(a_contact(borough)))
    if "at" in facts:
        facts = {"at": clock.now() + facts["at"]}
    call = {"by": borough.user(MANAGER), "proposal": proposal}
    assert words in sentence(getattr(actions, answer), **call, **facts)
    assert ContactChild.objects.get().decided_at is None
    assert not Entry.objects.filter(action="decide contact").exists()


def test_nobody_decides_twice_from_an_old_page(borough):
    child = child_of(a_contact(borough))
    proposal = proposed(borough, child)
    actions.agree_decision(by=borough.user(MANAGER), proposal=proposal)
    again = {"by": borough.user(Role.DIRECTOR), "proposal": proposal}
    assert "answered already" in sentence(actions.agree_decision, **again)
    words = sentence(
        actions.propose_decision,
        by=borough.user(WORKER),
        child=child,
        decision=Decision.REFERRAL,
        rationale="Because.",
        agreement="given",
    )
    assert "Change that decision instead" in words


def test_a_contact_whose_decision_is_elsewhere_is_not_decided_here(borough):
    child = child_of(a_contact(borough))
    Contact.objects.update(decided_elsewhere=True)
    assert "Decide it there" in sentence(decided, borough=borough, child=child)


@pytest.mark.parametrize("decision", [Decision.REFERRAL, Decision.STRATEGY])
def test_a_referral_is_made_with_its_decision(borough, decision):
    contact = a_contact(borough)
    decided(borough, child_of(contact), decision)
    referral = Referral.objects.get()
    assert (referral.person, referral.source_code) == (borough.people["tom"], contact.source_code)
    assert referral.received_on == clock.day_of(contact.received_at)
    assert Event.objects.get(kind="referral").corrected == ""


def test_no_referral_is_made_by_advice(borough):
    decided(borough, child_of(a_contact(borough)), Decision.ADVICE)
    assert Referral.objects.count() == 0


def test_a_changed_decision_keeps_the_first_in_the_log_and_the_time_it_was_made(borough):
    child = decided(borough, child_of(a_contact(borough)), Decision.ADVICE)
    actions.change_decision(
        by=borough.user(Role.DIRECTOR),
        child=child,
        decision=Decision.STRATEGY,
        rationale="A second notification came.",
    )
    stored = ContactChild.objects.get()
    assert (stored.decision, stored.decided_at) == (Decision.STRATEGY, child.decided_at)
    assert stored.decided_by == borough.user(MANAGER)
    entry = Entry.objects.get(action="change decision")
    assert entry.actor == Role.DIRECTOR
    assert '"decision":["advice","strategy"]' in entry.details
    assert Duty.objects.get().met_at == child.decided_at
    assert Referral.objects.count() == 1


def test_a_referral_is_withdrawn_and_comes_back_with_its_decision(borough):
    child = decided(borough, child_of(a_contact(borough)), Decision.REFERRAL)
    change = {"by": borough.user(MANAGER), "child": child, "rationale": "New facts."}
    actions.change_decision(decision=Decision.EARLY_HELP, **change)
    assert Referral.objects.get().no_further_action is True
    assert Event.objects.get(kind="referral").corrected == "The decision was changed to: Early help"
    actions.change_decision(decision=Decision.STRATEGY, **change)
    assert Referral.objects.get().no_further_action is None
    assert Event.objects.get(kind="referral").corrected == ""


@pytest.mark.parametrize(
    ("decision", "rationale", "words"),
    [
        (Decision.ADVICE, "Because.", "That is the decision already"),
        (Decision.REFERRAL, " ", "needs its reasons"),
    ],
)
def test_a_change_is_refused_without_reason_or_difference(borough, decision, rationale, words):
    child = decided(borough, child_of(a_contact(borough)))
    change = {"by": borough.user(MANAGER), "child": child, "decision": decision}
    assert words in sentence(actions.change_decision, rationale=rationale, **change)


def test_nothing_is_changed_that_was_not_decided(borough):
    words = sentence(
        actions.change_decision,
        by=borough.user(MANAGER),
        child=child_of(a_contact(borough)),
        decision=Decision.ADVICE,
        rationale="Because.",
    )
    assert "Nothing has been decided" in words
