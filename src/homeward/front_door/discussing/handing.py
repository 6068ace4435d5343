"""What may happen to a hand-over, as pure functions."""

from datetime import datetime

from homeward.core.days import say

from ..codes import Decision
from ..rules import Fault
from .codes import HANDED_TO, HANDOVER_STATES, HandedAnswer, Service


def destination_of(decision: str) -> Service | None:
    """To whom a decision is handed over; None where it ends at the front door."""
    return HANDED_TO.get(Decision(decision)) if decision else None


def why_not_offer(
    *,
    decision: str,
    decided_elsewhere: bool,
    waits: bool,
    own_team: bool,
    teams: int,
    what_for: str,
    handed_at: datetime,
    decided_at: datetime | None,
    now: datetime,
) -> Fault | None:
    """Why a child's decision may not be handed over so; ``teams`` counts the receivers named."""
    service = destination_of(decision)
    if decided_elsewhere or service is None or decided_at is None:
        return Fault(None, "There is no decision here that somebody else would take over.")
    if waits:
        return Fault(None, "A hand-over of this child waits to be accepted already.")
    if teams != 1:
        return Fault("to_named", "Name one receiver: a team of ours, or a service by its name.")
    if own_team:
        return Fault("to_team", "That team has the contact already. Choose who takes it over.")
    if not what_for.strip():
        return Fault("what_for", "Say what the receiver is to do, and what they need to know.")
    return _wrong_time("handed_at", handed_at, decided_at, "the decision", now)


def why_not_team(service: str, team: bool) -> Fault | None:
    """Another authority is named; it is no team of ours."""
    if service == Service.OTHER_AUTHORITY and team:
        return Fault("to_team", "Another authority is no team of ours. Write its name.")
    return None


def why_not_answer(
    standing: str,
    answer: str,
    *,
    may: bool,
    words: str,
    outside: bool,
    answered_for: str,
    at: datetime,
    handed_at: datetime,
    now: datetime,
) -> Fault | None:
    """Why a hand-over may not be answered so; None where it may."""
    if not may:
        return Fault(None, "Only whoever answers for the receiving team accepts or refuses this.")
    if answer not in HANDOVER_STATES[standing].moves:
        return Fault(None, "This hand-over has been answered already. Open it again.")
    if answer == HandedAnswer.REFUSED and not words.strip():
        return Fault("because", "Say why it is refused: somebody must find another way.")
    if outside and not answered_for.strip():
        return Fault("answered_for", "Say who there answered: a name, and a role if you know it.")
    return _wrong_time("at", at, handed_at, "the hand-over", now)


def why_not_settle(standing: str, words: str) -> Fault | None:
    """Why a refusal may not be answered so; None where it may."""
    if "settled" not in HANDOVER_STATES[standing].moves:
        return Fault(None, "Only a refused hand-over is answered, and only once.")
    if not words.strip():
        return Fault("words", "Say what is done for the child instead.")
    return None


def _wrong_time(
    field: str, at: datetime, since: datetime, what: str, now: datetime
) -> Fault | None:
    if at > now:
        return Fault(field, f"That lies in the future. Give a time up to {say(now)}.")
    if at < since:
        return Fault(field, f"That is before {what}, at {say(since)}. Give a later time.")
    return None
