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

from .world import World

LETTER = Path(__file__).with_name("letter.txt").read_text(encoding="utf-8")

PRIORITIES = (
    ("Every contact decided in time, with its history", "front door"),
    ("Every returned child heard within 72 hours", "missing"),
    ("Every young person with a plan that is theirs and current", "leaving care"),
    ("A home for every care leaver", "homes"),
)
# Priority, action, service that owns it, day due (from the plan's start), measure, how it went.
ACTIONS = (
    (0, "A second hub manager reads the queue at nine and at three", "front_door", 14,
     "contacts-decided-in-time", "done"),
    (0, "Every decision says what the history means for the child", "front_door", 35,
     "rationale-and-history", "done"),
    (0, "Route domestic-abuse notifications to a named deputy when a post is empty", "front_door",
     70, "oldest-undecided-contact", "going"),
    (1, "Offer the interview on the day of return, by telephone if need be", "missing", 21,
     "interviews-offered-in-time", "late"),
    (1, "Share what was learnt with the police the same day", "missing", 56,
     "learning-shared-in-a-day", "going"),
    (2, "One rule for who writes the plan, with a named adviser for each young person",
     "leaving_care", 28, "pathway-plans-current", "done"),
    (2, "Clear the overdue reviews, oldest first", "leaving_care", 63,
     "pathway-reviews-in-time", "stuck"),
    (3, "Agree eight move-on flats with the housing association", "homes", 80,
     "crisis-beds", "going"),
)  # fmt: skip


def make_plan(world: World) -> None:
    """A monitoring visit ten weeks ago, and a twelve-week plan in its seventh week."""
    starts = world.today - timedelta(days=46)
    with clock.stand_still(world.now - timedelta(days=46)):
        findings = _report(starts)
        plan = start_plan(
            by=the_house,
            title="Twelve-week improvement plan",
            starts_on=starts,
            ends_on=starts + timedelta(days=83),
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
                priority=priorities[number],
                words=words,
                owner=world.workers[service][-1 if service != "homes" else 0],
                due_on=starts + timedelta(days=days),
                measure=measure,
            )
            for number, words, service, days, measure, _ in ACTIONS
        ]
    for action, (*_, went) in zip(actions, ACTIONS, strict=True):
        _work(action, went)


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
