"""What leaving care owes and when, as pure functions: plans, reviews, contact, entitlement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from dateutil.relativedelta import relativedelta

from homeward.calendar import NoRule, Rule, deadline, rule_for
from homeward.core.clock import day_of
from homeward.core.days import start_of_day
from homeward.people.rules import age_on, birthday, why_not_in_life

from .codes import ACTIVITY_WORDS, OWED_A_PLAN, Category, ContactKind

# Measures C2: seen or spoken to within eight weeks.
CONTACT_WEEKS = 8
# Children Act 1989 schedule 2 paragraph 19B: nobody is eligible before sixteen.
ENTITLED_FROM_AGE = 16
# Children and Social Work Act 2017 section 3: a personal adviser up to twenty-five.
ENTITLED_TO_AGE = 25
CHILD_CATEGORIES = (Category.ELIGIBLE, Category.RELEVANT)


class PlanState(StrEnum):
    """How a young person stands with their pathway plan; the values serve as filters."""

    CURRENT = "current"
    OVERDUE = "overdue"
    NONE = "none"
    NOT_OWED = "not_owed"


@dataclass(frozen=True)
class PlanPosition:
    """The plan on one day. ``due_on`` is the last day in time; None where it cannot be known."""

    state: PlanState
    agreed_on: date | None
    last_on: date | None
    due_on: date | None
    late: bool

    @property
    def is_current(self) -> bool:
        return self.state is PlanState.CURRENT


def rule_on(key: str, day: date) -> Rule | None:
    """The rule as it stood on a day; None before there was one (so nothing was owed by it)."""
    try:
        return rule_for(key, day)
    except NoRule:
        return None


def last_day(key: str, began_on: date) -> date | None:
    """The last day in time for something that began on a day, by the rule of that day."""
    rule = rule_on(key, began_on)
    return None if rule is None else day_of(deadline(start_of_day(began_on), rule))


def last_of(*days: date | None) -> date | None:
    """The latest of the days that are known."""
    return max((day for day in days if day is not None), default=None)


def next_review_due(agreed_on: date | None, reviewed_on: date | None) -> date | None:
    """The last day for the next review: six months after the plan or its last review."""
    last = last_of(agreed_on, reviewed_on)
    return None if last is None else last_day("pathway_review", last)


def plan_current_on(day: date, last_on: date | None) -> bool:
    """Whether a plan agreed or last reviewed on ``last_on`` is still in time on ``day``."""
    due = next_review_due(last_on, None)
    return due is not None and day <= due


@lru_cache(maxsize=64)
def earliest_current(day: date) -> date:
    """The first day on which a plan or review may lie and still be current on ``day``.

    Months differ in length, so this is looked for and not subtracted.
    """
    rule = rule_for("pathway_review", day)
    first = day - relativedelta(months=rule.amount)
    while not plan_current_on(day, first):
        first += timedelta(days=1)
    return first


def plan_position(
    *,
    category: str,
    entitled_on: date | None,
    agreed_on: date | None,
    reviewed_on: date | None,
    day: date,
) -> PlanPosition:
    """How the plan stands on a day. ``entitled_on`` is None where nobody knows since when."""
    last = last_of(agreed_on, reviewed_on)
    if category not in OWED_A_PLAN:
        return PlanPosition(PlanState.NOT_OWED, agreed_on, last, None, late=False)
    if last is None:
        due = None if entitled_on is None else last_day("pathway_plan", entitled_on)
        return PlanPosition(PlanState.NONE, None, None, due, late=due is not None and due < day)
    state = PlanState.CURRENT if plan_current_on(day, last) else PlanState.OVERDUE
    due = next_review_due(agreed_on, reviewed_on)
    return PlanPosition(state, agreed_on, last, due, late=state is PlanState.OVERDUE)


def counts_as_contact(kind: str) -> bool:
    """Whether the young person was reached: an attempt without an answer does not count."""
    return kind != ContactKind.ATTEMPT


def contact_cutoff(day: date) -> date:
    """Whoever was last reached before this day is out of contact on ``day``."""
    return day - timedelta(weeks=CONTACT_WEEKS)


def out_of_contact(last_on: date | None, day: date) -> bool | None:
    """Whether eight weeks have passed since the last contact; None where none is on record."""
    return None if last_on is None else last_on < contact_cutoff(day)


def why_not_category(category: str, born_on: date | None, day: date) -> str | None:
    """Why somebody of this age cannot be in this category on a day (Children Act 1989 23A-24B)."""
    age = age_on(born_on, day)
    if age is None:
        return None
    if age < ENTITLED_FROM_AGE:
        return f"The young person is {age}: leaving-care entitlement begins at sixteen."
    if age > ENTITLED_TO_AGE:
        return f"The young person is {age}: leaving-care support ends at twenty-five."
    if category in CHILD_CATEGORIES and age >= 18:
        return (
            f"The young person is {age}: eligible and relevant children are sixteen or seventeen. "
            "Choose former relevant or qualifying."
        )
    if category == Category.FORMER_RELEVANT and age < 18:
        return (
            f"The young person is {age}: a former relevant child is eighteen or older. "
            "Choose eligible, relevant or qualifying."
        )
    return None


def why_not_entitled_on(day: date, person: Any, today: date) -> str | None:
    """Why entitlement cannot have begun on a day."""
    fault = _outside_life("The day of entitlement", day, person, today)
    if fault or person.born_on is None:
        return fault
    sixteen = birthday(person.born_on, ENTITLED_FROM_AGE)
    if day < sixteen:
        return (
            f"Entitlement cannot begin before the sixteenth birthday, {sixteen:%-d %B %Y}. "
            "Check the year."
        )
    return None


def why_not_on_case(what: str, day: date, case: Any, today: date) -> str | None:
    """Why something cannot be entered on a case for a day: outside the life, or after the end."""
    fault = _outside_life(what, day, case.person, today)
    if fault is None and case.ended_on is not None and day > case.ended_on:
        return (
            f"{what} is after the case ended on {case.ended_on:%-d %B %Y}. Open a new case first."
        )
    return fault


def why_not_in_contact(day: date, case: Any, today: date) -> str | None:
    """Why a contact cannot be entered for a day: it must fall within the case."""
    fault = why_not_on_case("The contact", day, case, today)
    if fault is None and case.entitled_exact and day < case.entitled_on:
        return (
            f"The contact is before the case began on {case.entitled_on:%-d %B %Y}. Check the year."
        )
    return fault


def why_not_review(day: date, case: Any, agreed: Iterable[date], today: date) -> str | None:
    """Why a review cannot be entered for a day: it needs a plan to review."""
    fault = why_not_on_case("The review", day, case, today)
    if fault:
        return fault
    plans = sorted(agreed)
    if not plans:
        return "There is no pathway plan to review yet. Agree a plan first."
    if day < plans[0]:
        return (
            f"The review is before the first plan was agreed on {plans[0]:%-d %B %Y}. "
            "Check the date."
        )
    return None


def why_not_close(day: date, case: Any, today: date) -> str | None:
    """Why a case cannot end on a day."""
    if case.ended_on is not None:
        return f"The case ended already, on {case.ended_on:%-d %B %Y}."
    if day > today:
        return f"The end lies in the future. Give a day up to today, {today:%-d %B %Y}."
    if day < case.entitled_on:
        return f"The case cannot end before it began on {case.entitled_on:%-d %B %Y}."
    return None


def why_not_activity(code: str) -> str | None:
    """Why an activity code cannot stand (SSDA903 OC3)."""
    if code in ACTIVITY_WORDS:
        return None
    return f"'{code[:4]}' is not an activity code. Choose one from the list."


def _outside_life(what: str, day: date, person: Any, today: date) -> str | None:
    return why_not_in_life(day, what, born_on=person.born_on, died_on=person.died_on, today=today)
