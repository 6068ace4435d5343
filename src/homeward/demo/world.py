"""The world being made: one seed, one day it stands at, and what has been made so far."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from django.db import models

from homeward.core.clock import ENGLAND
from homeward.people.models import Person
from homeward.workforce.models import Team, Worker

from .figures import Size

Progress = Callable[[str, float], None]


@dataclass
class World:
    """Everything made so far, and the dice. Records stand here unsaved, in the order of saving."""

    rng: Random
    size: Size
    now: datetime
    teams: dict[str, Team] = field(default_factory=dict)
    workers: dict[str, list[Worker]] = field(default_factory=dict)
    children: list[Person] = field(default_factory=list)
    homes: dict[int, str] = field(default_factory=dict)
    records: list[models.Model] = field(default_factory=list)

    @property
    def today(self) -> date:
        return self.now.astimezone(ENGLAND).date()

    @property
    def began(self) -> date:
        """The first day of the history."""
        return self.today - timedelta(days=365 * self.size.years)

    def add(self, record: Any) -> Any:
        """Put a record among those to be saved."""
        self.records.append(record)
        return record

    def at(self, day: date, hours: Sequence[float]) -> datetime:
        """A moment of a day, its hour drawn by weight."""
        hour = self.rng.choices(range(24), weights=hours)[0]
        moment = time(hour, self.rng.randrange(60))
        return datetime.combine(day, moment, tzinfo=ENGLAND).astimezone(UTC)

    def pick(self, shares: Mapping[Any, float]) -> Any:
        """One of the keys, by its share."""
        return self.rng.choices(list(shares), weights=list(shares.values()))[0]

    def span(self, bands: Sequence[tuple[float, float, float]]) -> float:
        """A number from weighted bands of (share, from, to)."""
        _, low, high = self.rng.choices(bands, weights=[band[0] for band in bands])[0]
        return self.rng.uniform(low, high)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def share_of_history(self, day: date) -> float:
        """How far through the history a day lies: 0 at its start, 1 today."""
        return (day - self.began).days / max(1, (self.today - self.began).days)
