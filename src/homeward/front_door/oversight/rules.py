"""What a manager is shown of decisions already made, as pure functions.

The sample is drawn by hash: nobody chooses what is read, and the same week draws the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TypeVar

from ..codes import Decision
from ..rules import Fault

MOST_SAMPLED = 5
TOO_FAST = timedelta(hours=1)
#: Decisions after which nobody visits: on a repeat contact they are worth a second look.
CLOSED_LIGHTLY = (Decision.NO_FURTHER_ACTION, Decision.ADVICE)
REPEAT = 2  # contacts in three months, the present one counted

T = TypeVar("T", bound=str)


def drawn(refs: Iterable[T], week: date, most: int = MOST_SAMPLED) -> list[T]:
    """At most so many of these references, the same whenever the same week is asked for."""
    return sorted(refs, key=lambda ref: _lot(ref, week))[:most]


def _lot(ref: str, week: date) -> str:
    return sha256(f"{week:%Y-%m-%d} {ref}".encode()).hexdigest()


@dataclass(frozen=True)
class Made:
    """A decision as it was made: when its contact came, and what it rested on."""

    received_at: datetime
    decided_at: datetime
    history: str
    answers: int  # of partners, before the decision


def too_fast(made: Made) -> bool:
    """Whether it was made within the hour on nothing: no history line and no partner's answer."""
    hasty = made.decided_at - made.received_at <= TOO_FAST
    return hasty and not made.history.strip() and not made.answers


def partners_words(asked: int, answers: int) -> str:
    """What the partners had said by the decision: "2 asked, none had answered"."""
    if not asked:
        return "None asked"
    return f"{asked} asked, {answers or 'none'} had answered"


def why_not_read(
    *, agrees: bool | None, words: str, sampled: bool, own: bool, already: bool
) -> Fault | None:
    """Why a reading may not be kept so; None where it may."""
    if not sampled:
        return Fault(None, "This decision is not in this week's sample. Open Oversight to see it.")
    if own:
        return Fault(None, "You made this decision, so another manager reads it.")
    if already:
        return Fault(None, "Somebody has read this decision already this week.")
    if agrees is None:
        return Fault("agrees", "Say whether the decision was right.")
    if not agrees and not words.strip():
        return Fault("words", "Say what is wrong with the decision: somebody has to mend it.")
    return None
