"""A plan with a priority, drivers and two actions, made through the actions."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.improvement.actions import (
    add_action,
    add_driver,
    add_priority,
    set_aim,
    shape_action,
    start_plan,
)
from homeward.improvement.models import Driver, Plan, PlanAction, Priority
from tests import story

OFFERED, HELD, CRISIS = "interviews-offered-in-time", "interviews-held-in-time", "crisis-beds"


@dataclass
class Planned:
    plan: Plan
    priority: Priority
    driver: Driver
    first: PlanAction
    second: PlanAction


def plan_of(borough: story.Borough) -> Planned:
    """Twelve weeks from the day of the story; the second action is not shaped."""
    ends = story.TODAY + timedelta(days=83)
    plan = start_plan(by=the_house, title="Twelve weeks", starts_on=story.TODAY, ends_on=ends)
    priority = add_priority(by=the_house, plan=plan, title="Every child heard")
    set_aim(
        by=the_house,
        priority=priority,
        aim="Every returned child is heard within 72 hours",
        outcome=HELD,
        target=90.0,
    )
    primary = add_driver(by=the_house, priority=priority, words="Somebody is free to listen")
    driver = add_driver(by=the_house, priority=priority, words="A rota that holds", under=primary)
    owner = borough.workers[Role.MISSING_COORDINATOR]
    first, second = (
        add_action(
            by=the_house,
            priority=priority,
            words=words,
            owner=owner,
            due_on=story.TODAY + timedelta(days=days),
            measure=OFFERED,
        )
        for words, days in (("Offer it on the day", 21), ("Share what was learnt", 40))
    )
    shape_action(
        by=the_house,
        action=first,
        driver=driver,
        balancing="contacts-decided-in-time",
        expected_change=30,
        expected_on=story.TODAY + timedelta(days=50),
        cost=Decimal(4000),
        days_needed=10,
    )
    return Planned(plan, priority, driver, first, second)
