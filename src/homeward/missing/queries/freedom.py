"""The questions that are asked nationally about return home interviews, answered for one year."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from homeward.access.policies import check_may_know
from homeward.access.roles import Can
from homeward.core.days import start_of_day
from homeward.missing.models import Episode

from .episodes import interview_due

Fact = dict[str, Any]


@dataclass(frozen=True)
class Answered:
    """One question with its figure, and how it is counted."""

    question: str
    figure: int
    counted: str


def financial_year(day: date) -> int:
    """The year in which the financial year of a day ends: 2026-27 is 2027."""
    return day.year + (day >= date(day.year, 4, 1))


def answers_for(viewer: Any, year: int) -> list[Answered]:
    """The national questions on missing children and return interviews for April to March.

    Counts of all children, exact: for those with a right to names, who hold back what is small
    before it leaves the house, as its page says.
    """
    check_may_know(viewer, Can.SEE_MEASURES)
    check_may_know(viewer, Can.SEE_NAMES_BEHIND)
    first, last = date(year - 1, 4, 1), date(year, 3, 31)
    rows = Episode.objects.filter(
        recorded_in_error="",
        reported_at__gte=start_of_day(first),
        reported_at__lt=start_of_day(last + timedelta(days=1)),
    )
    facts = list(rows.values(*_FACTS))
    return [
        Answered(question, _count(facts, test, whom), words)
        for question, test, whom, words in _QUESTIONS
    ]


def _count(facts: Iterable[Fact], test: Callable[[Fact], bool], whom: str) -> int:
    found = [fact for fact in facts if test(fact)]
    return len({fact["person_id"] for fact in found}) if whom else len(found)


def _missing(fact: Fact) -> bool:
    return bool(fact["category"] == "M")


def _cared(fact: Fact) -> bool:
    return _missing(fact) and fact["placement_id"] is not None


def _back(fact: Fact) -> bool:
    return fact["returned_at"] is not None


def _offered(fact: Fact) -> bool:
    return _back(fact) and bool(fact["interview__offered_at"] or fact["interview__held_at"])


def _held(fact: Fact) -> bool:
    return fact["interview__held_at"] is not None


def _in_time(fact: Fact) -> bool:
    due = interview_due(fact["returned_at"]) if _held(fact) else None
    return due is not None and bool(fact["interview__held_at"] <= due)


def _away_from_us(fact: Fact) -> bool:
    return fact["placement__in_area"] is False


def _in_state(state: str) -> Callable[[Fact], bool]:
    return lambda fact: _back(fact) and fact["interview__state"] == state


def _independent(fact: Fact) -> bool:
    return _held(fact) and fact["interview__independent"] is True


_FACTS = (
    "person_id",
    "category",
    "placement_id",
    "placement__in_area",
    "returned_at",
    "interview__state",
    "interview__offered_at",
    "interview__held_at",
    "interview__independent",
)
_EVERY = "every length, by the day of the report"
_QUESTIONS: tuple[tuple[str, Callable[[Fact], bool], str, str], ...] = (
    ("Children reported missing", _missing, "children", _EVERY),
    ("Missing incidents", _missing, "", _EVERY),
    ("Children away without authorisation", lambda f: not _missing(f), "children", _EVERY),
    ("Incidents of being away without authorisation", lambda f: not _missing(f), "", _EVERY),
    ("Looked-after children reported missing", _cared, "children", "from a placement"),
    ("Missing incidents of looked-after children", _cared, "", "from a placement"),
    ("Incidents from which the child returned", _back, "", "missing and away"),
    ("Return interviews offered", _offered, "", "offered or held, of those returned"),
    ("Return interviews held", _held, "", "of those returned"),
    ("Held within 72 hours", _in_time, "", "72 clock hours from the return"),
    ("Held by an independent interviewer", _independent, "", "recorded as independent"),
    ("Declined by the child", _in_state("declined"), "", "with the reason on file"),
    ("Not possible", _in_state("not_possible"), "", "with the reason on file"),
    ("Covered by another interview", _in_state("covered"), "", "named on file"),
    (
        "Incidents of children placed out of area",
        lambda f: _cared(f) and _away_from_us(f),
        "",
        "the placement is in another authority",
    ),
    (
        "Interviews offered to children placed out of area",
        lambda f: _offered(f) and _away_from_us(f),
        "",
        "the placement is in another authority",
    ),
    (
        "Interviews held with children placed out of area",
        lambda f: _held(f) and _away_from_us(f),
        "",
        "the placement is in another authority",
    ),
)
