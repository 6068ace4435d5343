"""The decisions and threshold levels in use on a day: dated configuration, read once."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from homeward.core.days import day_of

from .codes import Decision

FILE = Path(__file__).with_name("offered.toml")


@dataclass(frozen=True)
class Offered:
    """One decision or level: its code, its words, and from when until before when it holds."""

    code: str
    words: str
    from_on: date
    until_on: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


def decisions_on(at: datetime) -> list[Offered]:
    """What could be decided on the day of a moment, in the order of the file."""
    return [each for each in _read()[0] if each.holds_on(day_of(at))]


def levels_on(at: datetime) -> list[Offered]:
    """The authority's threshold levels on the day of a moment."""
    return [each for each in _read()[1] if each.holds_on(day_of(at))]


@cache
def _read(path: Path = FILE) -> tuple[list[Offered], list[Offered]]:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    decisions = [
        Offered(row["code"], Decision(row["code"]).label, row["from"], row.get("until"))
        for row in found["decision"]
    ]
    levels = [
        Offered(row["code"], row["words"], row["from"], row.get("until")) for row in found["level"]
    ]
    return decisions, levels
