"""Where a child goes: explore and return (Song and others, 2010), some places by the hour."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date

from .contexts import Context, hubs
from .dice import Dice
from .figures import missing as figures
from .names import address
from .world import World

_FRIENDS = [
    "Kyle B",
    "Tash",
    "Mia C",
    "Jaydon",
    "Lils",
    "Ryan W",
    "Zed",
    "Aimee",
    "Kofi",
    "Hana",
    "Bartek",
    "Shan",
    "Dev",
    "Little Tom",
]
CONTEXT_PULL = 0.45
CONTEXT_ADDRESSES = (0, 0, 0, 1, 2, 3)  # which address of a context, one as likely as another


@dataclass
class Place:
    """A place that a child knows: its true identity, and the names it goes by."""

    key: str
    name: str
    other_name: str
    kind: str
    hour: float
    breadth: float
    pull: float = 0.0


@dataclass
class Visit:
    """Where a child truly was when found, with whom, and what was written of it."""

    place: Place
    company: str
    written: str
    told: str


@dataclass
class Mover:
    """One child's places. New ones come less and less often; old ones draw by past visits."""

    world: World
    dice: Dice
    key: str
    context: Context | None = None
    places: list[Place] = field(default_factory=list)
    context_places: dict[str, Place] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rho = self.dice.uniform(*figures.RHO)
        self.gamma = self.dice.uniform(*figures.GAMMA)
        self.friends = self.dice.sample(_FRIENDS, self.dice.randint(1, 4))

    def go(self, hour: float, day: date) -> Visit:
        """Where to this time."""
        dice = self.dice
        drawn = self.context is not None and day >= self.context.from_on
        if drawn and dice.chance(CONTEXT_PULL):
            place, company = self._drawn_in(hour)
        else:
            place = self._own(hour)
            company = dice.choice(self.friends) if dice.chance(figures.WITH_SOMEBODY) else ""
        return Visit(place, company, self._written(place), self._told(place))

    def _own(self, hour: float) -> Place:
        dice, known = self.dice, len(self.places)
        if not known or dice.random() < self.rho * known**-self.gamma:
            self.places.append(self._new(hour))
            place = self.places[-1]
        else:
            pulls = [one.pull * fits(one, hour) for one in self.places]
            place = dice.choices(self.places, weights=pulls)[0]
        place.pull += 1
        return place

    def _new(self, hour: float) -> Place:
        dice = self.dice
        kind = dice.pick(figures.KINDS_OF_PLACE)
        breadth = dice.choice((math.inf, dice.uniform(1.5, 6)))
        common = hubs(self.world)
        if kind in {"street", "shops", "station"}:
            number = dice.randrange(len(common))
            return Place(f"hub:{number}", common[number], common[number], kind, hour, breadth)
        key, lines = f"{self.key}:{len(self.places)}", address(dice)
        name, other = {
            "friend": (f"a friend's flat, {lines}", f"mate's place on {lines.split(' ', 1)[1]}"),
            "relative": (f"cousin's flat, {lines}", f"family at {lines}"),
        }.get(kind, (lines, f"near {lines}"))
        return Place(key, name, other, kind, hour, breadth)

    def _drawn_in(self, hour: float) -> tuple[Place, str]:
        assert self.context is not None  # noqa: S101 - asked only where there is one
        key, name = self.context.place(self.dice.choice(CONTEXT_ADDRESSES))
        place = self.context_places.setdefault(
            key, Place(key, name, name.split(", ", 1)[1], "context", hour, math.inf)
        )
        return place, self.dice.choice(self.context.adults)

    def _written(self, place: Place) -> str:
        """What the form says of where the child was found: often nothing."""
        dice = self.dice
        if not dice.chance(figures.WRITTEN):
            return ""
        if dice.chance(figures.WRONG):
            return address(dice)
        return place.other_name if dice.chance(figures.SECOND_NAME) else place.name

    def _told(self, place: Place) -> str:
        return place.other_name if self.dice.chance(0.3) else place.name


def fits(place: Place, hour: float) -> float:
    """How well an hour suits a place: some are for one time of day."""
    apart = abs(place.hour - hour) % 24
    return 0.05 + math.exp(-((min(apart, 24 - apart) / place.breadth) ** 2) / 2)
