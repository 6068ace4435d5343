"""Missing episodes and return home interviews, as pure functions.

What may happen, what may not and why, how long a child was out, and the sum that must always
come out: episodes returned = interviews held + declined + not possible + covered + owed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from homeward.core.days import day_of, say
from homeward.people.rules import age_on

from .codes import COLOURS, MOVES, STILL_OWED, InterviewState

DAYS_LOOKED_AT = 90
GROWN_UP = 18  # Children Act 1989, section 105: a child is under eighteen
REPEATS = 3


@dataclass(frozen=True)
class Fault:
    """Why something may not be recorded: the sentence, and the box that it belongs to."""

    field: str
    sentence: str


@dataclass(frozen=True)
class Span:
    """From when to when a child was missing; ``end`` is None while they still are."""

    start: datetime
    end: datetime | None = None


@dataclass(frozen=True)
class Times:
    """The five times of an episode: five different facts, of which only one must be known."""

    reported: datetime
    left: datetime | None = None
    noticed: datetime | None = None
    located: datetime | None = None
    returned: datetime | None = None

    @property
    def began(self) -> datetime:
        """When the child left; where nobody knows, when it was noticed, else reported."""
        return self.left or self.noticed or self.reported

    @property
    def span(self) -> Span:
        """From when to when the child was missing."""
        return Span(self.began, self.returned)


_NAMES = {
    "left": "the child left",
    "noticed": "it was noticed",
    "reported": "it was reported",
    "located": "the child was found",
    "returned": "the child returned",
    "began": "the child was missing",
}
# The first of each pair cannot lie after the second. What is noticed or reported may come
# after the return: a night out is sometimes found out in the morning.
_ORDER = (
    ("left", "noticed"),
    ("left", "reported"),
    ("noticed", "reported"),
    ("began", "located"),
    ("began", "returned"),
    ("located", "returned"),
)


def why_not_times(times: Times, now: datetime) -> Fault | None:
    """Why these five times cannot all be right; None where they can."""
    for name in ("left", "noticed", "reported", "located", "returned"):
        moment = getattr(times, name)
        if moment is not None and moment > now:
            return Fault(
                f"{name}_at",
                f"You say that {_NAMES[name]} at {say(moment)}, which has not come yet. "
                "Check the date and the time.",
            )
    for earlier, later in _ORDER:
        first, second = getattr(times, earlier), getattr(times, later)
        if first is not None and second is not None and second < first:
            return Fault(f"{later}_at", _out_of_order(times, earlier, later))
    return None


def why_not_a_child(born_on: date | None, began: datetime) -> str | None:
    """Why an episode that began then is not a child's; None where it is, or nobody knows the age.

    An episode that begins on the last day before eighteen is a child's, however long it lasts.
    """
    age = age_on(born_on, day_of(began))
    if age is None or age < GROWN_UP:
        return None
    return (
        f"They were {age} at the time, and this is where missing children are recorded. Report an "
        "adult to the police on 101, or on 999 where there is danger, and note it with their "
        "adviser. If the date of birth is wrong, correct it first."
    )


def _out_of_order(times: Times, earlier: str, later: str) -> str:
    first, second = getattr(times, earlier), getattr(times, later)
    told = (
        f"You say that {_NAMES[later]} at {say(second)}, "
        f"but that is before {_NAMES[earlier]} ({say(first)})."
    )
    if earlier == "began" and times.left is None:
        return f"{told} If it was noticed or reported afterwards, give the time the child left."
    return f"{told} Correct whichever is wrong."


def time_out(began: datetime, until: datetime) -> timedelta:
    """How long by the clock on a wall that never changes: summer time makes no hour and loses none.

    Python subtracts two times of one zone by their faces, hence the detour through UTC.
    """
    return until.astimezone(UTC) - began.astimezone(UTC)


def in_words(length: timedelta) -> str:
    """A length of time for people: "1 day 4 hours", "3 hours 20 minutes", "5 minutes"."""
    minutes = max(0, int(length.total_seconds()) // 60)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        parts = [_many(days, "day"), _many(hours, "hour")]
    else:
        parts = [_many(hours, "hour"), _many(rest, "minute")]
    return " ".join(part for part in parts if part) or "less than a minute"


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}" if number else ""


def why_not_again(new: Span, others: Iterable[Span]) -> str | None:
    """Why a child cannot have been missing then: they already were. Otherwise None."""
    for other in others:
        if other.end is None:
            return (
                f"They are already recorded as missing, since {say(other.start)}. Add what is new "
                "to that episode, or record the return first."
            )
        if new.start < other.end and (new.end is None or other.start < new.end):
            return (
                f"They are already recorded as missing from {say(other.start)} to "
                f"{say(other.end)}, which overlaps. Correct the times, or use that episode."
            )
    return None


def may_move(state: str, new: str) -> bool:
    """Whether an interview may go from one state to another (``codes.MOVES``)."""
    return InterviewState(new) in MOVES[InterviewState(state)]


def why_not_move(state: str, new: str) -> str | None:
    """Why an interview cannot go from one state to another; None where it can."""
    if may_move(state, new):
        return None
    now, wanted = InterviewState(state).label.lower(), InterviewState(new).label.lower()
    if now == wanted:
        return f"The interview is already recorded as {now}."
    return f"The interview is recorded as {now}; it cannot become {wanted} after that."


def why_not_at(
    field: str, moment: datetime, *, returned: datetime, offered: datetime | None, now: datetime
) -> Fault | None:
    """Why an interview cannot have been offered, held or closed at a moment; None where it can."""
    if moment > now:
        return Fault(field, f"{say(moment)} has not come yet. Check the date and the time.")
    if moment < returned:
        return Fault(
            field,
            f"{say(moment)} is before the child returned ({say(returned)}). Correct the time.",
        )
    if offered is not None and moment < offered:
        return Fault(
            field,
            f"{say(moment)} is before the interview was offered ({say(offered)}). "
            "Correct the time.",
        )
    return None


def why_not_covered(
    *, same_child: bool, same_episode: bool, held_at: datetime | None, returned_at: datetime
) -> str | None:
    """Why one interview cannot stand for another episode's; None where it can."""
    if same_episode:
        return "An episode cannot be covered by its own interview. Record the interview as held."
    if not same_child:
        return "That episode is another child's. Choose an episode of the same child."
    if held_at is None:
        return "No interview was held for that episode. Choose one whose interview was held."
    if held_at < returned_at:
        return (
            f"That interview was held at {say(held_at)}, before the return from this episode "
            f"({say(returned_at)}), so it cannot have been about it."
        )
    return None


