"""Why the demonstration's plan should work: aims, drivers, tests of change, minutes.

What each action truly moves, if anything, stands in the truth (``scenarios.ACTIONS``); what is said
here is only what its authors hoped for.
"""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from homeward.access.actions import the_house
from homeward.core import clock
from homeward.improvement.actions import (
    add_driver,
    add_minute,
    end_test,
    make_wait,
    set_aim,
    shape_action,
    start_test,
)
from homeward.improvement.models import Driver, Plan, PlanAction, Priority

from .world import World


@dataclass(frozen=True)
class Hope:
    """What the authors of an action hoped: driver, what must not get worse, size, cost, days."""

    driver: str
    balancing: str
    change: int
    cost: int
    days: int
    waits_for: int | None = None


# By priority: aim, outcome, target, primary driver.
AIMS = (
    ("No child waits longer than a working day for a decision that knows their history",
     "referred-again", 20.0, "Somebody decides every day"),
    ("Every child who comes back is heard within 72 hours",
     "interviews-held-in-time", 80.0, "Somebody the child would talk to is free"),
    ("Every care leaver has a plan that is theirs and not older than six months",
     "contact-in-eight-weeks", 95.0, "It is clear who writes the plan"),
    ("No care leaver sleeps in a crisis bed",
     "in-suitable-homes", 95.0, "There are homes to move to"),
)  # fmt: skip

# By action, in the plan's order.
HOPES = (
    Hope("The queue is read twice a day", "decided-too-fast", 50, 18000, 20),
    Hope("History stands beside the decision", "contacts-decided-in-time", 40, 0, 12),
    Hope("No route hangs on one post", "decided-too-fast", 30, 0, 8, 0),
    Hope("The offer comes on the day of return", "interviews-held-of-offered", 50, 6000, 10),
    Hope("What was learnt reaches those who look", "interviews-held-of-offered", 30, 0, 15, 3),
    Hope("One rule for who writes", "adviser-visits-in-time", 30, 0, 15),
    Hope("Time to catch up", "adviser-visits-in-time", 50, 42000, 25, 5),
    Hope("Move-on homes are agreed", "adviser-visits-in-time", 25, 160000, 25),
)


def say_why(world: World) -> None:
    """Fill in what the plan's authors hoped, as of the day on which they agreed it."""
    plan = Plan.objects.order_by("-starts_on").first()
    if plan is None:
        return
    actions = list(PlanAction.objects.filter(priority__plan=plan).order_by("pk"))
    with clock.stand_still(world.now - timedelta(days=world.scenario.plan_began)):
        primaries = {
            priority.pk: _aim(priority, *aim)
            for priority, aim in zip(plan.priorities.order_by("order"), AIMS, strict=False)
        }
        for action, hope in zip(actions, HOPES, strict=False):
            _hope(action, hope, primaries[action.priority_id])
            if hope.waits_for is not None:
                make_wait(by=the_house, action=action, waits_for=[actions[hope.waits_for]])
    _try_out(world, actions)
    _minutes(world, plan)


def _aim(
    priority: Priority, aim: str, outcome: str, target: float | None, depends_on: str
) -> Driver:
    set_aim(by=the_house, priority=priority, aim=aim, outcome=outcome, target=target)
    return add_driver(by=the_house, priority=priority, words=depends_on)


def _hope(action: PlanAction, hope: Hope, primary: Driver) -> None:
    driver = add_driver(by=the_house, priority=action.priority, words=hope.driver, under=primary)
    shape_action(
        by=the_house,
        action=action,
        driver=driver,
        balancing=hope.balancing,
        expected_change=hope.change,
        expected_on=action.due_on + timedelta(days=21),
        cost=Decimal(hope.cost),
        days_needed=hope.days,
    )


# Action, day of the plan on which it began and ended, what, expected, found, what followed.
_TRIED = (
    (0, 3, 10, "The deputy reads the queue at nine for one week",
     "Nothing waits overnight.", "Two mornings of five had one from the day before.", "adopt"),
    (3, 8, 22, "Interviews by telephone for one fortnight",
     "Half of the children take the call.",
     "They took it and said little; two asked for somebody to come.", "adapt"),
    (5, 12, 26, "One adviser writes the plan with the young person, five times",
     "Each takes two hours.", "Each took four, and three were signed.", "abandon"),
)  # fmt: skip


def _try_out(world: World, actions: list[PlanAction]) -> None:
    """Tests of change: one adopted, one adapted, one abandoned, as far as the plan has come."""
    for number, begins, ends, change, expected, found, decision in _TRIED:
        if ends > world.scenario.plan_began:
            continue
        day = world.now - timedelta(days=world.scenario.plan_began)
        with clock.stand_still(day + timedelta(days=begins)):
            test = start_test(
                by=the_house,
                action=actions[number],
                change=change,
                prediction=expected,
                starts_on=clock.today(),
            )
        with clock.stand_still(day + timedelta(days=ends)):
            end_test(
                by=the_house, test=test, result=found, ended_on=clock.today(), decision=decision
            )


def _minutes(world: World, plan: Plan) -> None:
    held = plan.starts_on + timedelta(days=28)
    if held <= world.today:
        add_minute(
            by=the_house,
            plan=plan,
            held_on=held,
            words="The board asked for figures of what changed, not of what was done. It asked the "
            "director to say who fills the two empty advisers' posts, and by when.",
        )
