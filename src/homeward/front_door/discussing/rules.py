"""What may happen to a strategy discussion, as pure functions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from homeward.core.days import say

from ..rules import Fault
from .codes import BODIES, CORE, DISCUSSION_STATES, Came, Ended, Outcome


@dataclass(frozen=True)
class Held:
    """What is written of a discussion that was held."""

    held_at: datetime
    chair: str
    decision: str
    decision_because: str
    came: Mapping[str, str]


def missing_words(came: Mapping[str, str]) -> list[str]:
    """Who should have been at a discussion and was not, said plainly: "Health was not there".

    Social care, police and health belong there always (Working Together 2023); any other agency
    is named where it was asked and did not come.
    """
    return [
        _missing(words, came.get(agency, Came.NOT_ASKED))
        for agency, words in BODIES
        if came.get(agency, Came.NOT_ASKED) != Came.PRESENT
        and (agency in CORE or came.get(agency, Came.NOT_ASKED) != Came.NOT_ASKED)
    ]


def why_not_call(
    *, children: int, because: str, called_at: datetime, since: datetime | None, now: datetime
) -> Fault | None:
    """Why a discussion may not be called so; ``since`` is when its contact came."""
    if not children:
        return Fault("children", "Choose at least one child whom the discussion is about.")
    if not because.strip():
        return Fault("because", "Say what makes you think that a child may be suffering harm.")
    return _wrong_time("called_at", called_at, since, "the contact came", now)


def why_not_hold(standing: str, held: Held, *, called_at: datetime, now: datetime) -> Fault | None:
    """Why a discussion may not be recorded as held so; None where it may."""
    return _no_move(standing, "held") or why_not_stand(held, called_at=called_at, now=now)


def why_not_stand(held: Held, *, called_at: datetime, now: datetime) -> Fault | None:
    """Why what is written of a held discussion may not stand so; None where it may."""
    if not held.chair.strip():
        return Fault("chair", "Say who led the discussion.")
    if held.decision not in Outcome.values:
        return Fault("decision", "Choose what was decided.")
    if not held.decision_because.strip():
        return Fault("decision_because", "Say why it was decided so.")
    if Came.PRESENT not in held.came.values():
        return Fault(None, "Say which agencies were there: at least one was.")
    return _wrong_time("held_at", held.held_at, called_at, "the discussion was called", now)


def why_not_send(
    standing: str, *, minutes: str, to: str, at: datetime, held_at: datetime | None, now: datetime
) -> Fault | None:
    """Why the minutes may not be recorded as sent; None where they may."""
    fault = _no_move(standing, "sent")
    if fault is not None:
        return fault
    if not minutes.strip():
        return Fault(None, "There are no minutes to send yet. Write them first.")
    if not to.strip():
        return Fault("to", "Say to whom the minutes were sent.")
    return _wrong_time("at", at, held_at, "the discussion was held", now)


def why_not_agree(
    standing: str, *, what: str, who: str, due_on: date, held_on: date | None
) -> Fault | None:
    """Why an action may not be put on a discussion; None where it may."""
    if held_on is None or standing == "error":
        return Fault(None, "Actions are agreed at a discussion that was held. Record that first.")
    if not what.strip():
        return Fault("what", "Say what is to be done.")
    if not who.strip():
        return Fault("who", "Say who does it.")
    if due_on < held_on:
        return Fault(
            "due_on", f"It cannot be due before the discussion, held on {held_on:%-d %B %Y}."
        )
    return None


def why_not_end(
    ended: str, *, how: str, words: str, at: datetime, agreed_at: datetime, now: datetime
) -> Fault | None:
    """Why an action may not be ended so; None where it may."""
    if ended:
        return Fault(None, "This action has ended already. Open the discussion again.")
    if how not in (Ended.DONE, Ended.DROPPED):
        return Fault("how", "Choose what became of the action.")
    if how == Ended.DROPPED and not words.strip():
        return Fault("words", "Say why it is no longer needed.")
    return _wrong_time("at", at, agreed_at, "the action was agreed", now)


def why_not_error(standing: str, because: str) -> Fault | None:
    """Why something may not be marked as recorded in error; None where it may."""
    if standing == "error":
        return Fault(None, "This is marked as recorded in error already.")
    if not because.strip():
        return Fault("because", "Say why this was recorded in error.")
    return None


def _missing(words: str, came: str) -> str:
    if came == Came.APOLOGIES:
        return f"{words} sent apologies and was not there"
    return f"{words} was asked and was not there" if came else f"{words} was not there"


def _no_move(standing: str, to: str) -> Fault | None:
    state = DISCUSSION_STATES[standing]
    if to in state.moves:
        return None
    wanted = DISCUSSION_STATES[to].words.lower()
    return Fault(
        None,
        f"This discussion stands as “{state.words.lower()}”, so it cannot become "
        f"“{wanted}”. Open it again to see what was recorded.",
    )


def _wrong_time(
    field: str, at: datetime, since: datetime | None, what: str, now: datetime
) -> Fault | None:
    if at > now:
        return Fault(field, f"That lies in the future. Give a time up to {say(now)}.")
    if since is not None and at < since:
        return Fault(field, f"That is before {what}, at {say(since)}. Give a later time.")
    return None
