"""What may be proposed at the front door, and how it may be answered, as pure functions."""

from dataclasses import dataclass
from datetime import datetime

from homeward.core.days import say

from .codes import REFERRED, Agreement, Answer, Decision
from .offered import decisions_on, levels_on
from .rules import Fault, Standing, no_grounds

# A family that refuses can be overridden only where a child may be at risk of harm.
OVERRIDABLE = (*REFERRED, Decision.OTHER_AUTHORITY)


@dataclass(frozen=True)
class Grounds:
    """What a proposal rests on. ``level`` is one of the authority's threshold levels, or empty."""

    decision: str
    rationale: str
    level: str = ""
    agreement: str = Agreement.NOT_SOUGHT
    agreement_because: str = ""
    override_because: str = ""


def why_not_propose(
    standing: Standing, grounds: Grounds, *, at: datetime, now: datetime
) -> Fault | None:
    """Why a decision may not be proposed so; None where it may."""
    return (
        _not_open(standing)
        or _no_history(standing)
        or _wrong_time(standing, at, now, "proposal")
        or no_grounds(grounds.decision, grounds.rationale)
        or _not_offered(grounds, at)
        or _no_agreement(grounds)
    )


def why_not_answer(
    standing: Standing,
    answer: Answer,
    *,
    waits: bool,
    own: bool,
    proposed_at: datetime,
    proposed: str,
    decision: str,
    note: str,
    at: datetime,
    now: datetime,
) -> Fault | None:
    """Why a proposal may not be answered so; None where it may. Nobody answers their own."""
    if own:
        return Fault(
            None,
            "You proposed this yourself, and nobody agrees with themselves. Ask another manager "
            "to answer it.",
        )
    if not waits:
        return Fault(None, "This proposal has been answered already. Open the contact again.")
    return (
        _not_open(standing)
        or _wrong_time(standing, at, now, "answer")
        or _before_it(proposed_at, at)
        or _empty_answer(answer, proposed, decision, note)
    )


def _not_open(standing: Standing) -> Fault | None:
    if standing.decided_elsewhere:
        return Fault(None, "Another system holds this contact and its decision. Decide it there.")
    if standing.decided_at is None:
        return None
    return Fault(
        None,
        f"This child's contact was decided at {say(standing.decided_at)}: "
        f"{Decision(standing.decision).label}. Change that decision instead, and say why.",
    )


def _no_history(standing: Standing) -> Fault | None:
    if standing.history_considered.strip():
        return None
    return Fault(
        None,
        "First write what this child's history adds, in your own words. "
        "A decision without its history may not be made.",
    )


def _wrong_time(standing: Standing, at: datetime, now: datetime, what: str) -> Fault | None:
    if at < standing.received_at:
        return Fault(
            "at",
            f"The {what} cannot come before the contact, which was received at "
            f"{say(standing.received_at)}. Give a later time.",
        )
    if at > now:
        return Fault("at", f"The {what} lies in the future. Give a time up to {say(now)}.")
    return None


def _before_it(proposed_at: datetime, at: datetime) -> Fault | None:
    if at >= proposed_at:
        return None
    return Fault("at", f"The answer cannot come before the proposal, made at {say(proposed_at)}.")


def _not_offered(grounds: Grounds, at: datetime) -> Fault | None:
    if grounds.decision not in {each.code for each in decisions_on(at)}:
        label = Decision(grounds.decision).label
        return Fault("decision", f"{label} is not among the decisions in use on that day.")
    if grounds.level and grounds.level not in {each.code for each in levels_on(at)}:
        return Fault("level", "Choose one of the threshold levels in use on that day.")
    return None


def _no_agreement(grounds: Grounds) -> Fault | None:
    agreed = grounds.agreement == Agreement.GIVEN
    if not agreed and not grounds.agreement_because.strip():
        return Fault(
            "agreement_because",
            "Say why the family's agreement was not sought, or what they said against it.",
        )
    if grounds.decision == Decision.EARLY_HELP and not agreed:
        return Fault(
            "agreement",
            "Early help is the family's own choice: it needs their agreement. Seek it, or propose "
            "another decision.",
        )
    refused = grounds.agreement == Agreement.REFUSED
    if refused and grounds.decision in OVERRIDABLE and not grounds.override_because.strip():
        return Fault(
            "override_because",
            "The family objects. Say why the child's safety overrides their objection.",
        )
    return None


def _empty_answer(answer: Answer, proposed: str, decision: str, note: str) -> Fault | None:
    if answer == Answer.RETURNED and not note.strip():
        return Fault("note", "Say what is missing: the worker reads your note and answers it.")
    if answer != Answer.CHANGED:
        return None
    if decision == proposed:
        return Fault("decision", "That is what was proposed. Agree to it, or choose another.")
    return no_grounds(decision, note)
