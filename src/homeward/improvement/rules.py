"""What a plan's actions amount to, worked out and never typed. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class ActionState(StrEnum):
    """How an action stands, by rule: nobody types red, amber or green."""

    DONE = "Done"
    DROPPED = "Dropped"
    OVERDUE = "Overdue"
    STUCK = "Stuck"
    DUE_SOON = "Due within a week"
    ON_COURSE = "Not due yet"


COLOURS = {
    ActionState.DONE: "green",
    ActionState.DROPPED: "grey",
    ActionState.OVERDUE: "red",
    ActionState.STUCK: "orange",
    ActionState.DUE_SOON: "yellow",
    ActionState.ON_COURSE: "blue",
}


def state_of(
    *, due_on: date, done_on: date | None, dropped_on: date | None, stuck: bool, today: date
) -> ActionState:
    """The state of an action on a day. Overdue outweighs stuck: the date has passed either way."""
    if done_on is not None:
        return ActionState.DONE
    if dropped_on is not None:
        return ActionState.DROPPED
    if due_on < today:
        return ActionState.OVERDUE
    if stuck:
        return ActionState.STUCK
    return ActionState.DUE_SOON if due_on <= today + timedelta(days=7) else ActionState.ON_COURSE


def week_of_plan(day: date, starts_on: date) -> int:
    """Which week of the plan a day lies in: 1 is the first, 0 and below are before it."""
    return (day - starts_on).days // 7 + 1


@dataclass(frozen=True)
class Standing:
    """How a plan stands: actions by state, and where it is in its weeks."""

    week: int
    weeks: int
    counts: dict[ActionState, int]

    @property
    def sentence(self) -> str:
        """The plan in one sentence."""
        total = sum(self.counts.values())
        if not total:
            return "The plan has no actions yet."
        done, overdue = self.counts[ActionState.DONE], self.counts[ActionState.OVERDUE]
        stuck = self.counts[ActionState.STUCK]
        where = (
            f"Week {self.week} of {self.weeks}"
            if 1 <= self.week <= self.weeks
            else ("Over" if self.week > self.weeks else "Not begun")
        )
        return f"{where}: {done} of {total} actions done, {overdue} overdue, {stuck} stuck."


def standing(states: list[ActionState], *, starts_on: date, ends_on: date, today: date) -> Standing:
    """Count a plan's actions by state."""
    weeks = max(1, ((ends_on - starts_on).days + 6) // 7)
    counts = {state: states.count(state) for state in ActionState}
    return Standing(week_of_plan(today, starts_on), weeks, counts)


def why_not_due(due_on: date, *, agreed_on: date, ends_on: date) -> str | None:
    """Why an action cannot be due on a day; None where it can."""
    if due_on < agreed_on:
        return "The action would be due before it was agreed. Choose a later day."
    if due_on > ends_on:
        return f"The plan ends on {ends_on.day} {ends_on:%B %Y}. Choose a day before that."
    return None


def why_not_done(done_on: date, *, agreed_on: date, today: date, evidence: str) -> str | None:
    """Why an action cannot be called done; None where it can."""
    if done_on > today:
        return "That day lies ahead. An action is done when it has happened."
    if done_on < agreed_on:
        return "That is before the action was agreed."
    if not evidence.strip():
        return "Say what shows that it was done: a page, a minute, a figure."
    return None
