"""Care leavers: how they become entitled, plans, reviews, who stays in touch, what they do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from homeward.leaving_care.models import (
    Activity,
    AdviserContact,
    LeavingCareCase,
    PathwayPlan,
    PathwayReview,
)
from homeward.people.rules import age_on, birthday

from .care import make_period
from .contacts import works_with
from .course import LATE_REVIEWS
from .dice import share_at, spread
from .families import lone_young_person
from .figures import care as care_figures
from .figures import leaving_care as figures
from .people import Child
from .stays import make_stays
from .world import Making

OWN_WORDS = (
    "I want my own front door and somebody I can ring when the boiler breaks.",
    "I want to finish college and not move again before I do.",
    "I'd like help with the forms. I can do the rest.",
)
_KNOWN = {code: share for code, share in figures.ACTIVITIES.items() if code}
SUMMARIES = (
    "Settle at college, learn to cook five meals, see brother monthly.",
    "Apply for a council flat, open a savings account, keep the gym.",
    "Find the birth certificate and passport; visit two universities.",
)


def make_leaver(page: Making, number: int, sixteen: date) -> None:
    """Somebody who turned sixteen in care on a day."""
    dice, today = page.dice, page.world.today
    arrived = spread(number, 1) < figures.UNACCOMPANIED
    sex = "M" if dice.chance(0.93 if arrived else care_figures.MALE) else "F"
    child = lone_young_person(page, _born(sixteen), arrived=arrived, sex=sex)
    years_ago = dice.uniform(0.1, 1.2) if arrived else dice.uniform(0.5, 12)
    started = sixteen - timedelta(days=int(years_ago * 365))
    eighteen = birthday(child.born, 18)
    relevant = dice.chance(0.08)
    ends = sixteen + timedelta(days=100 + dice.randrange(400)) if relevant else eighteen
    entitled = max(sixteen, started + timedelta(days=91))
    if entitled > today:
        entitled = today
    make_period(page, child, started, ends, _placed(arrived))
    make_case(page, child, entitled, number, left_care=ends)


def _placed(arrived: bool) -> Mapping[str, float]:
    return care_figures.YOUNG_ADULT_PLACEMENTS if arrived else care_figures.TEENAGE_PLACEMENTS


def _born(sixteen: date) -> date:
    """The day of birth of somebody who is sixteen on a day."""
    if (sixteen.month, sixteen.day) == (2, 29):
        sixteen -= timedelta(days=1)
    return sixteen.replace(year=sixteen.year - 16)


def make_arrival(page: Making, arrived: date) -> None:
    """An unaccompanied young person who arrives and is looked after from that day."""
    dice = page.dice
    born = arrived - timedelta(days=int(dice.uniform(15.4, 17.6) * 365.25))
    sex = "M" if dice.chance(0.93) else "F"
    child = lone_young_person(page, born, arrived=True, sex=sex)
    make_period(page, child, arrived, birthday(born, 18), care_figures.YOUNG_ADULT_PLACEMENTS)
    entitled = max(birthday(born, 16), arrived + timedelta(days=91))
    if entitled < min(page.world.today, birthday(born, 18)):
        make_case(page, child, entitled, page.world.numbers, left_care=birthday(born, 18))


def leaves_at(page: Making, number: int, born: date) -> date | None:
    """The day on which the service ends: after 21 only who asks stays on, and none after 25."""
    for age, share in figures.STAYS_ON.items():
        day = birthday(born, age + (1 if age > 21 else 0))
        if spread(number, 2, 0.3 * age) >= share:
            return day if day <= page.world.today else None
    last = birthday(born, 25)
    return last if last <= page.world.today else None


def make_case(
    page: Making, child: Child, entitled: date, number: int, left_care: date
) -> LeavingCareCase:
    """A leaving-care case with all that belongs to it, from entitlement until now or its end."""
    world = page.world
    ended = leaves_at(page, number, child.born)
    case = page.add(
        LeavingCareCase(
            person=child.person,
            category=_category(page, child.born, left_care),
            entitled_on=entitled,
            ended_on=ended,
            ended_because="no longer asks for the service" if ended else "",
            team=world.teams["leaving_care"],
        )
    )
    adviser = works_with(page, child.person, "leaving_care", "adviser", entitled, ended)
    case.adviser = adviser
    until = ended or world.today
    silent = _silent_since(page, child.born, number, until)
    on_their_own = max(entitled, left_care)
    moves = make_stays(page, child, on_their_own, until, number, going_on=ended is None)
    _plans(page, case, until, silent)
    _touch(page, case, until, silent, moves)
    _days(page, case, child.born, number, until)
    return case


def _category(page: Making, born: date, left_care: date) -> str:
    if (age_on(born, page.world.today) or 0) >= 18:
        return "former_relevant"
    return "relevant" if left_care <= page.world.today else "eligible"


def _silent_since(page: Making, born: date, number: int, until: date) -> date | None:
    """The day from which nobody has reached them, for the few who are out of touch."""
    age = age_on(born, until) or 0
    share = figures.OUT_OF_TOUCH * (1 if 19 <= age < 22 else 0.5 if age < 19 else 2)
    if spread(number, 3) >= share:
        return None
    return until - timedelta(days=90 + page.dice.randrange(200))


def _plans(page: Making, case: LeavingCareCase, until: date, silent: date | None) -> None:
    dice, world = page.dice, page.world
    agreed = case.entitled_on + timedelta(days=dice.randrange(30, 105))
    if agreed > until:
        return
    page.add(
        PathwayPlan(
            case=case,
            agreed_on=agreed,
            written_by=world.staff.on("leaving_care", agreed, dice),
            young_persons_words=dice.choice(OWN_WORDS),
            seen_by_young_person=dice.chance(figures.SEEN),
            summary=dice.choice(SUMMARIES),
        )
    )
    day, last = agreed, silent or until
    while True:
        day += timedelta(days=max(60, int(dice.gauss(*figures.DAYS_TO_REVIEW))))
        if dice.chance(
            world.course.share(figures.REVIEW_LATE, LATE_REVIEWS, min(day, world.today))
        ):
            day += timedelta(days=20 + dice.days(figures.DAYS_LATE))
        if day > last:
            return
        who = world.staff.on("leaving_care", day, dice)
        page.add(PathwayReview(case=case, reviewed_on=day, reviewed_by=who))


def _touch(
    page: Making, case: LeavingCareCase, until: date, silent: date | None, moves: list[date]
) -> None:
    """Visits, calls and messages; a visit within days of most moves; attempts into silence."""
    dice = page.dice
    day = case.entitled_on + timedelta(days=dice.randrange(5, 20))
    while day <= until:
        if silent and day >= silent:
            _contact(page, case, day, "attempt")
        else:
            _contact(page, case, day, dice.pick(figures.CONTACT_KINDS))
        day += timedelta(days=max(4, int(dice.gauss(figures.DAYS_BETWEEN_CONTACTS, 12))))
    for moved in moves:
        for wait in (dice.randrange(2, 9), dice.randrange(12, 30)):
            day = moved + timedelta(days=wait)
            if day <= until and not (silent and day >= silent) and dice.chance(0.85):
                _contact(page, case, day, "visit")


def _contact(page: Making, case: LeavingCareCase, day: date, kind: str) -> None:
    page.add(
        AdviserContact(
            case=case,
            on=day,
            kind=kind,
            in_touch="NO" if kind == "attempt" else "YES",
            worker=page.world.staff.on("leaving_care", day, page.dice),
        )
    )


def _days(page: Making, case: LeavingCareCase, born: date, number: int, until: date) -> None:
    """What they do by day, as noted each birthday; now and then nobody knows."""
    code = share_at(figures.ACTIVITIES, spread(number, 4))
    if not code:
        return
    for age in range(17, (age_on(born, until) or 16) + 1):
        page.add(Activity(case=case, code=code, as_on=min(until, birthday(born, age))))
        if page.dice.chance(0.3):
            code = page.dice.pick(_KNOWN)
