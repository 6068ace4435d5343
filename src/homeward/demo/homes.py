"""Homes with places: who may live there when, so that none holds more than it has."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from datetime import date, timedelta

from homeward.homes.models import Provider

from .dice import Dice
from .figures.homes import DAYS_OF_NOTICE
from .names import home_name, postcode
from .world import Making

CHILDRENS = "Children's home"
SUPPORTED = "Supported accommodation"
LODGINGS = "Supported lodgings scheme"
PLACES = {CHILDRENS: (2, 5), SUPPORTED: (4, 9), LODGINGS: (5, 10)}
LOOKING_BACK = 365 * 10  # stays that began before the history count too


@dataclass
class Home:
    """A provider and, for each day, how many of its places are taken."""

    provider: Provider
    taken: array[int]

    def free(self, first: int, last: int) -> bool:
        places = self.provider.places or 0
        return max(self.taken[first : last + 1], default=0) < places

    def take(self, first: int, last: int) -> None:
        for day in range(first, last + 1):
            self.taken[day] += 1


@dataclass
class Homes:
    """All homes of the borough, by kind."""

    first_day: date
    days: int
    by_kind: dict[str, list[Home]] = field(default_factory=dict)

    def find(self, kind: str, first: date, last: date, dice: Dice) -> Provider | None:
        """A home with a free place for the whole time, now taken; None where all are full.

        One that closes in that time takes people until then.
        """
        homes = self.by_kind[kind]
        start = dice.randrange(len(homes))
        for home in homes[start:] + homes[:start]:
            closed = home.provider.closed_on or last
            a, b = self._number(first), self._number(min(last, closed))
            if first < closed and home.free(a, b):
                home.take(a, b)
                return home.provider
        return None

    def _number(self, day: date) -> int:
        return min(max(0, (day - self.first_day).days), self.days - 1)


def make_homes(page: Making) -> None:
    """Children's homes, supported accommodation and a lodgings scheme, each with its places."""
    world = page.world
    first_day = world.began - timedelta(days=LOOKING_BACK)
    days = (world.today - first_day).days + 1
    world.homes = Homes(first_day, days)
    size = world.size
    kinds = {
        CHILDRENS: size.homes,
        SUPPORTED: size.supported,
        LODGINGS: max(1, size.supported // 6),
    }
    number = 0
    for kind, many in kinds.items():
        world.homes.by_kind[kind] = []
        for _ in range(many):
            provider = page.add(_provider(page, kind, number))
            world.homes.by_kind[kind].append(Home(provider, array("h", bytes(2 * days))))
            number += 1
    if world.scenario.closes is not None:
        _closes(page, world.scenario.closes)


def _provider(page: Making, kind: str, number: int) -> Provider:
    return Provider(
        name=home_name(number),
        urn=f"ZZ{10_001 + number}",
        kind=kind,
        places=page.dice.randint(*PLACES[kind]),
        postcode=postcode(page.dice),
    )


def _closes(page: Making, days_ago: int) -> None:
    """The largest supported-accommodation provider shuts."""
    homes = page.world.homes.by_kind[SUPPORTED]
    provider = max((home.provider for home in homes), key=lambda one: (one.places or 0, one.urn))
    provider.closed_on = page.world.today - timedelta(days=days_ago)
    provider.closing_told_on = provider.closed_on - timedelta(days=DAYS_OF_NOTICE)
    page.tell(
        "scenario",
        scenario=page.world.scenario.name,
        lever="places in supported accommodation",
        times="",
        from_on=provider.closed_on,
        until_on="",
        cause=f"{provider.name} ({provider.urn}) shut: {provider.places} places lost",
    )
