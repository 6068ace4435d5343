"""What is dated about going missing: the police's scale, who must be told, what asks for a meeting.

It stands in ``dated.toml`` beside this file with its sources; an authority replaces a table (all
``[[trigger]]``, say) in the file that ``HOMEWARD_MISSING_RULES`` names. Yesterday's episode keeps
yesterday's scale.
"""

import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from homeward.core.days import day_of

FILE = Path(__file__).with_name("dated.toml")
OWN_FILE = "HOMEWARD_MISSING_RULES"


class When(StrEnum):
    """About which children somebody must be told."""

    ALWAYS = "always"
    IN_CARE = "in care"
    ELSEWHERE = "placed elsewhere"
    HERE = "placed here"


@dataclass(frozen=True, kw_only=True)
class Dated:
    """One line of the configuration: what it is called, from when until before when it holds."""

    key: str
    words: str
    from_on: date
    until_on: date | None = None
    source: str
    confidence: str = ""

    def holds_on(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


@dataclass(frozen=True, kw_only=True)
class Scale(Dated):
    """The police's grades of an episode, lowest first: code and words."""

    grades: tuple[tuple[str, str], ...]

    def say(self, grade: str) -> str:
        """A grade in the words of this scale; its code where the scale does not have it."""
        return dict(self.grades).get(grade, grade)


@dataclass(frozen=True, kw_only=True)
class MustTell(Dated):
    """Somebody who must be told that a child is missing; after so many hours where it says so."""

    when: When
    after_hours: int = 0


@dataclass(frozen=True, kw_only=True)
class Trigger(Dated):
    """What asks for a decision on a strategy meeting: so often, so long, or so graded."""

    times: int = 0
    in_days: int = 0
    after_hours: int = 0
    grade: str = ""

    def met_at(
        self, began: datetime, until: datetime, grade: str, reported: Iterable[datetime]
    ) -> datetime | None:
        """When an episode that began then asked for a meeting; None where it does not.

        ``reported``: when every episode of the child that stands was reported, this one's last.
        """
        if self.times:
            moments = sorted(reported)
            since = moments[-1] - timedelta(days=self.in_days)
            return moments[-1] if sum(at > since for at in moments) >= self.times else None
        if self.after_hours:
            reached = began + timedelta(hours=self.after_hours)
            return reached if reached <= until else None
        return began if self.grade and grade == self.grade else None


def scale_at(moment: datetime) -> Scale:
    """The scale by which the police graded on that day; the first one for days before it."""
    scales = _read().scales
    return next((each for each in scales if each.holds_on(day_of(moment))), scales[0])


def scale_called(key: str, moment: datetime) -> Scale:
    """The scale that an episode names; the one of the moment where it names none."""
    known = {each.key: each for each in _read().scales}
    return known.get(key) or scale_at(moment)


def must_tell(day: date, *, in_care: bool, elsewhere: bool, here: bool) -> list[MustTell]:
    """Who must be told of a child who went missing on that day, in the order of the file."""
    holds = {
        When.ALWAYS: True,
        When.IN_CARE: in_care,
        When.ELSEWHERE: elsewhere,
        When.HERE: here,
    }
    return [each for each in _read().told if each.holds_on(day) and holds[each.when]]


def all_told() -> list[tuple[str, str]]:
    """Everybody who was ever to be told: code and words."""
    return list({each.key: each.words for each in _read().told}.items())


def triggers_on(day: date) -> list[Trigger]:
    """What asked for a meeting on that day."""
    return [each for each in _read().triggers if each.holds_on(day)]


@dataclass(frozen=True)
class _Configuration:
    scales: tuple[Scale, ...]
    told: tuple[MustTell, ...]
    triggers: tuple[Trigger, ...]


@cache
def _read() -> _Configuration:
    own = os.environ.get(OWN_FILE)
    return read_dated(Path(own) if own else FILE)


def read_dated(path: Path) -> _Configuration:
    """The configuration of one file; tables that it does not name are the house's own.

    Raises ``ValueError`` naming the file and the line that cannot be read.
    """
    tables = {**_tables(FILE), **_tables(path)}
    return _Configuration(
        scales=tuple(_line(Scale, row, path) for row in tables["scale"]),
        told=tuple(_line(MustTell, row, path) for row in tables["told"]),
        triggers=tuple(_line(Trigger, row, path) for row in tables["trigger"]),
    )


def _tables(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


D = TypeVar("D", bound=Dated)
_READ: dict[str, Any] = {
    "when": When,
    "grades": lambda rows: tuple((row[0], row[1]) for row in rows),
}


def _line(kind: type[D], row: dict[str, Any], path: Path) -> D:
    """One line, its columns under the names of this file."""
    names = {"from": "from_on", "until": "until_on"}
    try:
        return kind(
            **{
                names.get(name, name): _READ.get(name, lambda value: value)(value)
                for name, value in row.items()
            }
        )
    except (TypeError, ValueError) as fault:
        name = row.get("key", "without a key")
        raise ValueError(f"{path.name}: the line {name} cannot be read ({fault}).") from fault
