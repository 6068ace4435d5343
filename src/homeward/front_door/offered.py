"""The decisions, threshold levels and categories of a day: dated configuration, read once."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from homeward.core.days import day_of

from .codes import Decision
from .rules import Fault

FILE = Path(__file__).with_name("offered.toml")


@dataclass(frozen=True)
class Offered:
    """One decision, level or category: its code, its words, from when and until before when."""

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


def categories_on(at: datetime) -> list[Offered]:
    """What a contact could mainly be about on the day of a moment."""
    return [each for each in _read()[2] if each.holds_on(day_of(at))]


def all_categories() -> dict[str, str]:
    """The words of every category there ever was, by code; of one that was renamed, the last."""
    return {each.code: each.words for each in _read()[2]}


def why_not_category(code: str, at: datetime) -> Fault | None:
    """Why a contact received at a moment may not be of this category; empty is "not said yet"."""
    if not code or any(each.code == code for each in categories_on(at)):
        return None
    return Fault("category", "Choose what the contact is mainly about from the list.")


@cache
def _read(path: Path = FILE) -> tuple[list[Offered], list[Offered], list[Offered]]:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    decisions = [
        Offered(row["code"], Decision(row["code"]).label, row["from"], row.get("until"))
        for row in found["decision"]
    ]
    return decisions, _worded(found["level"]), _worded(found["category"])


def _worded(rows: list[dict[str, Any]]) -> list[Offered]:
    return [Offered(row["code"], row["words"], row["from"], row.get("until")) for row in rows]
