"""Worlds by name: what happens in each, when, and by how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .course import (
    ARRIVALS,
    CONTACTS,
    LATE_DECISIONS,
    LATE_OFFERS,
    LATE_REVIEWS,
    LEAVERS,
    LOST_INTERVIEWS,
    NO_HISTORY,
    NOT_SHARED,
    SCREENED,
    Effect,
)
from .figures.front_door import JUMP, JUMP_DAYS

# Days before the day at which the borough stands.
PLAN_BEGAN = 46
PLAN_LASTS = 83


@dataclass(frozen=True)
class PlanAction:
    """An action of the improvement plan, and what it truly moves (lever, times), if anything."""

    priority: int
    words: str
    service: str
    due_after: int  # days from the plan's start; what it moves is moved from then
    measure: str
    went: str
    moves: tuple[tuple[str, float], ...] = ()


# Some work, some do nothing, one makes another thing worse (interviews by telephone).
ACTIONS = (
    PlanAction(
        0, "A second hub manager reads the queue at nine and at three", "front_door", 14,
        "contacts-decided-in-time", "done", ((LATE_DECISIONS, 0.35),),
    ),
    PlanAction(
        0, "Every decision says what the history means for the child", "front_door", 35,
        "rationale-and-history", "done", ((NO_HISTORY, 0.4),),
    ),
    PlanAction(
        0, "Route domestic-abuse notifications to a named deputy when a post is empty",
        "front_door", 70, "oldest-undecided-contact", "going",
    ),
    PlanAction(
        1, "Offer the interview on the day of return, by telephone if need be", "missing", 21,
        "interviews-offered-in-time", "late", ((LATE_OFFERS, 0.4), (LOST_INTERVIEWS, 1.45)),
    ),
    PlanAction(
        1, "Share what was learnt with the police the same day", "missing", 56,
        "learning-shared-in-a-day", "going",
    ),
    PlanAction(
        2, "One rule for who writes the plan, with a named adviser for each young person",
        "leaving_care", 28, "pathway-plans-current", "done",
    ),
    PlanAction(
        2, "Clear the overdue reviews, oldest first", "leaving_care", 63,
        "pathway-reviews-in-time", "stuck",
    ),
    PlanAction(
        3, "Agree eight move-on flats with the housing association", "homes", 80,
        "crisis-beds", "going",
    ),
)  # fmt: skip
# The plan that truly works moves everything it names, and harms nothing.
_WORKS = {
    0: ((LATE_DECISIONS, 0.25),),
    1: ((NO_HISTORY, 0.25),),
    3: ((LATE_OFFERS, 0.25), (LOST_INTERVIEWS, 0.7)),
    4: ((NOT_SHARED, 0.3),),
    6: ((LATE_REVIEWS, 0.25),),
}


@dataclass(frozen=True)
class Scenario:
    """``plan`` is "mixed", "idle" (it moves nothing) or "works"; the rest in days before today."""

    name: str
    words: str
    moves: tuple[tuple[str, float, int, int | None], ...] = ()  # lever, times, from, until
    plan: str = "mixed"
    empty_post_since: int | None = None
    closes: int | None = None
    plan_began: int = PLAN_BEGAN

    def effects(self, began: date, today: date) -> Iterator[Effect]:
        """What moves this world: the judgement, what the scenario is about, the plan."""
        judged = judged_on(began)
        yield Effect(CONTACTS, JUMP, judged, judged + timedelta(days=JUMP_DAYS), "the judgement")
        for lever, times, first, last in self.moves:
            until = None if last is None else today - timedelta(days=last)
            yield Effect(
                lever, times, today - timedelta(days=first), until, f"scenario {self.name}"
            )
        yield from self._plan(today)

    def moves_of(self, number: int) -> tuple[tuple[str, float], ...]:
        """What an action of the plan truly moves in this world."""
        if self.plan == "mixed":
            return ACTIONS[number].moves
        return _WORKS.get(number, ()) if self.plan == "works" else ()

    def _plan(self, today: date) -> Iterator[Effect]:
        starts = today - timedelta(days=self.plan_began)
        for number, action in enumerate(ACTIONS):
            for lever, times in self.moves_of(number):
                acts = starts + timedelta(days=action.due_after)
                yield Effect(lever, times, acts, None, f"plan action {number + 1}")


def judged_on(began: date) -> date:
    """The day the judgement of inadequate was published: five months into the history."""
    return began + timedelta(days=150)


SCENARIOS = {
    scenario.name: scenario
    for scenario in (
        Scenario(
            "everyday",
            "A borough in the seventh week of its plan: some of it works, some does nothing, one "
            "action makes another thing worse.",
        ),
        Scenario("steady", "Nothing changes: the plan moves nothing.", plan="idle"),
        Scenario(
            "surge",
            "Contacts double for the last eight weeks, and more of them are decided late.",
            ((CONTACTS, 2.0, 56, None), (LATE_DECISIONS, 1.6, 56, None)),
            plan="idle",
        ),
        Scenario(
            "post-empty",
            "The post of the manager who screens domestic-abuse notifications falls empty, and "
            "almost nobody decides them.",
            ((SCREENED, 0.12, 60, None),),
            plan="idle",
            empty_post_since=60,
        ),
        Scenario(
            "closure",
            "A provider of supported accommodation shuts, and its young people have to move.",
            plan="idle",
            closes=40,
        ),
        Scenario(
            "uasc",
            "Unaccompanied young people arrive six times as often for five months.",
            ((ARRIVALS, 6.0, 150, None),),
            plan="idle",
        ),
        Scenario(
            "false-dawn",
            "Turnover falls by chance for five months and comes back.",
            ((LEAVERS, 0.35, 330, 180), (LEAVERS, 1.3, 180, None)),
            plan="idle",
        ),
        Scenario(
            "recovery",
            "The plan is fifteen weeks old and truly works.",
            plan="works",
            plan_began=105,
        ),
    )
}
