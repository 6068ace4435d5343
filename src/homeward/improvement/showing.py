"""A priority as the plan's page shows it: diagram, table, evidence."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from homeward.measures.drawing import Line, line
from homeward.measures.words import figure

from .diagram import Branch, driver_diagram
from .evidence import Held, Moved, first_mover, held
from .queries import ActionRow, PlanPage, PriorityRow, driver_rows
from .queries.picture import DriverRow

Priced = tuple[ActionRow, Line, Held]


@dataclass(frozen=True)
class EvidenceLine:
    """One measure of a priority: what it is to it, its latest week, and what may be said."""

    role: str
    moved: Moved
    latest: str


@dataclass(frozen=True)
class PriorityBlock:
    """Everything a priority's part of the page shows."""

    row: PriorityRow
    diagram: SafeString
    drivers: list[DriverRow]
    actions: list[Priced]
    evidence: list[EvidenceLine]
    first_mover: str


def priority_block(row: PriorityRow, page: PlanPage) -> PriorityBlock:
    """A priority with its diagram, its actions and its evidence, from what the page has read."""
    lines = driver_rows(row)
    evidence = _evidence(row, page)
    return PriorityBlock(
        row=row,
        diagram=_diagram(row, lines) if row.drivers else SafeString(""),
        drivers=lines,
        actions=[_priced(each, page) for each in row.actions],
        evidence=evidence,
        first_mover=_first_mover(row, page),
    )


def _diagram(row: PriorityRow, lines: list[DriverRow]) -> SafeString:
    branches = [
        Branch(each.primary, each.secondary, tuple(action.action.words for action in each.actions))
        for each in lines
    ]
    drawn = driver_diagram(row.priority.aim, branches)
    return mark_safe(drawn)  # noqa: S308 - drawn and escaped by ui.charts


def _priced(row: ActionRow, page: PlanPage) -> Priced:
    moved = page.measures[row.action.measure]
    return row, line(moved.chart), held(page.plan, moved, row.action.done_on)


def _evidence(row: PriorityRow, page: PlanPage) -> list[EvidenceLine]:
    """Outcome first, then what should move first, then what must not get worse."""
    roles: dict[str, str] = {}
    for key, role in _named(row):
        roles.setdefault(key, role)
    return [
        EvidenceLine(role, moved := page.measures[key], figure(moved.measure, moved.chart.latest))
        for key, role in roles.items()
    ]


def _named(row: PriorityRow) -> list[tuple[str, str]]:
    actions: list[Any] = [each.action for each in row.actions]
    named = [
        (row.priority.outcome, "outcome"),
        *((each.measure, "should move first") for each in actions),
        *((each.balancing, "must not get worse") for each in actions),
    ]
    return [(key, role) for key, role in named if key]


def _first_mover(row: PriorityRow, page: PlanPage) -> str:
    process = [page.measures[each.action.measure] for each in row.actions]
    moved = next((each for each in process if each.better), process[0] if process else None)
    return first_mover(moved, page.measures.get(row.priority.outcome))
