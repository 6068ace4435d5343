"""The inspection of the demonstration borough, and the plan that answers it."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

from homeward.access.actions import the_house
from homeward.core import clock
from homeward.improvement.actions import (
    add_action,
    add_priority,
    finish_action,
    note_on_action,
    start_plan,
    take_in_report,
)
from homeward.improvement.models import Finding, PlanAction

from .scenarios import ACTIONS, PLAN_LASTS
from .scenarios import PlanAction as Planned
from .world import World

LETTER = Path(__file__).with_name("letter.txt").read_text(encoding="utf-8")

PRIORITIES = (
    ("Every contact decided in time, with its history", "front door"),
    ("Every returned child heard within 72 hours", "missing"),
    ("Every young person with a plan that is theirs and current", "leaving care"),
    ("A home for every care leaver", "homes"),
)


def make_plan(world: World) -> None:
    """A monitoring visit before the plan, and a twelve-week plan as far as it has come."""
    starts = world.today - timedelta(days=world.scenario.plan_began)
    with clock.stand_still(world.now - timedelta(days=world.scenario.plan_began)):
        findings = _report(starts)
        plan = start_plan(
            by=the_house,
            title="Twelve-week improvement plan",
            starts_on=starts,
            ends_on=starts + timedelta(days=PLAN_LASTS),
        )
        priorities = [
            add_priority(
                by=the_house,
                plan=plan,
                title=title,
                findings=[found for found in findings if found.theme == theme],
            )
            for title, theme in PRIORITIES
        ]
        actions = [
            add_action(
                by=the_house,
                priority=priorities[each.priority],
                words=each.words,
                owner=world.staff.always(each.service),
                due_on=starts + timedelta(days=each.due_after),
                measure=each.measure,
            )
            for each in ACTIONS
        ]
    for action, each in zip(actions, ACTIONS, strict=True):
        _work(action, _went(world, each))


def _went(world: World, each: Planned) -> str:
    """Where the plan truly works everything due is done; else as each action went."""
    due = world.scenario.plan_began >= each.due_after
    return "done" if world.scenario.plan == "works" and due else each.went


def _report(starts: date) -> list[Finding]:
    visited, published = starts - timedelta(days=40), starts - timedelta(days=12)
    text = LETTER.format(
        visited=f"{visited.day} to {(visited + timedelta(days=1)).day} {visited:%B %Y}"
        if visited.month == (visited + timedelta(days=1)).month
        else f"{visited.day} {visited:%B %Y}",
        published=f"{published.day} {published:%B %Y}",
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "monitoring-visit.txt"
        path.write_text(text)
        report = take_in_report(by=the_house, path=path)
    return list(report.findings.order_by("order"))


def _work(action: PlanAction, went: str) -> None:
    if went == "done":
        finish_action(
            by=the_house,
            action=action,
            done_on=action.due_on - timedelta(days=3),
            evidence="Seen in the team's own list and in six records read by the auditor.",
        )
    elif went == "stuck":
        note_on_action(
            by=the_house,
            action=action,
            words="Nine reviews are still overdue; four young people have no adviser.",
            stuck_because="two advisers' posts are empty",
        )
    elif went == "going":
        note_on_action(by=the_house, action=action, words="Begun, and on its way.")
