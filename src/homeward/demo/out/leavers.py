"""OC3: who left care, as they were about their birthday (SSDA903 guide, part on care leavers)."""

from __future__ import annotations

from datetime import date, timedelta

from homeward.care.models import PeriodOfCare
from homeward.homes.codes import Suitability
from homeward.homes.models import Stay
from homeward.leaving_care.codes import InTouch
from homeward.leaving_care.models import Activity, AdviserContact, LeavingCareCase
from homeward.people.models import Person
from homeward.people.rules import age_on, birthday

from .household import Household, lasts
from .years import Year

AGES = range(17, 22)
BEFORE, AFTER = timedelta(days=91), timedelta(days=30)  # three months before to one after


def leaver_row(home: Household, person: Person, year: Year) -> tuple[str, str, str] | None:
    """IN_TOUCH, ACTIV and ACCOM of the birthday in a year; None for who is not a care leaver.

    What nobody recorded stays blank: that is what a return has to be asked about.
    """
    age = age_on(person.born_on, year.last)
    if person.born_on is None or age is None or age not in AGES:
        return None
    day = birthday(person.born_on, age)
    for case in home.of(LeavingCareCase, person):
        if lasts(case.entitled_on, case.ended_on, day) and not _looked_after(home, person, day):
            return _touch(home, case, day), _activity(home, case, day), _home(home, person, day)
    return None


def _looked_after(home: Household, person: Person, day: date) -> bool:
    return any(lasts(p.started_on, p.ended_on, day) for p in home.of(PeriodOfCare, person))


def _touch(home: Household, case: LeavingCareCase, day: date) -> str:
    reached = any(
        each.in_touch == InTouch.YES and day - BEFORE <= each.on <= day + AFTER
        for each in home.of(AdviserContact, case)
    )
    return "YES" if reached else "NO"


def _activity(home: Household, case: LeavingCareCase, day: date) -> str:
    known = [each for each in home.of(Activity, case) if each.as_on <= day + AFTER]
    return max(known, key=lambda each: each.as_on).code if known else ""


def _home(home: Household, person: Person, day: date) -> str:
    for stay in home.of(Stay, person):
        if lasts(stay.started_on or stay.known_on, stay.ended_on, day):
            judged = stay.suitability != Suitability.NOT_JUDGED
            return f"{stay.kind}{stay.suitability}" if judged else ""
    return ""
