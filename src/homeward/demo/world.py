"""The borough itself: its day, its dice, its teams and homes, and what moves its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models

from homeward.access.models import User
from homeward.calendar import is_working_day
from homeward.core import ids
from homeward.core.clock import ENGLAND, day_of
from homeward.workforce.models import Team

from .course import Course
from .dice import Dice, dice_for
from .figures.front_door import DAY_OFF
from .scenarios import Scenario
from .sizes import Size

if TYPE_CHECKING:
    from .homes import Homes
    from .papers import Paper
    from .staff import Staff

# Hours between which decisions are made and children are talked with.
WAKES, SLEEPS = 8, 20

Progress = Callable[[str, float], None]
Fact = tuple[str, dict[str, Any]]  # what sort of truth, and the row


@dataclass
class World:
    """What every household shares. Nothing about a child stands here."""

    seed: int
    size: Size
    now: datetime
    scenario: Scenario
    teams: dict[str, Team] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    staff: Staff = field(init=False)
    homes: Homes = field(init=False)
    papers: list[Paper] = field(default_factory=list)
    places: dict[str, Any] = field(default_factory=dict)  # on file so far
    numbers: int = 0
    children: int = 0  # on file so far
    _seen: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.today = day_of(self.now)
        self.began = self.today - timedelta(days=365 * self.size.years)
        self.course = Course(self.scenario.effects(self.began, self.today))

    def next_number(self) -> int:
        """A number for a child's file: one after another."""
        self.numbers += 1
        return self.numbers

    def nth(self, what: str) -> int:
        """How many of a sort there were before this one: for shares that come out even."""
        self._seen[what] += 1
        return self._seen[what]

    def year_starts(self, number: int) -> date:
        """The first day of a year of the history; the last year ends today."""
        return self.began + timedelta(days=365 * number)

    def busy(self, day: date) -> float:
        """How many contacts a day brings, against a working day."""
        return 1.0 if is_working_day(day) else DAY_OFF


@dataclass
class Making:
    """What one household gives rise to: its records, unsaved, and the truth about it."""

    world: World
    dice: Dice
    records: list[models.Model] = field(default_factory=list)
    truth: list[Fact] = field(default_factory=list)
    children: int = 0

    def add(self, record: Any) -> Any:
        """Put a record among those to be saved."""
        self.records.append(record)
        return record

    def tell(self, kind: str, /, **facts: Any) -> None:
        """Note a truth that no record says."""
        self.truth.append((kind, facts))

    def at(self, day: date, hours: Sequence[float]) -> datetime:
        """A moment of a day, its hour drawn by weight; none that the clocks skip."""
        hour = self.dice.choices(range(24), weights=hours)[0]
        moment = datetime.combine(day, time(hour, self.dice.randrange(60)), tzinfo=ENGLAND)
        return moment.astimezone(UTC)

    def by_day(self, moment: datetime, latest: datetime | None = None) -> datetime:
        """The moment, or where it falls into the night the next morning: when people are at work.

        Where the morning is after ``latest`` it was done the evening before.
        """
        local = moment.astimezone(ENGLAND)
        if WAKES <= local.hour < SLEEPS:
            return moment
        night = local.date() if local.hour < WAKES else local.date() + timedelta(days=1)
        minutes = self.dice.randrange(150)
        wakes = datetime.combine(night, time(WAKES), tzinfo=ENGLAND) + timedelta(minutes=minutes)
        sleeps = datetime.combine(night, time(0), tzinfo=ENGLAND) - timedelta(
            hours=24 - SLEEPS, minutes=minutes
        )
        return (sleeps if latest and wakes > latest else wakes).astimezone(UTC)

    def day_between(self, first: date, last: date) -> date:
        """A day from the first to the last."""
        return first + timedelta(days=self.dice.randrange(max(1, (last - first).days + 1)))


@contextmanager
def making(world: World, *what: object) -> Iterator[Making]:
    """The making of one thing, with its own dice, so that its references are always the same."""
    dice = dice_for(world.seed, *what)
    with ids.seeded(dice):
        yield Making(world, dice)
