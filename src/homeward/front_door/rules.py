"""What may happen at the front door, as pure functions.

A decision rests on what was told, on the history answered in the worker's own words, and on
reasons: without them it may not be made. Repeat contacts are counted by child, as inspectors
count them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dateutil.relativedelta import relativedelta

from homeward.core.days import say

from .codes import Decision

HISTORY_MONTHS = 12


@dataclass(frozen=True)
class Fault:
    """Why something may not be recorded: the sentence, and the box that it belongs to."""

    field: str | None
    sentence: str


@dataclass(frozen=True)
class Standing:
    """Where one child on a contact stands when somebody wants to decide."""

    received_at: datetime
    decided_elsewhere: bool
    history_considered: str
    decision: str
    decided_at: datetime | None


@dataclass(frozen=True)
class Earlier:
    """One contact about a child: when it came, and what was decided on it (empty: nothing yet)."""

    received_at: datetime
    decision: str = ""


@dataclass(frozen=True)
class Repeats:
    """How often a child was the subject of a contact in twelve months, the present one counted."""

    contacts: int
    strategy_discussions: int

    @property
    def words(self) -> str:
        """The history chip: "4 contacts in 12 months, 1 strategy discussion"; empty for a first."""
        if self.contacts < 2 and not self.strategy_discussions:
            return ""
        parts = [f"{_counted(self.contacts, 'contact')} in {HISTORY_MONTHS} months"]
        if self.strategy_discussions:
            parts.append(_counted(self.strategy_discussions, "strategy discussion"))
        return ", ".join(parts)


def why_not_record(
    *, received_at: datetime, told: str, children: int, now: datetime
) -> Fault | None:
    """Why a contact may not be recorded so; None where it may."""
    if not children:
        return Fault(
            "children", "Say which child the contact is about. Search for the child first."
        )
    if received_at > now:
        return Fault(
            "received_at",
            f"The contact cannot arrive in the future. Give a time up to {say(now)}.",
        )
    if not told.strip():
        return Fault("told", "Write what you were told, in the words of the person who told you.")
    return None


def why_no_history(words: str, standing: Standing) -> Fault | None:
    """Why these words may not stand as the history considered; None where they may."""
    if standing.decided_at is not None:
        return Fault(
            "words",
            "The contact has been decided for this child. What was considered then stays as it is; "
            "change the decision if the history changes it.",
        )
    if not words.strip():
        return Fault(
            "words",
            "Write in your own words what the history adds, even where there is none to be found.",
        )
    return None


def why_not_change(standing: Standing, *, decision: str, rationale: str) -> Fault | None:
    """Why a decision may not be changed so; None where it may."""
    if standing.decided_at is None:
        return Fault(
            None, "Nothing has been decided for this child yet. Decide the contact instead."
        )
    if decision == standing.decision:
        return Fault(
            "decision",
            f"That is the decision already: {Decision(decision).label}. Choose another.",
        )
    return no_grounds(decision, rationale)


def repeats(contacts: Iterable[Earlier], *, until: datetime) -> Repeats:
    """One child's contacts in the twelve months up to and including ``until``."""
    since = until - relativedelta(months=HISTORY_MONTHS)
    counted = [each for each in contacts if since < each.received_at <= until]
    strategy = [each for each in counted if each.decision == Decision.STRATEGY]
    return Repeats(contacts=len(counted), strategy_discussions=len(strategy))


def no_grounds(decision: str, rationale: str) -> Fault | None:
    """Why a decision without a choice or without reasons may not stand; None where it may."""
    if decision not in Decision.values:
        return Fault("decision", "Choose what is decided for this child.")
    if not rationale.strip():
        return Fault("rationale", "Say why: a decision needs its reasons, in your own words.")
    return None


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
