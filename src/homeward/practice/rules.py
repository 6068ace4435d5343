"""Supervision and case audits, as pure functions."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from homeward.calendar import deadline, rule_for
from homeward.core.days import start_of_day

SUPERVISION = "supervision"
# How long somebody counts as having done the work after they handed it over.
STILL_THEIR_WORK = timedelta(days=365)


def next_due(held_on: date) -> tuple[datetime, str]:
    """By when supervision is held again, and the version of the rule that says so."""
    rule = rule_for(SUPERVISION, held_on)
    return deadline(start_of_day(held_on), rule), rule.version


def why_not_supervise(
    worker: Any, supervisor: Any, held_on: date, held: Iterable[date], today: date
) -> tuple[str, str | None] | None:
    """Why supervision cannot be on record so, and the field it belongs to."""
    if supervisor is None:
        return "Only somebody on the list of workers can supervise. Ask for a post first.", None
    if supervisor.pk == worker.pk:
        return "Nobody supervises themselves. Their manager records it.", None
    if held_on > today:
        return "Supervision is put on record when it has been held: give a day up to today.", (
            "held_on"
        )
    if worker.started_on is not None and held_on < worker.started_on:
        return f"They began work on {worker.started_on:%-d %B %Y}. Check the date.", "held_on"
    if worker.left_on is not None and held_on >= worker.left_on:
        return f"They left on {worker.left_on:%-d %B %Y}. Check the date.", "held_on"
    if held_on in set(held):
        return "Supervision on this day is on record already. Open it to add to it.", "held_on"
    return None


def why_not_auditor(auditor: Any, allocations: Iterable[Any], today: date) -> str | None:
    """Why somebody cannot audit the work with a child: nobody audits their own."""
    if auditor is None:
        return "Only somebody on the list of workers can audit."
    for each in allocations:
        recent = each.to_on is None or each.to_on > today - STILL_THEIR_WORK
        if each.worker_id == auditor.pk and recent:
            return (
                "You worked with this child yourself within a year. Somebody else must audit "
                "the work."
            )
    return None


def why_not_audit(
    grade_known: bool, because: str, meaning: str, action: str, by_on: date | None, today: date
) -> tuple[str, str] | None:
    """What an audit lacks, and the field it belongs to."""
    if not grade_known:
        return "Choose one of the four grades.", "grade"
    if not because.strip():
        return "Say what was done well and what was not.", "because"
    if not meaning.strip():
        return "Say what the work means for the child: that is what an audit is for.", "meaning"
    if action.strip() and by_on is None:
        return "Say by when the action is done.", "action_by_on"
    if by_on is not None and not action.strip():
        return "Say what is to be done by then, or leave the day empty.", "action"
    if by_on is not None and by_on < today:
        return "The day for the action has passed. Give a later one.", "action_by_on"
    return None
