"""Lists 8 to 11 of Annex A: children in care, care leavers, adoption.

Lists 8 and 9 say what the records say; health, permanence plan and the adopters of list 11 are
drawn for the file, as the demonstration keeps no such records.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from homeward.care.models import PeriodOfCare, Placement
from homeward.core.clock import day_of
from homeward.exchange.annex_a import Value
from homeward.homes.codes import Suitability
from homeward.homes.models import Stay
from homeward.leaving_care.codes import InTouch
from homeward.leaving_care.models import (
    Activity,
    AdviserContact,
    LeavingCareCase,
    PathwayPlan,
    PathwayReview,
)
from homeward.missing.codes import Category, InterviewState
from homeward.missing.models import Episode, Interview

from .annex_a_help import YEAR, YES, Values, about, six_months_before, team_and_worker
from .household import Household, lasts, latest
from .years import placement_code, year_of

SHORT_BREAKS = ("V3", "V4")
IN_TOUCH = timedelta(days=8 * 7)  # visits are owed every eight weeks
SUITABLE = {Suitability.SUITABLE: "suitable", Suitability.UNSUITABLE: "unsuitable"}
PERMANENCE = {"U1": "fostering", "U4": "fostering", "K2": "residential", "A3": "adoption",
              "P1": "return", "K3": "supported_living", "H5": "supported_living"}  # fmt: skip


def in_care(home: Household) -> Iterator[Values]:
    """List 8: in care now, or ceased in the last six months; short breaks are left out."""
    since = six_months_before(home.world.today)
    for period in home.all(PeriodOfCare):
        recent = period.ended_on is None or period.ended_on >= since
        if recent and period.legal_status not in SHORT_BREAKS:
            until = min(period.ended_on or home.world.today, home.world.today)
            yield {
                **about(home, period.person),
                **_period(home, period),
                **_seen(home, period, until),
                **_placement(home, period),
                **_absences(home, period),
                **team_and_worker(home, period.person, until - timedelta(days=1)),
            }


def _period(home: Household, period: PeriodOfCare) -> dict[str, Value]:
    year_ago = home.world.today - YEAR
    others = [one for one in home.of(PeriodOfCare, period.person) if one is not period]
    again = any(one.ended_on and one.ended_on > year_ago for one in others)
    return {
        "uasc": YES[bool(period.person.unaccompanied)],
        "started_on": period.started_on,
        "need": period.need,
        "second_period": YES[again],
        "legal_status_from": period.started_on,
        "legal_status": period.legal_status,
        "latest_review_on": period.last_review_on,
        "ceased_on": period.ended_on,
        "reason_ceased": period.ended_because or None,
    }


def _seen(home: Household, period: PeriodOfCare, until: date) -> dict[str, Value]:
    """Who saw the child last. Health and reviewing officer are drawn."""
    dice, days = home.dice("list 8", period.ref), (until - period.started_on).days

    def within(most: int, share: float) -> date | None:
        return (
            until - timedelta(days=dice.randint(0, min(most, days))) if dice.chance(share) else None
        )

    return {
        "last_visit_on": period.last_visit_on,
        "last_iro_contact_on": within(120, 0.9),
        "health_assessment_on": within(360, 0.92),
        "dental_check_on": within(360, 0.8),
    }


def _placement(home: Household, period: PeriodOfCare) -> dict[str, Value]:
    """The latest placement, and how many there were in twelve months."""
    today = home.world.today
    placements = home.of(Placement, period)
    if not placements:
        return {"placements_in_12_months": 0}
    last = max(placements, key=lambda one: one.started_on)
    year = [one for one in placements if one.ended_on is None or one.ended_on > today - YEAR]
    location = {True: "in", False: "out", None: None}[last.in_area]
    return {
        "permanence_plan": PERMANENCE.get(last.kind, "other"),
        "placements_in_12_months": len(year),
        "placement_started_on": last.started_on,
        "placement_type": placement_code(last.kind, year_of(today)) or None,
        "placement_provider": last.provider_kind or None,
        "placement_postcode": last.postcode,
        "placement_urn": last.urn,
        "placement_location": location,
        "placement_authority": last.authority,
    }


def _absences(home: Household, period: PeriodOfCare) -> dict[str, Value]:
    """Every episode of twelve months counts, not one a child; the interview is of the last."""
    since = home.world.today - YEAR
    within = [
        each
        for each in home.of(Episode, period.person)
        if since < day_of(each.reported_at)
        and lasts(period.started_on, period.ended_on, day_of(each.reported_at))
    ]
    missing = [each for each in within if each.category == Category.MISSING]
    counts: dict[str, Value] = {
        "missing_episodes": len(missing),
        "absent_episodes": len(within) - len(missing),
    }
    back = [each for each in missing if each.returned_at is not None]
    if not back:
        return counts
    last = max(back, key=lambda each: each.reported_at)
    accepted = offered = False
    for interview in home.of(Interview, last):
        accepted = interview.state in (InterviewState.ACCEPTED, InterviewState.HELD)
        offered = accepted or interview.offered_at is not None
    return {**counts, "interview_offered": YES[offered], "interview_accepted": YES[accepted]}


def care_leavers(home: Household) -> Iterator[Values]:
    """List 9: everybody entitled to leaving-care services now."""
    for case in home.all(LeavingCareCase):
        if case.ended_on is None:
            adviser = case.adviser
            yield {
                **about(home, case.person),
                "uasc": YES[bool(case.person.unaccompanied)],
                "team": case.team.name,
                "adviser": adviser.name if adviser else None,
                "worker": adviser.name if adviser else None,
                "eligibility": case.category,
                **_touch(home, case),
                **_home_and_day(home, case),
            }


def _touch(home: Household, case: LeavingCareCase) -> dict[str, Value]:
    """When the plan was last reviewed, and when anybody last reached them."""
    reached = latest(
        each.on for each in home.of(AdviserContact, case) if each.in_touch == InTouch.YES
    )
    plans = latest(each.agreed_on for each in home.of(PathwayPlan, case))
    reviews = latest(each.reviewed_on for each in home.of(PathwayReview, case))
    recent = reached is not None and home.world.today - reached <= IN_TOUCH
    return {
        "pathway_plan_on": latest((plans, reviews)),
        "in_touch": None if reached is None else YES[recent].upper(),
        "last_contact_on": reached,
    }


def _home_and_day(home: Household, case: LeavingCareCase) -> dict[str, Value]:
    here = [stay for stay in home.of(Stay, case.person) if stay.ended_on is None]
    does = max(home.of(Activity, case), key=lambda each: each.as_on, default=None)
    return {
        "accommodation": here[0].kind if here else None,
        "suitability": SUITABLE.get(Suitability(here[0].suitability)) if here else None,
        "activity": does.code if does else None,
    }


def adoptions(home: Household) -> Iterator[Values]:
    """List 10: children placed for adoption, or adopted, in the last twelve months."""
    for placement, ended in _placed(home):
        period = placement.period
        day, began = placement.started_on, period.started_on
        dice = home.dice("list 10", placement.ref)
        steps = sorted(began + (day - began) * dice.random() for _ in range(3))
        yield {
            **about(home, period.person),
            "family_id": f"F{home.child_id(period.person)}",
            "entered_care_on": began,
            "should_be_placed_on": steps[0],
            "placement_order_on": steps[1],
            "matched_on": steps[2],
            "placed_on": day,
            "adoption_order_on": ended,
        }


def adopters(home: Household) -> Iterator[Values]:
    """List 11: the one or two who adopt each child of list 10, drawn for the file."""
    for placement, ended in _placed(home):
        child = home.child_id(placement.period.person)
        dice = home.dice("list 11", placement.ref)
        day = placement.started_on
        enquired = day - timedelta(days=dice.randint(330, 600))
        approved = enquired + (day - enquired) * 0.8
        for number in range(1, 1 + dice.pick({1: 20, 2: 80})):
            yield {
                "adopter_id": f"A{child}-{number}",
                "family_id": f"F{child}",
                "gender": "F" if number == 1 else dice.pick({"M": 85, "F": 15}),
                "ethnicity": placement.period.person.ethnicity or None,
                "disability": "no",
                "fostering_for_adoption": "no",
                "enquired_on": enquired,
                "stage_1_started_on": enquired + timedelta(days=20),
                "stage_1_ended_on": enquired + timedelta(days=80),
                "stage_2_started_on": enquired + timedelta(days=85),
                "stage_2_ended_on": approved,
                "applied_on": enquired + timedelta(days=15),
                "approved_on": approved,
                "matched_on": approved + (day - approved) * 0.5,
                "placed_on": day,
                "children_placed": 1,
                "adoption_order_on": ended,
            }


def _placed(home: Household) -> Iterator[tuple[Placement, date | None]]:
    """Placements for adoption that began, or ended in an order, within twelve months."""
    since = home.world.today - YEAR
    for placement in home.all(Placement):
        period = placement.period
        adopted = period.ended_on if period.ended_because in ("E11", "E12") else None
        if placement.kind == "A3" and (placement.started_on > since or (adopted or since) > since):
            yield placement, adopted if placement.ended_on == period.ended_on else None
