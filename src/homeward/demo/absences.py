"""Children who go missing, from care and from home: when, how long, where, and again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from homeward.care.models import Placement
from homeward.core.clock import ENGLAND, day_of
from homeward.missing.models import Episode
from homeward.people.rules import birthday

from .care import make_period
from .contacts import make_contact, make_spell
from .contexts import context_of
from .dice import Band, Dice, band_at, spread
from .families import make_family
from .figures import care as care_figures
from .figures import missing as figures
from .finding import note_finding
from .interviews import make_interview
from .leavers import make_case
from .movers import Mover, Visit
from .notices import tell_of
from .people import Child
from .world import Making

ENTITLED = 0.4  # of those in care at sixteen who go missing; the others are made as leavers
BY_DAY = (
    "Went out in the morning and did not come back to eat; bag left behind the bins.",
    "Went to the shop for ten minutes with a small rucksack. Phone goes to voicemail.",
)
AFTER_TEA = (
    "Left by the back door after tea, dark coat, phone with them.",
    "Got into a silver car at the corner. Said they would be back by ten.",
    "Walked out after an argument about the phone. Grey hoodie, trainers.",
)
BY_NIGHT = (
    "Bed found empty at the night check, window open, shoes gone.",
    "Heard on the stairs and gone when the door was reached. No coat.",
)
REST = timedelta(hours=5)  # at least, between a return and the next time


@dataclass(frozen=True)
class Years:
    """In which years of the history a child goes missing, and how often in each."""

    first: int
    counts: tuple[int, ...]

    @property
    def last(self) -> int:
        return self.first + len(self.counts) - 1


def make_from_care(page: Making, number: int, first_year: int) -> None:
    """A child in care who goes missing, in one year or several on end."""
    world, dice = page.world, page.dice
    age = dice.uniform(*band_at(figures.AGES, spread(number, 1)))
    years = _years(page, number, first_year, figures.CARE_BANDS, figures.STILL_NEXT_YEAR, age)
    starts = world.year_starts(first_year)
    started = starts - timedelta(days=dice.randrange(20, 900))
    sex = "M" if dice.chance(care_figures.MALE) else "F"
    family = make_family(page, started, age - (starts - started).days / 365.25 - 0.5, sex)
    child = family.children[0]
    placements, ends = _care(page, child, started, years)
    drawn = context_of(world, number, first_year, max(years.counts))
    mover = Mover(world, dice, child.person.ref, drawn)
    if drawn is not None:
        page.tell("context_member", context=drawn.number, child=child.person.ref)
    _episodes(page, child, years, mover, placements)
    sixteen = birthday(child.born, 16)
    entitled = max(sixteen, started + timedelta(days=91))
    if entitled < min(ends, world.today) and spread(number, 3) < ENTITLED:
        make_case(page, child, entitled, number, left_care=ends)


def _care(
    page: Making, child: Child, started: date, years: Years
) -> tuple[Sequence[Placement], date]:
    """In care from before the first episode until after the last, and often to eighteen."""
    world, dice = page.world, page.dice
    eighteen = birthday(child.born, 18)
    after = world.year_starts(years.last + 1)
    ends = eighteen if dice.chance(0.35) else min(eighteen, after + timedelta(days=dice.days(300)))
    kinds = care_figures.TEENAGE_PLACEMENTS
    return make_period(page, child, started, ends, kinds), ends


def make_from_home(page: Making, number: int, first_year: int) -> None:
    """A child at home who goes missing; the police tell the front door of the first time."""
    world, dice = page.world, page.dice
    age = dice.uniform(*band_at(figures.AGES, spread(number, 1))) - 0.6
    years = _years(page, number, first_year, figures.HOME_BANDS, 0.15, age)
    family = make_family(page, world.year_starts(first_year), age - 0.5)
    child = family.children[0]
    first = _episodes(page, child, years, Mover(world, dice, child.person.ref), ())
    if first is not None:
        if dice.chance(0.4):
            make_spell(page, family, first - timedelta(days=dice.randrange(20, 400)))
        make_contact(page, [child], first + timedelta(days=1), "6")


def _years(
    page: Making, number: int, first: int, bands: Sequence[Band], again: float, age: float
) -> Years:
    """How often in each year; the bands come out even over the children of a year."""
    still = min(
        page.dice.geometric(again), page.world.size.years - first, max(1, int(18 - age) + 1)
    )
    counts = []
    for year in range(still):
        low, high = band_at(bands, spread(number, 0, 0.06 * year))
        skew = page.dice.random() ** 1.1
        counts.append(int(low + skew * (high + 1 - low - 1e-9)))
    return Years(first, tuple(counts))


def _episodes(
    page: Making, child: Child, years: Years, mover: Mover, placements: Sequence[Placement]
) -> date | None:
    """Every episode, none before the last one's return; the first day, where there is any."""
    back: datetime | None = None
    first: date | None = None
    for left in _leavings(page, years):
        if back is not None and left < back + REST:
            left = back + REST + timedelta(hours=page.dice.expovariate(1 / 8))
        if left > page.world.now - timedelta(hours=1) or child.age_on(day_of(left)) >= 18:
            return first
        back = _episode(page, child, left, mover, _placed_on(placements, day_of(left)))
        first = first or day_of(left)
        if back is None:
            return first
    return first


