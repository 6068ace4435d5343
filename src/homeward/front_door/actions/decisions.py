"""Considering the history, proposing a decision, and a manager's answer to it.

Every decision passes two pairs of eyes: somebody proposes it, and somebody else, who may decide,
agrees, returns it with a note, or decides otherwise and is named for it.
"""

from datetime import datetime
from typing import Any

from homeward.access.policies import allowed, check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.db import write
from homeward.core.records import author
from homeward.ledger.actions import enter

from .. import rules
from ..codes import REFERRED, Agreement, Answer, LawfulBasis
from ..models import ContactChild, Proposal, Referral
from ..proposing import Grounds, why_not_answer, why_not_propose
from .asked_first import locked, refuse, standing_of


def consider_history(
    *, by: Any, child: ContactChild, words: str, version: int | None = None
) -> ContactChild:
    """Say in one's own words what the child's history adds. Nothing is proposed without it."""
    _check_may_propose(by)
    with write():
        child = locked(by, child)
        refuse(rules.why_no_history(words, standing_of(child)))
        child.history_considered = words.strip()
        enter(child, by=by, action="consider history", person=child.person, version=version)
    return child


def propose_decision(
    *,
    by: Any,
    child: ContactChild,
    decision: str,
    rationale: str,
    level: str = "",
    agreement: str = Agreement.NOT_SOUGHT,
    agreement_because: str = "",
    lawful_basis: str = LawfulBasis.PUBLIC_TASK,
    override_because: str = "",
    at: datetime | None = None,
) -> Proposal:
    """Recommend what to decide for one child, and why: a manager answers it.

    Whether the family agrees, the lawful basis, and why their objection is overridden are three
    facts, kept apart (Information sharing advice, DfE 2024). A proposal put in the place of one
    that waits withdraws that one. Raises ``Refused`` before the history was considered, without
    reasons, for a decision not offered on the day, or for early help without agreement.
    """
    _check_may_propose(by)
    now = clock.now()
    at = at or now
    grounds = Grounds(decision, rationale, level, agreement, agreement_because, override_because)
    with write():
        child = locked(by, child)
        refuse(why_not_propose(standing_of(child), grounds, at=at, now=now))
        _withdraw(by, child)
        proposal = Proposal(
            contact_child=child,
            decision=decision,
            rationale=rationale.strip(),
            level=level,
            agreement=agreement,
            agreement_because=agreement_because.strip(),
            lawful_basis=lawful_basis,
            override_because=override_because.strip(),
            proposed_at=at,
            proposed_by=author(by),
        )
        enter(proposal, by=by, action="propose decision", person=child.person)
    return proposal


def agree_decision(
    *, by: Any, proposal: Proposal, note: str = "", at: datetime | None = None
) -> Proposal:
    """Decide as proposed; a referral is made in the same write. Nobody agrees with themselves."""
    return _answer(by, proposal, Answer.AGREED, note, at)


def return_decision(
    *, by: Any, proposal: Proposal, note: str, at: datetime | None = None
) -> Proposal:
    """Send a proposal back with a note of what is missing; an answer is then owed."""
    return _answer(by, proposal, Answer.RETURNED, note, at)


def decide_otherwise(
    *,
    by: Any,
    proposal: Proposal,
    decision: str,
    rationale: str,
    at: datetime | None = None,
) -> Proposal:
    """Decide something else than was proposed, with reasons, and be named for it."""
    return _answer(by, proposal, Answer.CHANGED, rationale, at, decision)


def change_decision(
    *, by: Any, child: ContactChild, decision: str, rationale: str, version: int | None = None
) -> ContactChild:
    """Put another decision in the place of the first, with reasons.

    The first one stays in the audit log with who changed it and when. ``decided_at`` and
    ``decided_by`` go on saying when and by whom the contact was first decided, since that met the
    duty. Raises ``Refused`` where nothing was decided yet, or the same decision is given.
    """
    check(by, Can.DECIDE_CONTACT)
    with write():
        child = locked(by, child)
        refuse(rules.why_not_change(standing_of(child), decision=decision, rationale=rationale))
        child.decision, child.rationale = decision, rationale.strip()
        enter(child, by=by, action="change decision", person=child.person, version=version)
        _bring_referral_into_line(by, child)
    return child


def _check_may_propose(by: Any) -> None:
    check(by, Can.DECIDE_CONTACT if allowed(by, Can.DECIDE_CONTACT) else Can.RECORD_CONTACT)


def _withdraw(by: Any, child: ContactChild) -> None:
    """The proposal that still waits gives way to the new one."""
    for waiting in child.proposals.filter(answer=Answer.WAITING):
        waiting.answer, waiting.answered_at = Answer.WITHDRAWN, clock.now()
        waiting.answered_by = author(by)
        enter(waiting, by=by, action="withdraw proposal", person=child.person)


def _answer(
    by: Any,
    proposal: Proposal,
    answer: Answer,
    note: str,
    at: datetime | None,
    decision: str = "",
) -> Proposal:
    check(by, Can.DECIDE_CONTACT)
    now = clock.now()
    at = at or now
    with write():
        child = locked(by, proposal.contact_child)
        proposal = Proposal.objects.get(pk=proposal.pk)
        proposal.contact_child = child
        refuse(
            why_not_answer(
                standing_of(child),
                answer,
                waits=proposal.answer == Answer.WAITING,
                own=proposal.proposed_by_id == getattr(by, "pk", None),
                proposed_at=proposal.proposed_at,
                proposed=proposal.decision,
                decision=decision,
                note=note,
                at=at,
                now=now,
            )
        )
        proposal.answer, proposal.note = answer, note.strip()
        proposal.answered_at, proposal.answered_by = at, author(by)
        enter(proposal, by=by, action=f"proposal {answer.label.lower()}", person=child.person)
        if answer != Answer.RETURNED:
            _decide(by, proposal, decision or proposal.decision)
    return proposal


def _decide(by: Any, proposal: Proposal, decision: str) -> None:
    child = proposal.contact_child
    own = proposal.answer == Answer.CHANGED
    child.decision, child.rationale = decision, proposal.note if own else proposal.rationale
    child.decided_at, child.decided_by = proposal.answered_at, proposal.answered_by
    enter(child, by=by, action="decide contact", person=child.person)
    _bring_referral_into_line(by, child)


def _bring_referral_into_line(by: Any, child: ContactChild) -> None:
    """A referral where one was decided; one that was withdrawn stays, marked as such."""
    referral = Referral.objects.filter(contact_child=child).first()
    referred = child.decision in REFERRED
    if referral is None and not referred:
        return
    if referral is None:
        referral = Referral(
            person=child.person,
            contact_child=child,
            received_on=clock.day_of(child.contact.received_at),
            source_code=child.contact.source_code,
        )
    referral.no_further_action = None if referred else True
    enter(
        referral,
        by=by,
        action="make referral" if referred else "withdraw referral",
        person=child.person,
    )
