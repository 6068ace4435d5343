"""Tests of change, and the minutes of the board that watches over a plan."""

from datetime import date
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.ledger.actions import enter

from ..codes import TestDecision
from ..models import ChangeTest, Minute, Plan, PlanAction
from ..policies import check_may_report


def start_test(
    *, by: Any, action: PlanAction, change: str, prediction: str, starts_on: date
) -> ChangeTest:
    """Try a change on a small scale. The prediction is written before anybody can know."""
    check_may_report(by, action)
    if not change.strip():
        raise Refused("Say what will be tried, and where.", field="change")
    if not prediction.strip():
        raise Refused("Write what you expect, before you try it.", field="prediction")
    if starts_on < clock.today():
        raise Refused(
            "A prediction is written before the test begins. Choose today or a later day.",
            field="starts_on",
        )
    test = ChangeTest(
        action=action, change=change.strip(), prediction=prediction.strip(), starts_on=starts_on
    )
    enter(test, by=by, action="start test of change")
    return test


def end_test(
    *,
    by: Any,
    test: ChangeTest,
    result: str,
    ended_on: date,
    decision: str,
    version: int | None = None,
) -> ChangeTest:
    """What came of it against the prediction, and what follows: adopt, adapt or abandon."""
    check_may_report(by, test.action)
    if test.ended_on:
        raise Refused("This test has ended already. Start another.")
    if not result.strip():
        raise Refused("Say what happened, against what you expected.", field="result")
    if not test.starts_on <= ended_on <= clock.today():
        raise Refused(
            "Give a day from the start of the test to today.",
            field="ended_on",
        )
    if decision not in TestDecision.values:
        raise Refused("Say what follows: adopt, adapt or abandon.", field="decision")
    test.result, test.ended_on, test.decision = result.strip(), ended_on, decision
    enter(test, by=by, action="end test of change", version=version)
    return test


def add_minute(*, by: Any, plan: Plan, held_on: date, words: str) -> Minute:
    """What the board said and decided on a day, as its minutes have it."""
    check(by, Can.EDIT_PLAN)
    if held_on > clock.today():
        raise Refused("That day lies ahead. Minutes tell of a meeting that was.", field="held_on")
    if not words.strip():
        raise Refused("Write what was decided.", field="words")
    minute = Minute(plan=plan, held_on=held_on, words=words.strip())
    enter(minute, by=by, action="add minute")
    return minute
