"""How a measure is declared: once, in words and as facts, so that names and numbers agree.

A measure gives *facts*: one for each thing that could count, in the week it belongs to. The
weekly series is the facts counted; the names behind a point are the same facts listed.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from statistics import mean, median
from typing import ClassVar, Literal, NamedTuple

from .weeks import Weeks

Better = Literal["increase", "decrease"] | None
#: What a week's figure is: a share; a sum; the longest of some waits; the mean or the middle of
#: some amounts; or events for each person in a year.
Unit = Literal["per cent", "number", "days", "mean", "median", "a year"]
Chart = Literal["XmR", "p", "p'", "u", "u'", "c", "g", "t"]
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
    denominator: float
    unknown: int
    value: float | None


class Declared:
    """What every measure of the catalogue says of itself, counted yet or not.

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
    source: ClassVar[str]
    unit: ClassVar[Unit] = "per cent"
    better: ClassVar[Better] = "increase"
    version: ClassVar[str] = "1"
    chart: ClassVar[Chart] = "XmR"
    #: What the figure is in, where it is neither a share nor a count: "hours", "children each".
    unit_words: ClassVar[str] = ""


class NotCountedYet(Declared):
    """A measure whose records are not kept in Homeward yet: ``needs`` says which.

    It stands in the catalogue so that nobody takes its absence for a zero.
    """

    needs: ClassVar[str]


class Measure(Declared, ABC):
    """A measure that is counted. Subclasses say what it is in words and give its facts."""

    not_counted: ClassVar[str]
    #: What changed with each version after the first, for those who see the line jump.
    changes: ClassVar[tuple[str, ...]] = ()
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
        counted = [fact.amount for fact in facts if fact.counts]
        if self.unit in ("per cent", "a year"):
            known = sum(fact.amount for fact in facts if fact.counts is not None)
            return _share(week, sum(counted), known, unknown, _TIMES[self.unit])
        value = _FIGURE[self.unit](counted)
        if self.unit in ("mean", "median"):
            return Point(week, sum(counted), len(counted), unknown, value)
        return Point(week, value or 0.0, len(facts), unknown, value)

    def names(self, week: date, weeks: Weeks, now: datetime) -> Iterator[Fact]:
        """The facts of one week: those that count first, then those that do not, then unknown."""
        order = {True: 0, False: 1, None: 2}
        mine = [fact for fact in self.facts(weeks, now) if fact.week == week]
        yield from sorted(mine, key=lambda fact: (order[fact.counts], fact.words))


_TIMES = {"per cent": 100.0, "a year": 52.0}
_FIGURE: dict[str, Callable[[list[float]], float | None]] = {
    "number": lambda amounts: float(sum(amounts)),
    "days": lambda amounts: max(amounts, default=0.0),
    "mean": lambda amounts: mean(amounts) if amounts else None,
    "median": lambda amounts: median(amounts) if amounts else None,
}


def _share(week: date, counted: float, known: float, unknown: int, times: float) -> Point:
    value = times * counted / known if known else None
    return Point(week, counted, known, unknown, value)
