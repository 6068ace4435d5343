"""What a board has to decide, worked out from the plan: nobody types it. Pure but for today."""

from collections.abc import Iterator
from datetime import date

from ..evidence import Moved
from ..path import Room
from ..queries import ActionRow, PlanPage, PlanPicture
from ..rules import ActionState
from .rounding import about

#: Days past its date after which an action is the board's business.
BOARDS_BUSINESS = 7


def decisions(page: PlanPage, whole: PlanPicture, today: date) -> list[str]:
    """One sentence for each thing that only a board can settle, the most pressing first."""
    return [
        *_worse(page),
        *_stuck(page.actions),
        *_late(page.actions, today),
        *_no_room(whole),
        *_too_long(whole),
        *_activity_only(page.actions),
    ]


def missing_links(row: ActionRow) -> list[str]:
    """What an action does not name, without which it is activity only."""
    action = row.action
    named = {
        "driver": action.driver_id,
        "outcome": action.priority.outcome,
        "balancing measure": action.balancing,
        "expected size": action.expected_change,
        "expected date": action.expected_on,
    }
    return [words for words, value in named.items() if not value]


def room_words(room: Room) -> str:
    """A team's room as a board may see it: duties are about children, so they are rounded."""
    return (
        f"{room.team}: {room.people:g} whole-time workers; of {about(room.open)} open duties "
        f"{about(room.overdue)} past their time; the plan asks {room.asked} of its "
        f"{room.there:.0f} working days."
    )


def who(row: ActionRow) -> str:
    """The owner by job and team, never by name."""
    owner = row.action.owner
    return f"{owner.job or 'worker'}, {owner.team.name}"


def _worse(page: PlanPage) -> Iterator[str]:
    for key, moved in page.measures.items():
        if moved.worse:
            named = [row.action.words for row in page.actions if key == row.action.balancing]
            because = (
                f" It is what must not get worse through “{named[0]}”: decide whether that goes on."
                if named
                else " Decide what is done about it."
            )
            yield f"{moved.measure.title} has really got worse{_since(moved)}.{because}"


def _since(moved: Moved) -> str:
    return f" since the week of {moved.since.day} {moved.since:%B}" if moved.since else ""


def _stuck(rows: list[ActionRow]) -> Iterator[str]:
    for row in rows:
        if row.stuck_because and row.state not in (ActionState.DONE, ActionState.DROPPED):
            yield (
                f"“{row.action.words}” ({who(row)}) is stuck: {row.stuck_because}. Decide who "
                "removes what it is stuck on, and by when."
            )


def _late(rows: list[ActionRow], today: date) -> Iterator[str]:
    for row in rows:
        late = (today - row.action.due_on).days
        overdue = row.state is ActionState.OVERDUE and not row.stuck_because
        if overdue and late > BOARDS_BUSINESS:
            yield (
                f"“{row.action.words}” ({who(row)}) is {late} days late. Decide: another owner, "
                "more people, or drop it."
            )


def _no_room(whole: PlanPicture) -> Iterator[str]:
    for room in whole.rooms:
        if room.word != "Room":
            yield f"{room_words(room)} {room.word}: decide what it stops doing."


def _too_long(whole: PlanPicture) -> Iterator[str]:
    if whole.path.late:
        yield f"{whole.path_sentence} Decide what is left out, or more time."


def _activity_only(rows: list[ActionRow]) -> Iterator[str]:
    loose = [row for row in rows if row.state is not ActionState.DROPPED and missing_links(row)]
    if loose:
        yield (
            f"{len(loose)} of {len(rows)} actions do not say how they would help (driver, outcome, "
            "what must not get worse, expected size and date). They are activity only: decide "
            "whether they stay in the plan."
        )
