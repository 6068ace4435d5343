"""Weeks: from Monday to Sunday, as the days of England go. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from homeward.core.days import monday, start_of_day

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Weeks:
    """A run of whole weeks: ``first`` is the Monday of the first, ``count`` how many there are."""

    first: date
    count: int

    @classmethod
    def up_to(cls, day: date, count: int) -> "Weeks":
        """The ``count`` whole weeks before the week that ``day`` lies in."""
        return cls(monday(day) - count * WEEK, count)

    @property
    def mondays(self) -> list[date]:
        return [self.first + n * WEEK for n in range(self.count)]

    @property
    def after(self) -> date:
        """The first day after the last week."""
        return self.first + self.count * WEEK

    @property
    def starts(self) -> datetime:
        """The first moment of the first week."""
        return start_of_day(self.first).astimezone(UTC)

    @property
    def ends(self) -> datetime:
        """The first moment after the last week."""
        return start_of_day(self.after).astimezone(UTC)

    def end_of(self, week: date) -> datetime:
        """The first moment after a week: at which its Sunday is over."""
        return start_of_day(week + WEEK).astimezone(UTC)