def _leavings(page: Making, years: Years) -> Iterator[datetime]:
    for year, count in enumerate(years.counts, start=years.first):
        yield from _in_year(page, page.world.year_starts(year), count)


def _in_year(page: Making, starts: date, count: int) -> list[datetime]:
    """So many leavings in one year: close together where they are few, all year where many."""
    dice = page.dice
    mean = min(figures.DAYS_BETWEEN, 330 / count)
    gaps = [dice.expovariate(1 / mean) for _ in range(count - 1)]
    long = sum(gaps)
    if long > 355:
        gaps, long = [gap * 355 / long for gap in gaps], 355
    day = dice.uniform(0, 364 - long)
    moments = []
    for gap in [0.0, *gaps]:
        day += gap
        moments.append(_leaving(page, starts + timedelta(days=int(day))))
    return sorted(moments)


def _leaving(page: Making, near: date) -> datetime:
    """A moment near a day: rather at a weekend, rather in the evening."""
    days = [near + timedelta(days=n) for n in range(-2, 3)]
    weights = [figures.WEEKDAYS[day.weekday()] ** 2 for day in days]
    return page.at(page.dice.choices(days, weights=weights)[0], figures.LEAVING_HOURS)


def _placed_on(placements: Sequence[Placement], day: date) -> Placement | None:
    for placement in placements:
        if placement.started_on <= day and (placement.ended_on is None or placement.ended_on > day):
            return placement
    return None


def _episode(
    page: Making, child: Child, left: datetime, mover: Mover, placement: Placement | None
) -> datetime | None:
    """One episode and its interview; when the child was back, or None while still out."""
    dice, world = page.dice, page.world
    returned = left + timedelta(hours=dice.span(figures.HOURS_OUT))
    reported = left + (min(returned, left + timedelta(hours=8)) - left) * dice.uniform(0.1, 0.6)
    local = left.astimezone(ENGLAND)
    visit = mover.go(local.hour + local.minute / 60, local.date())
    out = returned > world.now
    if reported > world.now:
        return left
    episode = page.add(_record(page, child, placement, left, reported))
    _tell(page, episode, visit)
    if out:
        tell_of(page, episode)
        return None
    episode.returned_at = returned
    episode.located_at = returned - (returned - reported) * dice.uniform(0.02, 0.2)
    episode.found_where, episode.found_with = visit.written, visit.company
    episode.returned_how = dice.choice(("by themselves", "with the police", "fetched by a carer"))
    episode.recorded_at = returned
    tell_of(page, episode)
    make_interview(page, episode, returned, visit)
    note_finding(page, episode, visit)
    return returned


def _record(
    page: Making, child: Child, placement: Placement | None, left: datetime, reported: datetime
) -> Episode:
    dice, world = page.dice, page.world
    referenced = dice.chance(figures.POLICE_REFERENCE)
    return Episode(
        person=child.person,
        category="A" if dice.chance(figures.AWAY) else "M",
        left_at=left,
        noticed_at=left + (reported - left) * 0.7,
        reported_at=reported,
        recorded_at=reported,
        reported_by=_reporter(placement),
        went_from=(placement.home or "placement") if placement else "home",
        placement=placement,
        last_seen=_last_seen(dice, left),
        police_ref=f"ZZ{world.next_number():06}" if referenced else "",
        risk=dice.pick(figures.RISKS),
        team=world.teams["missing"],
        worker=world.staff.on("missing", day_of(reported), dice),
    )


def _reporter(placement: Placement | None) -> str:
    if placement is None:
        return "Parent"
    return "Residential worker" if placement.home else "Carer"


def _last_seen(dice: Dice, left: datetime) -> str:
    """How the child went, as it could be at that hour."""
    hour = left.astimezone(ENGLAND).hour
    return dice.choice(BY_NIGHT if hour >= 22 or hour < 6 else BY_DAY if hour < 17 else AFTER_TEA)


def _tell(page: Making, episode: Episode, visit: Visit) -> None:
    page.tell(
        "movement",
        episode=episode.ref,
        child=episode.person.ref,
        place=visit.place.key,
        name=visit.place.name,
        kind=visit.place.kind,
        company=visit.company,
        written=visit.written,
    )
