"""Made-up movers, for measuring an order of places. They estimate nothing about real children.

Explore and return (Song and others, 2010): with chance rho S^-gamma a mover goes somewhere new,
S being the number of places known so far; else back to a known place, by past visits. Added here:
some places are for an hour of day, old places lose their pull after a move, an episode may hold
several places, and the record is poor: places go unrecorded, are told and not seen, are told
wrongly, or are written under a second name.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from homeward.missing.find_plan import ENGLAND, Visit

MOVE = 0.05  # chance of a move before an episode, after which old places pull a third as much


@dataclass(frozen=True)
class Recording:
    """How well what happened gets onto the record, as chances."""

    found: float = 0.63  # the place of finding is written down
    interview: float = 0.63  # held; each place of the episode is then told with chance `told`
    told: float = 0.7
    told_by_others: float = 0.15
    wrong: float = 0.05  # of what is told
    second_name: float = 0.03  # of all that is written down
    form_places: int = 2  # listed once, before the first episode


POOR = Recording()
FOUND_ONLY = Recording(1, 0, 0, 0, 0, 0, 0)
ALL_TOLD = Recording(1, 1, 1, 0, 0, 0, 0)


@dataclass(frozen=True)
class Episode:
    """When the mover left, and the places in order; the last is where they were found."""

    left: datetime
    places: tuple[str, ...]


@dataclass
class _Place:
    name: str
    hour: float
    breadth: float  # hours; infinite where any hour will do
    pull: float = 0.0


@dataclass
class Mover:
    """One made-up person. The chances rho and gamma are drawn within published ranges."""

    dice: random.Random
    places: list[_Place] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rho = self.dice.uniform(0.5, 0.8)
        self.gamma = self.dice.uniform(0.1, 0.3)

    def episodes(self, number: int) -> list[Episode]:
        """So many episodes, a week or more apart, oldest first; England's time."""
        left = datetime(2022, 1, 1, tzinfo=ENGLAND)
        made = []
        for _ in range(number):
            left += timedelta(days=7 + self.dice.expovariate(1 / 20))
            hour = self.dice.gauss(20, 3.5) % 24
            left = left.replace(hour=int(hour), minute=self.dice.randrange(60))
            if self.dice.random() < MOVE:
                for place in self.places:
                    place.pull *= 1 / 3
            stops = self.dice.choices([1, 2, 3], weights=[6, 3, 1])[0]
            made.append(Episode(left, tuple(self._go(hour) for _ in range(stops))))
        return made

    def _go(self, hour: float) -> str:
        known = len(self.places)
        if not known or self.dice.random() < self.rho * known**-self.gamma:
            breadth = self.dice.choice([math.inf, self.dice.uniform(1.5, 6)])
            self.places.append(_Place(f"P{known}", hour, breadth))
            place = self.places[-1]
        else:
            pulls = [p.pull * _fits(p, hour) for p in self.places]
            place = self.dice.choices(self.places, weights=pulls)[0]
        place.pull += 1
        return place.name


def _fits(place: _Place, hour: float) -> float:
    apart = abs(place.hour - hour) % 24
    return 0.05 + math.exp(-((min(apart, 24 - apart) / place.breadth) ** 2) / 2)


def recorded(
    episodes: list[Episode], dice: random.Random, how: Recording = POOR
) -> Iterator[list[Visit]]:
    """For each episode what got onto the record; the first also holds what a form listed."""
    for number, episode in enumerate(episodes):
        visits = list(_of_one(episode, dice, how))
        if number == 0:
            ever = sorted({place for other in episodes for place in other.places})
            listed = dice.sample(ever, min(how.form_places, len(ever)))
            visits += [Visit(place, episode.left, "form") for place in listed]
        yield [_as_written(visit, dice, how) for visit in visits]


def _of_one(episode: Episode, dice: random.Random, how: Recording) -> Iterator[Visit]:
    if dice.random() < how.found:
        yield Visit(episode.places[-1], episode.left, "found")
    held = dice.random() < how.interview
    for place in dict.fromkeys(episode.places):
        if held and dice.random() < how.told:
            wrong = dice.random() < how.wrong
            yield Visit(f"wrong {dice.randrange(99)}" if wrong else place, episode.left, "told")
        if dice.random() < how.told_by_others:
            yield Visit(place, episode.left, "other_told")


def _as_written(visit: Visit, dice: random.Random, how: Recording) -> Visit:
    second = dice.random() < how.second_name
    return replace(visit, place=f"{visit.place} (second name)") if second else visit
