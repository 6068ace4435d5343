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
RECENT_MONTHS = 3


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
    """One contact about a child: when it came, and what was decided on it (empty: nothing yet).

    ``contact`` tells contacts apart where several people of a household are on one.
    """

    received_at: datetime
    decision: str = ""
    contact: int | None = None


@dataclass(frozen=True)
class Repeats:
    """How often a child was the subject of a contact in twelve months, the present one counted.

    ``recent``: in three months. ``household`` and ``household_recent`` count the contacts about
    anybody who lives with the child, the child's own among them.
    """

    contacts: int
    strategy_discussions: int
    recent: int = 0
    household: int = 0
    household_recent: int = 0

    @property
    def words(self) -> str:
        """The history chip: "4 contacts in 12 months, 1 strategy discussion"; empty for a first."""
        if self.contacts < 2 and not self.strategy_discussions:
            return ""
        parts = [f"{_counted(self.contacts, 'contact')} in {HISTORY_MONTHS} months"]
        if self.strategy_discussions:
            parts.append(_counted(self.strategy_discussions, "strategy discussion"))
        if self.recent > 1:
            parts.append(f"{self.recent} in {RECENT_MONTHS} months")
        return ", ".join(parts)

    @property
    def household_words(self) -> str:
        """The household's chip; empty where it says no more than the child's own."""
        if self.household <= self.contacts:
            return ""
        words = f"Household: {_counted(self.household, 'contact')} in {HISTORY_MONTHS} months"
        if self.household_recent > 1:
            words += f", {self.household_recent} in {RECENT_MONTHS} months"
        return words


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


def repeats(
    contacts: Iterable[Earlier], *, until: datetime, household: Iterable[Earlier] = ()
) -> Repeats:
    """One child's contacts, and their household's, in the months up to and including ``until``."""
    counted = _within(contacts, until, HISTORY_MONTHS)
    home = _within(household, until, HISTORY_MONTHS)
    return Repeats(
        contacts=len(counted),
        strategy_discussions=sum(each.decision == Decision.STRATEGY for each in counted),
        recent=len(_within(counted, until, RECENT_MONTHS)),
        household=len({each.contact for each in home}),
        household_recent=len({each.contact for each in _within(home, until, RECENT_MONTHS)}),
    )


def _within(contacts: Iterable[Earlier], until: datetime, months: int) -> list[Earlier]:
    since = until - relativedelta(months=months)
    return [each for each in contacts if since < each.received_at <= until]


def no_grounds(decision: str, rationale: str) -> Fault | None:
    """Why a decision without a choice or without reasons may not stand; None where it may."""
    if decision not in Decision.values:
        return Fault("decision", "Choose what is decided for this child.")
    if not rationale.strip():
        return Fault("rationale", "Say why: a decision needs its reasons, in your own words.")
    return None


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
