"""Making the borough household by household: never more than one of them is held at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate, chain

from . import absences, care, leavers
from .contacts import make_contacts, spell, working
from .contexts import tell_contexts
from .course import ARRIVALS, CONTACTS
from .families import make_family
from .figures import care as care_figures
from .figures import front_door as figures
from .figures import missing as missing_figures
from .homes import make_homes
from .knowing import make_known
from .papers import make_papers
from .practising import make_practice, make_practised
from .staff import make_staff
from .stories import STORIES
from .stories.whose import tell_whose
from .supplying import make_supplied, make_voids
from .world import Making, World, making

WINDOW = timedelta(days=730)  # how long a family that came to notice may come to notice again
LEAVER_YEARS = 9  # from sixteen to twenty-five
# Of those who turn sixteen in care, the share that goes missing within the history.
AMONG_THE_MISSING = 0.8


def make(world: World, hashed: str = "") -> Iterator[Making]:
    """Everything, a household at a time, each with its records and its truth."""
    with making(world, "borough") as page:
        make_staff(page, hashed)
        make_homes(page)
        make_papers(page)
        make_practice(page)
        tell_contexts(page)
        for effect in world.course.effects:
            page.tell("scenario", scenario=world.scenario.name, **vars(effect))
        yield page
    for name, story in STORIES.items():
        with making(world, "story", name) as page:
            story(page)
            tell_whose(page, name, story)
            make_known(page, always=True)
            make_practised(page)
            make_supplied(page)
            yield _kept(page)
    for page in chain(_young_people(world), _families(world)):
        make_known(page)
        make_practised(page)
        make_supplied(page)
        yield _kept(page)
    with making(world, "voids") as page:
        make_voids(page)
        yield page


def _kept(page: Making) -> Making:
    page.world.children += page.children
    return page


def _young_people(world: World) -> Iterator[Making]:
    """Those who go missing, those in care, those who leave it, those who arrive."""
    size = world.size
    for what, make_one, many, again in (
        (
            "from care",
            absences.make_from_care,
            size.missing_from_care,
            missing_figures.STILL_NEXT_YEAR,
        ),
        ("from home", absences.make_from_home, size.missing_from_home, 0.15),
    ):
        number = 0
        for year in range(size.years):
            for _ in range(many if year == 0 else round(many * (1 - again))):
                with making(world, what, number) as page:
                    make_one(page, number, year)
                    yield page
                number += 1
    for number in range(size.in_care):
        with making(world, "in care", number) as page:
            care.make_stock_child(page, number)
            yield page
    starts = size.starts_a_year * size.years
    for number in range(starts):
        with making(world, "into care", number) as page:
            care.make_started_child(page, number, starts)
            yield page
    yield from _leavers(world)
    yield from _arrivals(world)


def _leavers(world: World) -> Iterator[Making]:
    """A cohort for each year in which somebody turned sixteen and may still be under 25."""
    size, number = world.size, 0
    more = round(size.leavers_a_year * AMONG_THE_MISSING)
    for year in range(-LEAVER_YEARS, size.years):
        many = size.leavers_a_year + (more if year < 0 else 0)
        for n in range(many):
            with making(world, "leaver", number) as page:
                day = world.year_starts(year) + timedelta(
                    days=int((n + page.dice.random()) * 365 / many)
                )
                number += 1
                if day <= world.today:
                    leavers.make_leaver(page, number, day)
                    yield page


def _arrivals(world: World) -> Iterator[Making]:
    """Unaccompanied young people, day by day; more where the scenario says so."""
    scale = world.size.starts_a_year / care_figures.STARTED_A_YEAR * 2
    owed, day, number = 0.5, world.began, 0
    while day <= world.today:
        owed += scale * care_figures.UNACCOMPANIED_A_YEAR / 365 * world.course.times(ARRIVALS, day)
        while owed >= 1:
            owed, number = owed - 1, number + 1
            with making(world, "arrival", number) as page:
                leavers.make_arrival(page, day)
                yield page
        day += timedelta(days=1)


def _families(world: World) -> Iterator[Making]:
    """Families that came to notice, until as many children are on file as there should be."""
    first = world.began - WINDOW
    pick = _days(world, first, lambda day: world.busy(day) * world.course.times(CONTACTS, day))
    number = 0
    while world.children < world.size.children:
        number += 1
        with making(world, "family", number) as page:
            noticed = pick(page.dice.random())
            days = _spells(page, noticed)
            if days and _family(page, days, noticed):
                yield page


def _spells(page: Making, first: date) -> list[date]:
    """The days on which a family's worries begin, those before the history left out."""
    days, until = [first], first + WINDOW
    for _ in range(page.dice.poisson(page.world.size.extra_spells)):
        gap = timedelta(days=20 + page.dice.days(figures.DAYS_TO_THE_NEXT_SPELL))
        days.append(working(page, days[-1] + gap))
    return [day for day in days if page.world.began <= day <= min(until, page.world.today)]


def _family(page: Making, days: list[date], noticed: date) -> bool:
    """One household with its contacts; False where no contact came of it within the history."""
    family = make_family(page, days[0])
    concerns = [one for day in days for one in spell(page, family, day, noticed)]
    return make_contacts(page, family, concerns) > 0


def _days(world: World, first: date, weight: Callable[[date], float]) -> Callable[[float], date]:
    """From a share of all that arrives to the day on which it arrives."""
    long = (world.today - first).days + 1
    sums = list(accumulate(weight(first + timedelta(days=n)) for n in range(long)))

    def pick(share: float) -> date:
        return first + timedelta(days=min(long - 1, bisect_right(sums, share * sums[-1])))

    return pick
