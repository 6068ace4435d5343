"""Why an action should work: the aim, what it depends on, what should move, what waits for what."""

from datetime import date
from decimal import Decimal
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.ledger.actions import enter
from homeward.measures.catalogue import MEASURES

from ..models import Driver, PlanAction, Priority
from ..path import would_circle


def set_aim(
    *,
    by: Any,
    priority: Priority,
    aim: str,
    outcome: str,
    target: float | None = None,
    version: int | None = None,
) -> Priority:
    """What will be true for children, by which measure they would notice, and how far."""
    check(by, Can.EDIT_PLAN)
    if not aim.strip():
        raise Refused("Say what will be true, and for whom.", field="aim")
    if outcome not in MEASURES:
        raise Refused("Choose the measure by which children would notice.", field="outcome")
    if target is not None and target < 0:
        raise Refused("A target cannot be below 0.", field="target")
    priority.aim, priority.outcome, priority.target = aim.strip(), outcome, target
    enter(priority, by=by, action="set aim", version=version)
    return priority


def add_driver(*, by: Any, priority: Priority, words: str, under: Driver | None = None) -> Driver:
    """What the aim depends on (a primary driver), or what a primary driver depends on."""
    check(by, Can.EDIT_PLAN)
    if not words.strip():
        raise Refused("Say what the aim depends on.", field="words")
    if under is not None and under.priority_id != priority.pk:
        raise Refused("That driver belongs to another priority. Choose one of this.", field="under")
    if under is not None and under.under_id is not None:
        raise Refused("Drivers go two deep. Put this one under a primary driver.", field="under")
    order = priority.drivers.count() + 1
    driver = Driver(priority=priority, under=under, words=words.strip(), order=order)
    enter(driver, by=by, action="add driver")
    return driver


def shape_action(
    *,
    by: Any,
    action: PlanAction,
    driver: Driver | None,
    balancing: str,
    expected_change: int | None,
    expected_on: date | None,
    cost: Decimal | None = None,
    days_needed: int | None = None,
    version: int | None = None,
) -> PlanAction:
    """Why this action should work: its driver, what it should move by how much and when, what must
    not get worse, and what it takes in money and working days."""
    check(by, Can.EDIT_PLAN)
    _refuse_shape(action, driver, balancing, expected_change, expected_on)
    action.driver, action.balancing = driver, balancing
    action.expected_change, action.expected_on = expected_change, expected_on
    action.cost, action.days_needed = cost or Decimal(0), days_needed or 0
    enter(action, by=by, action="shape plan action", version=version)
    return action


def make_wait(*, by: Any, action: PlanAction, waits_for: list[PlanAction]) -> PlanAction:
    """Say which actions must be done before this one can be."""
    check(by, Can.EDIT_PLAN)
    plan = action.priority.plan
    others = list(
        PlanAction.objects.filter(priority__plan=plan).prefetch_related("waits_for").order_by("pk")
    )
    if any(each.priority.plan_id != plan.pk for each in waits_for):
        raise Refused("An action waits only for actions of its own plan.", field="waits_for")
    links = {each.pk: {other.pk for other in each.waits_for.all()} for each in others}
    if would_circle(links, action.pk, {each.pk for each in waits_for}):
        raise Refused(
            "They would wait for each other for ever. Leave out what waits for this one.",
            field="waits_for",
        )
    with write():
        action.waits_for.set(waits_for)
        enter(
            action,
            by=by,
            action="make plan action wait",
            details={"for": [each.ref for each in waits_for]},
        )
    return action


def _refuse_shape(
    action: PlanAction,
    driver: Driver | None,
    balancing: str,
    expected_change: int | None,
    expected_on: date | None,
) -> None:
    if driver is not None and driver.priority_id != action.priority_id:
        raise Refused("Choose a driver of this action's own priority.", field="driver")
    if balancing and balancing not in MEASURES:
        raise Refused("Choose the measure that must not get worse.", field="balancing")
    if balancing and balancing == action.measure:
        raise Refused(
            "What should move cannot also be what must not get worse. Choose another measure.",
            field="balancing",
        )
    if expected_change is not None and not 1 <= expected_change <= 500:
        raise Refused("Give the expected change from 1 to 500 per cent.", field="expected_change")
    if expected_on is not None and expected_on < action.agreed_on:
        raise Refused("An effect cannot come before the action was agreed.", field="expected_on")
