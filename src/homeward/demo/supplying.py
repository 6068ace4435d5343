"""What homes had to offer: voids, notice, and their answers when asked for a place.

With dice of its own, so that nothing else in the borough falls otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from homeward.core import ids
from homeward.homes.models import Asking, Provider, Stay, Void

from .dice import Dice, dice_for
from .figures import homes as figures
from .homes import SUPPORTED, Home
from .world import Making, World

_NOTICE = (
    "They do not feel able to keep the others in the home safe.",
    "The support hours that were agreed are not enough.",
    "Rent arrears, and visitors at night.",
)
_REFUSED = {
    "full": "Nothing free before next month.",
    "needs": "They cannot staff nights as the plan asks.",
    "match": "Two who live there know them from before.",
    "staffing": "Two workers have left.",
    "place": "Too close to where they were found.",
    "other": "",
}


def make_supplied(page: Making) -> None:
    """Notice on the stays of a household, and which homes were asked before each move."""
    stays = [each for each in page.records if isinstance(each, Stay)]
    if not stays:
        return
    dice = dice_for(page.world.seed, "supplied", stays[0].ref)
    with ids.seeded(dice):
        for stay in stays:
            if stay.provider is not None:
                _notice(page.world, dice, stay)
                if stay.started_on and stay.started_on >= page.world.began:
                    _asked(page, dice, stay)
            elif stay.crisis and stay.ended_on is None:
                _still_asking(page, dice, stay)


def _notice(world: World, dice: Dice, stay: Stay) -> None:
    """Notice by the home, of four weeks where the stay was as long; with a closing, its own."""
    began = stay.started_on or stay.known_on
    if stay.ended_because == "The provider closed":
        leave, because = stay.ended_on, "The provider closes."
    elif stay.ended_because == "Moved on" and dice.chance(figures.NOTICE):
        leave, because = stay.ended_on, dice.choice(_NOTICE)
    elif stay.ended_on is None and dice.chance(figures.NOTICE_NOW):
        leave, because = world.today + timedelta(days=dice.randint(3, 25)), dice.choice(_NOTICE)
    else:
        return
    assert leave is not None  # noqa: S101 - the end of an ended stay, or a day to come
    told = leave - timedelta(days=figures.DAYS_OF_NOTICE)
    if told >= began:
        stay.notice_on, stay.leave_by_on, stay.notice_because = told, leave, because


def _asked(page: Making, dice: Dice, stay: Stay) -> None:
    """Those that refused before the home that took them, and that home."""
    assert stay.provider is not None  # noqa: S101 - asked of those only
    assert stay.started_on is not None  # noqa: S101
    day = stay.started_on - timedelta(days=dice.randint(8, 24))
    others = [
        home.provider
        for home in page.world.homes.by_kind[stay.provider.kind]
        if home.provider is not stay.provider and _open(home.provider, day)
    ]
    dice.shuffle(others)
    while others and dice.chance(figures.REFUSED):
        _refused(page, dice, stay, others.pop(), day)
    answered = min(stay.started_on, day + timedelta(days=dice.randint(1, 6)))
    page.add(_asking(stay, stay.provider, day, "offered", answered))


def _still_asking(page: Making, dice: Dice, stay: Stay) -> None:
    """Who is in a crisis bed: homes that refused, and one that has not answered."""
    today, began = page.world.today, stay.started_on or stay.known_on
    first = max(began, today - timedelta(days=30))
    homes = [
        home.provider for home in page.world.homes.by_kind[SUPPORTED] if _open(home.provider, today)
    ]
    dice.shuffle(homes)
    for provider in homes[1:3]:
        _refused(page, dice, stay, provider, first)
    if homes and (dice.chance(figures.WAITING) or page.world.nth("asked for a bed") == 1):
        page.add(_asking(stay, homes[0], max(first, today - timedelta(days=2)), "waiting", None))


def _refused(page: Making, dice: Dice, stay: Stay, provider: Provider, day: date) -> None:
    why = dice.pick(figures.WHY_REFUSED)
    answered = min(page.world.today, day + timedelta(days=dice.randint(0, 5)))
    asking = page.add(_asking(stay, provider, day, "refused", answered))
    asking.refused_because, asking.words = why, _REFUSED[why]


def _asking(
    stay: Stay, provider: Provider, day: date, answer: str, answered: date | None
) -> Asking:
    return Asking(
        person=stay.person, provider=provider, asked_on=day, answer=answer, answered_on=answered
    )


def _open(provider: Provider, day: date) -> bool:
    return provider.closed_on is None or provider.closed_on > day


def make_voids(page: Making) -> None:
    """Places that stood empty between two young people, read off who lived where.

    A place that nobody of the borough ever took may be another authority's: nothing is said of it.
    """
    world = page.world
    for homes in world.homes.by_kind.values():
        for home in homes:
            for place in range(1, (home.provider.places or 0) + 1):
                for first, last in _empty(world, home, place):
                    page.add(
                        Void(
                            provider=home.provider,
                            why=page.dice.pick(figures.WHY_VOID),
                            from_on=first,
                            to_on=last,
                        )
                    )


def _empty(world: World, home: Home, place: int) -> Iterator[tuple[date, date | None]]:
    """Spells in which fewer than ``place`` places were taken, after somebody had taken it."""
    first_day, long = world.homes.first_day, world.homes.days
    stop = home.provider.closed_on
    days = min(long, (stop - first_day).days) if stop else long
    start = max(0, days - figures.VOIDS_FOR)
    since: int | None = None
    for day in range(start, days):
        taken = home.taken[day] >= place
        if not taken and since is None and day > start and home.taken[day - 1] >= place:
            since = day
        elif taken and since is not None:
            if day - since >= figures.SHORTEST_VOID:
                yield first_day + timedelta(days=since), first_day + timedelta(days=day - 1)
            since = None
    if since is not None and days - since >= figures.SHORTEST_VOID:
        yield first_day + timedelta(days=since), stop
