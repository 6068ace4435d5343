"""The brief: how things stand, on one screen."""

from dataclasses import asdict, dataclass
from typing import Any

from homeward.access.actions import the_house
from homeward.core import clock
from homeward.improvement.queries import current_plan, standing_of
from homeward.improvement.rules import ActionState
from homeward.leaving_care.queries import counts
from homeward.ledger.kinds import Kind
from homeward.ledger.queries import balances, overdue
from homeward.missing.queries import interviews_owed, missing_now, owed_rows
from homeward.ui.words import count_words, time_left

SHOWN = 5


@dataclass(frozen=True)
class Block:
    """One matter of the brief: a count, a sentence, and the first few lines behind it."""

    key: str
    title: str
    count: int
    sentence: str
    lines: list[str]


@dataclass(frozen=True)
class Brief:
    """How an authority stands at a moment."""

    title: str
    blocks: list[Block]

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def brief() -> Brief:
    """What is overdue, who is missing, interviews owed, plans not current, how the plan stands."""
    today = clock.today()
    return Brief(
        title=f"Homeward on {today:%A} {today.day} {today:%B %Y}",
        blocks=[_overdue(), _missing(), _interviews(), _pathway_plans(), _plan()],
    )


def _overdue() -> Block:
    rows = [row for row in balances() if row.overdue]
    total = sum(row.overdue for row in rows)
    lines = [f"{row.words}: {row.overdue} of {row.open} open" for row in rows]
    return Block(
        "overdue",
        "Overdue",
        total,
        f"{count_words(total, 'duty', 'duties')} past their time.",
        lines,
    )


def _missing() -> Block:
    rows = missing_now(the_house)
    lines = [
        f"{row.episode.person}, {row.age or 'age not known'}: {row.out} "
        f"from {row.episode.went_from or 'where is not known'}"
        for row in rows[:SHOWN]
    ]
    return Block(
        "missing",
        "Missing now",
        len(rows),
        f"{count_words(len(rows), 'child', 'children')}.",
        lines,
    )


def _interviews() -> Block:
    owed = interviews_owed(the_house)
    total = owed.count()
    lines = [
        f"{row.episode.person}: {time_left(row.due_at).words}"
        for row in owed_rows(owed[:SHOWN])
        if row.due_at
    ]
    sentence = f"{count_words(total, 'return home interview')} owed."
    return Block("interviews", "Interviews owed", total, sentence, lines)


def _pathway_plans() -> Block:
    late = overdue(viewer=the_house).filter(kind__in=[Kind.PATHWAY_PLAN, Kind.PATHWAY_REVIEW])
    total = counts(viewer=the_house).without_current_plan
    sentence = (
        f"{count_words(total, 'young person', 'young people')} without a current pathway plan."
    )
    lines = [
        f"{duty.person}: {duty.get_kind_display().lower()}, {time_left(duty.due_at).words}"
        for duty in late[:SHOWN]
    ]
    return Block("pathway_plans", "Pathway plans", total, sentence, lines)


def _plan() -> Block:
    plan = current_plan(viewer=the_house)
    if plan is None:
        return Block("plan", "Improvement plan", 0, "There is no plan yet.", [])
    standing = standing_of(plan)
    late = standing.counts[ActionState.OVERDUE]
    return Block("plan", "Improvement plan", late, standing.sentence, [])