_STEP_OF_STATE = {
    InterviewState.OFFERED: "offer",
    InterviewState.ACCEPTED: "accept",
    InterviewState.HELD: "interview",
    InterviewState.DECLINED: "decline",
    InterviewState.NOT_POSSIBLE: "not-possible",
    InterviewState.COVERED: "cover",
}


def steps(
    *,
    in_error: bool,
    returned: bool,
    state: str | None,
    learned: bool,
    waits: bool = False,
    meeting: bool = False,
    prevented: bool = False,
) -> tuple[str, ...]:
    """What may be recorded next on an episode, by the words of the addresses of its forms.

    ``waits``: nobody has taken it up; ``meeting``: the protocol asks for a decision;
    ``prevented``: the police's own talk is recorded already.
    """
    if in_error:
        return ()
    first = (*(("take-up",) if waits else ()), *(("meeting",) if meeting else ()))
    always = ("told", "enquiry", "police", "times", "owner", "error")
    if not returned:
        return (*first, "return", "found", *always)
    moves = MOVES[InterviewState(state)] if state else ()
    share = ("share",) if learned else ()
    talk = () if prevented else ("prevention",)
    interview = (_STEP_OF_STATE[move] for move in moves if move in _STEP_OF_STATE)
    return (*first, *interview, *share, *talk, *always)


@dataclass(frozen=True)
class Returned:
    """One episode from which a child returned, for the sum: who, when, and the interview's state.

    ``group`` sorts (a month as "2026-06"); ``label`` is shown. ``late`` is known once held.
    """

    state: str
    returned_at: datetime
    group: str = ""
    label: str = ""
    ref: str = ""
    person_id: int = 0
    because: str = ""
    late: bool | None = None

    @property
    def words(self) -> str:
        """The state of the interview, in words."""
        return InterviewState(self.state).label

    @property
    def colour(self) -> str:
        return COLOURS[InterviewState(self.state)]


@dataclass(frozen=True)
class Sum:
    """Episodes returned, and where the interview on each stands."""

    label: str
    rows: tuple[Returned, ...]

    def names(self, *states: str) -> tuple[Returned, ...]:
        return tuple(row for row in self.rows if row.state in states)

    @property
    def returned(self) -> int:
        return len(self.rows)

    @property
    def held(self) -> int:
        return len(self.names(InterviewState.HELD))

    @property
    def held_in_time(self) -> int:
        return sum(row.late is False for row in self.names(InterviewState.HELD))

    @property
    def declined(self) -> int:
        return len(self.names(InterviewState.DECLINED))

    @property
    def not_possible(self) -> int:
        return len(self.names(InterviewState.NOT_POSSIBLE))

    @property
    def covered(self) -> int:
        return len(self.names(InterviewState.COVERED))

    @property
    def owed(self) -> int:
        """Not yet offered, offered, or accepted and not yet held."""
        return len(self.names(*STILL_OWED))

    @property
    def remainder(self) -> int:
        """What is left over: nothing, or an episode has been lost from sight."""
        settled = self.held + self.declined + self.not_possible + self.covered
        return self.returned - settled - self.owed


@dataclass(frozen=True)
class Reconciliation:
    """The sum over all episodes returned, and the same by month, team or placement."""

    total: Sum
    groups: tuple[Sum, ...]


def reconcile(rows: Sequence[Returned]) -> Reconciliation:
    """Add up episodes returned against the state of the interview on each."""
    keys = sorted({(row.group, row.label) for row in rows})
    return Reconciliation(
        total=Sum("All", tuple(rows)),
        groups=tuple(
            Sum(label, tuple(row for row in rows if (row.group, row.label) == (group, label)))
            for group, label in keys
        ),
    )
