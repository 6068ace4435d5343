"""Children in care: periods, placements and moves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from homeward.care.models import PeriodOfCare, Placement
from homeward.people.rules import birthday

from .contacts import make_contact, works_with
from .dice import band_at, spread
from .families import make_family
from .figures import care as figures
from .homes import CHILDRENS
from .names import AUTHORITY, NEIGHBOURS, postcode
from .people import Child
from .world import Making

POLICE_PROTECTION_DAYS = 3
SUPPORTED_FROM = date(2024, 4, 1)  # SSDA903: K3 replaced H5 in the year 2024/25


def make_stock_child(page: Making, number: int) -> None:
    """A child who was in care already on the first day of the history."""
    dice, began = page.dice, page.world.began
    age = dice.uniform(*band_at(figures.STOCK_AGES, spread(number)))
    ago = min(1 + dice.days(figures.LONG_DAYS), int(age * 365.25) - 1)
    started = began - timedelta(days=max(1, ago))
    _in_care(page, started, age - ago / 365.25, began + timedelta(days=_stay(page, stock=True)))


def make_started_child(page: Making, number: int, of: int) -> None:
    """A child who starts to be looked after within the history: evenly, so many a year."""
    dice, world = page.dice, page.world
    started = world.began + timedelta(
        days=int((number + dice.random()) * (365 * world.size.years) / of)
    )
    age = dice.uniform(*band_at(figures.ENTRY_AGES, spread(number)))
    _in_care(page, started, age, started + timedelta(days=_stay(page, stock=False)))


def _stay(page: Making, *, stock: bool) -> int:
    short = not stock and page.dice.chance(figures.SHORT_STAY)
    return 5 + page.dice.days(figures.SHORT_DAYS if short else figures.LONG_DAYS)


def _in_care(page: Making, started: date, age: float, ends: date) -> None:
    """A child of this stream leaves before sixteen: those who stay are made with the leavers."""
    sex = "M" if page.dice.chance(figures.MALE) else "F"
    family = make_family(page, started, max(0.02, age), sex)
    child = family.children[0]
    sixteen = birthday(child.born, 16)
    if ends >= sixteen:
        ends = max(
            started + timedelta(days=3), sixteen - timedelta(days=1 + page.dice.randrange(300))
        )
    if started >= page.world.began:
        make_contact(
            page, [child], started - timedelta(days=page.dice.randrange(1, 9)), "", "strategy"
        )
    make_period(
        page, child, started, ends, figures.PLACEMENTS if age < 11 else figures.TEENAGE_PLACEMENTS
    )


def make_period(
    page: Making, child: Child, started: date, ends: date, kinds: Mapping[str, float]
) -> list[Placement]:
    """One period of care with its placements; still open where it ends after today."""
    dice, today = page.dice, page.world.today
    open_still = ends > today
    period = page.add(
        PeriodOfCare(
            person=child.person,
            started_on=started,
            ended_on=None if open_still else ends,
            ended_because="" if open_still else dice.pick(_endings(child, ends)),
            legal_status=_legal(dice.pick(figures.LEGAL), child, started, min(ends, today)),
            need=dice.pick(figures.NEEDS),
        )
    )
    if open_still:
        period.last_review_on = max(started, today - timedelta(days=dice.randrange(10, 190)))
        period.last_visit_on = max(started, today - timedelta(days=dice.randrange(1, 50)))
    if child.person.unaccompanied:
        period.legal_status, period.need = "V2", "N8"
    works_with(page, child.person, "care", "social_worker", max(started, page.world.began), ends)
    made = _placements(page, period, started, min(ends, today), kinds, open_still)
    _agree(period, made)
    return made


def _endings(child: Child, ends: date) -> Mapping[str, float]:
    """How care ends: at eighteen nobody is adopted or put under a guardian."""
    grown = ends >= birthday(child.born, 18) - timedelta(days=60)
    return figures.ENDINGS_AT_18 if grown else figures.ENDINGS


def _legal(status: str, child: Child, started: date, until: date) -> str:
    """A legal status that can hold so long: police protection ends after 72 hours (Children Act
    1989, section 46); placement orders are made for the young."""
    if status == "L1" and (until - started).days > POLICE_PROTECTION_DAYS:
        return "C1"
    if status == "E1" and child.age_on(started) >= figures.PLACED_FOR_ADOPTION_UNTIL:
        return "C2"
    return status


def _agree(period: PeriodOfCare, placements: list[Placement]) -> None:
    """Placement, legal status and ending that fit each other, as the SSDA903 return checks.

    Placed for adoption: under a placement order. Adopted: out of such a placement, and no other.
    Guardianship to former foster carers (E45): out of their home.
    """
    last = placements[-1].kind
    if any(each.kind == "A3" for each in placements):
        period.legal_status = "E1"
        for each in placements:
            if each.kind == "P1":
                each.kind, each.provider_kind = "U4", figures.PROVIDERS["U4"]
    if not period.ended_because:
        return
    if last == "A3":
        period.ended_because = "E11"
    elif period.ended_because == "E11":
        period.ended_because = "E4A"
    elif period.ended_because == "E45" and not last.startswith("U"):
        period.ended_because = "E46"


def _fits(kind: str, period: PeriodOfCare, day: date) -> str:
    """The kind of placement, or foster care where it cannot be.

    Supported accommodation is for 16 and over (Supported Accommodation Regulations 2023); a
    child at home with parents is in care only under a care order; only the young are placed for
    adoption, and nobody who came here alone.
    """
    born = period.person.born_on
    if kind in {"K3", "H5"} and (born is None or day < birthday(born, 16)):
        return "U4"
    if kind == "P1" and period.legal_status not in {"C1", "C2"}:
        return "U4"
    if kind == "A3" and (
        born is None or (day - born).days / 365.25 >= figures.PLACED_FOR_ADOPTION_UNTIL
    ):
        return "U4"
    return kind


def _placements(
    page: Making,
    period: PeriodOfCare,
    started: date,
    until: date,
    kinds: Mapping[str, float],
    open_still: bool,
) -> list[Placement]:
    made: list[Placement] = []
    day, breaks = started, _unsettled_from(page, until, open_still)
    while True:
        lengths = figures.DAYS_IN_A_PLACEMENT if day < breaks else figures.DAYS_UNSETTLED
        stop = day + timedelta(days=int(page.dice.span(lengths)))
        if day < breaks < stop:
            stop = breaks
        last = stop >= until
        placement = _placement(page, period, day, until if last else stop, kinds)
        made.append(page.add(placement))
        if last:
            placement.ended_on = None if open_still else until
            return made
        placement.ended_on = day = stop


def _unsettled_from(page: Making, until: date, open_still: bool) -> date:
    """From when a child is moved again and again; for most, never. Even among those in care now."""
    number = page.world.nth("in care" if open_still else "left care")
    if spread(number, 7) >= figures.UNSETTLED:
        return date.max
    return until - timedelta(days=page.dice.randint(*figures.UNSETTLED_FOR))


def _placement(
    page: Making, period: PeriodOfCare, day: date, stop: date, kinds: Mapping[str, float]
) -> Placement:
    dice = page.dice
    kind = _fits(dice.pick(kinds), period, day)
    if kind in {"K3", "H5"}:
        kind = "K3" if day >= SUPPORTED_FROM else "H5"
    away = dice.chance(figures.AWAY_BUT_NEAR) if kind != "P1" else False
    placement = Placement(
        period=period,
        started_on=day,
        kind=kind,
        provider_kind=figures.PROVIDERS.get(kind, "PR4"),
        postcode=postcode(dice),
        authority=dice.choice(NEIGHBOURS) if away else AUTHORITY,
        in_area=not away,
    )
    home = page.world.homes.find(CHILDRENS, day, stop, dice) if kind == "K2" else None
    if home is not None:
        placement.home, placement.urn, placement.postcode = home.name, home.urn, home.postcode
        placement.authority, placement.in_area = AUTHORITY, True
    return placement
