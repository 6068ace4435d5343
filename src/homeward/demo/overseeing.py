"""What stands behind a decision: partners asked, a proposal, and a manager's answer to it.

With dice of its own, so that nothing else in the borough falls otherwise for it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from homeward.core import ids
from homeward.front_door.codes import Agreement, Answer, Decision, LawfulBasis, Reply
from homeward.front_door.models import Contact, ContactChild, Proposal, Question

from . import words
from .dice import Dice, dice_for
from .figures import front_door as figures
from .world import Making

_ASKED = (
    ("health", "Which appointments were kept this year, and is anything known of the parents?"),
    ("education", "How has attendance been since September, and what do staff say?"),
    ("police", "Any calls to the address in twelve months, and who was there?"),
    ("housing", "Who holds the tenancy, and is it at risk?"),
    ("domestic_abuse", "Is the mother known to you, and what does she want to happen?"),
)
_SAID = (
    "Nothing beyond what you hold. We will ring if that changes.",
    "Known to us since the spring; two visits missed, seen last month and well.",
    "One earlier entry, which matches what you were told.",
)
_NOTES = (
    "What does the school say? Ask before this is decided.",
    "The history line does not say what the earlier contacts mean for this child.",
    "Has the family been told, and did they agree?",
)
_OBJECTS = "The mother does not want anybody told."
_OVERRIDES = "What was seen may mean harm; waiting for agreement would leave the child in it."
_NOT_SOUGHT = "Nobody could be reached; a letter has gone."


def oversee(page: Making, contact: Contact, children: list[ContactChild]) -> None:
    """Questions to partners about a contact, and for each child a proposal and its answer."""
    dice = dice_for(page.world.seed, "oversight", contact.ref)
    with ids.seeded(dice):
        ends = [child.decided_at for child in children if child.decided_at]
        if dice.chance(figures.PARTNERS_ASKED):
            _ask(page, dice, contact, max(ends) if len(ends) == len(children) else None)
        for child in children:
            if child.decided_at is not None and child.history_considered:
                _answered(page, dice, contact, child)
            elif child.decided_at is None:
                _waiting(page, dice, contact, child)


def _ask(page: Making, dice: Dice, contact: Contact, decided: datetime | None) -> None:
    until = decided or page.world.now
    for agency, asked in dice.sample(_ASKED, dice.randint(1, 2)):
        at = contact.received_at + (until - contact.received_at) * dice.uniform(0.05, 0.4)
        replied = at + timedelta(hours=dice.expovariate(1 / 7))
        answered = replied < until
        page.add(
            Question(
                contact=contact,
                agency=agency,
                words=asked,
                asked_at=at,
                recorded_at=at,
                reply=Reply.ANSWERED if answered else Reply.WAITING,
                reply_words=dice.choice(_SAID) if answered else "",
                replied_at=replied if answered else None,
            )
        )


def _answered(page: Making, dice: Dice, contact: Contact, child: ContactChild) -> None:
    """The proposal that was decided on; now and then one before it was sent back."""
    assert child.decided_at is not None  # noqa: S101 - asked before
    span = child.decided_at - contact.received_at
    if dice.chance(figures.PROPOSALS_RETURNED):
        first = _proposal(page, dice, contact, child, contact.received_at + span * 0.3)
        first.answer, first.note = Answer.RETURNED, dice.choice(_NOTES)
        first.answered_at = contact.received_at + span * 0.5
        first.answered_by = child.decided_by
    last = _proposal(page, dice, contact, child, contact.received_at + span * 0.8)
    last.answer = Answer.AGREED
    last.answered_at, last.answered_by = child.decided_at, child.decided_by
    if child.decision == Decision.REFERRAL and dice.chance(figures.PROPOSALS_CHANGED):
        last.decision, last.answer, last.note = Decision.ADVICE, Answer.CHANGED, child.rationale
        last.rationale = words.why(dice, Decision.ADVICE, child.person.given_names)


def _waiting(page: Making, dice: Dice, contact: Contact, child: ContactChild) -> None:
    """A decision not made yet: for some, one is proposed and waits for a manager."""
    if not dice.chance(figures.PROPOSED_OF_UNDECIDED):
        return
    child.history_considered = words.history(dice, 0)
    at = contact.received_at + (page.world.now - contact.received_at) * dice.uniform(0.3, 0.9)
    _proposal(page, dice, contact, child, at)


def _proposal(
    page: Making, dice: Dice, contact: Contact, child: ContactChild, at: datetime
) -> Proposal:
    decision = child.decision or dice.pick(figures.DECISIONS)
    worried = decision in (Decision.REFERRAL, Decision.STRATEGY)
    agreement = Agreement(dice.pick(figures.AGREEMENTS if worried else figures.AGREED_MOSTLY))
    if decision == Decision.EARLY_HELP:
        agreement = Agreement.GIVEN
    user = contact.worker.user if contact.worker is not None else None
    proposal: Proposal = page.add(
        Proposal(
            contact_child=child,
            decision=decision,
            rationale=child.rationale or words.why(dice, decision, child.person.given_names),
            agreement=agreement,
            agreement_because=_because(agreement),
            lawful_basis=LawfulBasis.PUBLIC_TASK,
            override_because=_OVERRIDES if worried and agreement == Agreement.REFUSED else "",
            proposed_at=at,
            proposed_by=user,
            recorded_at=at,
        )
    )
    return proposal


def _because(agreement: Agreement) -> str:
    return {Agreement.REFUSED: _OBJECTS, Agreement.NOT_SOUGHT: _NOT_SOUGHT}.get(agreement, "")
