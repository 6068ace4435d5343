"""How a measure is declared: once, in words and as facts, so that names and numbers agree.

A measure gives *facts*: one for each thing that could count, in the week it belongs to. The
weekly series is the facts counted; the names behind a point are the same facts listed.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal, NamedTuple

from .weeks import Weeks

Better = Literal["increase", "decrease"] | None
Unit = Literal["per cent", "number", "days"]
By = Literal["team", "worker", "placement"]


class Fact(NamedTuple):
    """One thing that could count: in which week, about whom, and whether it does.

    ``counts`` is None where nobody knows: shown as unknown, never as no. ``root`` names the
    record that it came from (label, row number). ``amount`` is used by measures in days and hours.
    ``team``, ``worker`` and ``placement`` are row numbers of who answers for it and where the
    child lives; None where the record does not say.
    """

    week: date
    counts: bool | None
    person_id: int | None
    words: str
    root: tuple[str, int] | None = None
    amount: float = 1.0
    team: int | None = None
    worker: int | None = None
    placement: int | None = None


@dataclass(frozen=True)
class Point:
    """One week of a measure. ``value`` is None where there was nothing to count."""

    week: date
    numerator: float
    denominator: int
    unknown: int
    value: float | None


class Measure(ABC):
    """One measure. Subclasses say what it is in words and give its facts.

    A change of definition gets a new ``version``: figures never jump in silence.
    """

    key: ClassVar[str]
    number: ClassVar[str]
    theme: ClassVar[str]
    title: ClassVar[str]
    why: ClassVar[str]
    numerator: ClassVar[str]
    denominator: ClassVar[str]
    clock: ClassVar[str]
    not_counted: ClassVar[str]
    source: ClassVar[str]
    unit: ClassVar[Unit] = "per cent"
    better: ClassVar[Better] = "increase"
    version: ClassVar[str] = "1"
    #: Whether each week looks at the same people or months again: its weeks then hang together,
    #: and a test that takes them for independent would claim what is not there.
    hangs_together: ClassVar[bool] = False

    @abstractmethod
    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        """Everything that could count in these weeks, as known at ``now``."""

    def series(
        self, weeks: Weeks, now: datetime, *, by: By | None = None, group: int | None = None
    ) -> list[Point]:
        """One point a week, in order; of one team, worker or placement where asked."""
        by_week: dict[date, list[Fact]] = {week: [] for week in weeks.mondays}
        for fact in self.facts(weeks, now):
            if fact.week in by_week and (by is None or getattr(fact, by) == group):
                by_week[fact.week].append(fact)
        return [self.point(week, facts) for week, facts in by_week.items()]

    def point(self, week: date, facts: list[Fact]) -> Point:
        """A week's facts, counted by the unit of the measure."""
        unknown = sum(fact.counts is None for fact in facts)
        counted = [fact for fact in facts if fact.counts]
        if self.unit == "number":
            return Point(week, len(counted), len(facts), unknown, float(len(counted)))
        if self.unit == "days":
            longest = max((fact.amount for fact in counted), default=0.0)
            return Point(week, longest, len(facts), unknown, longest)
        known = len(facts) - unknown
        value = 100 * len(counted) / known if known else None
        return Point(week, len(counted), known, unknown, value)

    def names(self, week: date, weeks: Weeks, now: datetime) -> Iterator[Fact]:
        """The facts of one week: those that count first, then those that do not, then unknown."""
        order = {True: 0, False: 1, None: 2}
        mine = [fact for fact in self.facts(weeks, now) if fact.week == week]
        yield from sorted(mine, key=lambda fact: (order[fact.counts], fact.words))
