"""What moves a borough's figures, from when to when and by how much: known here, and only here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Effect:
    """``lever`` is multiplied by ``times`` from one day until before another, with a cause."""

    lever: str
    times: float
    from_on: date
    until_on: date | None
    cause: str

    def acts_on(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


# What can be moved: figure, and what it multiplies.
CONTACTS = "contacts received"
LATE_DECISIONS = "contacts decided late"
SCREENED = "domestic-abuse notifications decided"
NO_HISTORY = "decisions without history"
LATE_OFFERS = "interviews not offered or offered late"
LOST_INTERVIEWS = "interviews declined or not possible"
NOT_SHARED = "learning not shared within a day"
LATE_REVIEWS = "pathway reviews late"
LEAVERS = "social workers leaving"
ARRIVALS = "unaccompanied young people arriving"
LEVERS = (
    CONTACTS,
    LATE_DECISIONS,
    SCREENED,
    NO_HISTORY,
    LATE_OFFERS,
    LOST_INTERVIEWS,
    NOT_SHARED,
    LATE_REVIEWS,
    LEAVERS,
    ARRIVALS,
)


class Course:
    """All effects on one borough, asked by lever and day."""

    def __init__(self, effects: Iterable[Effect]) -> None:
        self.effects = tuple(effects)
        self._by_lever = {
            lever: tuple(e for e in self.effects if e.lever == lever) for lever in LEVERS
        }

    def times(self, lever: str, day: date) -> float:
        """By how much a figure is multiplied on a day: 1 where nothing acts on it."""
        times = 1.0
        for effect in self._by_lever[lever]:
            if effect.acts_on(day):
                times *= effect.times
        return times

    def share(self, base: float, lever: str, day: date) -> float:
        """A share as it stands on a day, never above one."""
        return min(1.0, base * self.times(lever, day))
