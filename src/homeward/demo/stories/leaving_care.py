"""Stories of young people who leave care."""

from __future__ import annotations

from datetime import timedelta

from homeward.demo.people import Child
from homeward.demo.world import Making
from homeward.homes.models import Stay
from homeward.leaving_care.models import (
    Activity,
    AdviserContact,
    LeavingCareCase,
    PathwayPlan,
    PathwayReview,
)
from homeward.people.rules import birthday
from homeward.workforce.models import Allocation, Worker

from .telling import ago, child


def _case(page: Making, of: Child, adviser: Worker | None, category: str) -> LeavingCareCase:
    """A case from the sixteenth birthday, with the adviser's allocation."""
    entitled = birthday(of.born, 16)
    case: LeavingCareCase = page.add(
        LeavingCareCase(
            person=of.person,
            category=category,
            entitled_on=entitled,
            adviser=adviser,
            team=page.world.teams["leaving_care"],
        )
    )
    if adviser is not None:
        page.add(Allocation(person=of.person, worker=adviser, role="adviser", from_on=entitled))
    return case


def _planned(page: Making, case: LeavingCareCase, words: str, reviews: tuple[int, ...]) -> None:
    """A plan within two months, and reviews so many days ago."""
    page.add(
        PathwayPlan(
            case=case,
            agreed_on=case.entitled_on + timedelta(days=55),
            written_by=page.world.staff.always("leaving_care"),
            young_persons_words=words,
            seen_by_young_person=True,
            summary="A flat near her nan, college on four days, a driving licence.",
        )
    )
    for days in reviews:
        page.add(PathwayReview(case=case, reviewed_on=ago(page, days)))


def _touched(page: Making, case: LeavingCareCase, days: int, kind: str, note: str = "") -> None:
    page.add(
        AdviserContact(
            case=case,
            on=ago(page, days),
            kind=kind,
            in_touch="NO" if kind == "attempt" else "YES",
            worker=page.world.staff.always("leaving_care"),
            note=note,
        )
    )


def _lives(
    page: Making, of: Child, kind: str, since: int, until: int | None, suits: str, because: str = ""
) -> Stay:
    stay: Stay = page.add(
        Stay(
            person=of.person,
            kind=kind,
            suitability=suits,
            suitable_because=because,
            provided_by_authority=kind in {"D", "V", "W"},
            address="" if kind == "S" else "Flat 2, 70 Ropewalk Gardens",
            postcode="" if kind == "S" else "ZZ4 2QB",
            started_on=ago(page, since),
            known_on=ago(page, since),
            ended_on=None if until is None else ago(page, until),
            ended_because="" if until is None else "had to leave",
        )
    )
    return stay


def plan_nobody_owned(page: Making) -> None:
    """The young woman whose plan nobody owned: no adviser, no review for fourteen months."""
    her = child(page, "Anwen", "Pryce-Lanyon", "F", 18.6, "Flat 5, 12 Basin View", "MOTH")
    case = _case(page, her, None, "former_relevant")
    _planned(page, case, "I don't know who I'm supposed to ring.", (600, 425))
    _lives(page, her, "U", 200, None, "1", "Her own choice, near college.")
    for days in (430, 390, 340, 205, 44):
        _touched(page, case, days, "call", "Whoever was on duty rang.")
    page.add(Activity(case=case, code="F2", as_on=ago(page, 60)))


def went_quiet(page: Making) -> None:
    """The young man who went quiet: five months of attempts, and nobody knows where he lives."""
    him = child(page, "Dafydd", "Quillfeather", "M", 20.2, "18 Goit Side")
    case = _case(page, him, page.world.staff.always("leaving_care"), "former_relevant")
    _planned(page, case, "I'm alright. I just want to be left to get on.", (700, 520, 340))
    for days in (300, 260, 225, 190, 160):
        _touched(page, case, days, "visit")
    for days in (140, 120, 95, 70, 45, 20, 6):
        _touched(page, case, days, "attempt", "Nobody in; a card left.")
    _lives(page, him, "U", 600, 150, "1")


def three_bad_beds(page: Making) -> None:
    """The young person for whom 'never bed and breakfast' meant three other bad beds."""
    them = child(page, "Robyn", "Silverdale-Tate", "F", 18.2, "1 Chimney Street")
    adviser = page.world.staff.always("leaving_care")
    case = _case(page, them, adviser, "former_relevant")
    _planned(page, case, "Somewhere I can shut the door and leave my things.", (430, 250, 70))
    _lives(page, them, "D", 500, 47, "1")
    _lives(page, them, "V", 47, 29, "2", "Nothing else was free that night.")
    _lives(page, them, "S", 29, 12, "2", "Sofas of three friends in turn.")
    _lives(page, them, "W", 12, None, "2", "Two nights were promised; this is the twelfth day.")
    for days in (480, 430, 370, 310, 255, 200, 140, 90, 44, 30, 9):
        _touched(page, case, days, "visit")
    page.add(Activity(case=case, code="G5", as_on=ago(page, 30)))
