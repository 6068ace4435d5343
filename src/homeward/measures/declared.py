"""How a measure is declared: once, in words and as facts, so that names and numbers agree.

A measure gives *facts*: one for each thing that could count, in the week it belongs to. The
weekly series is the facts counted; the names behind a point are the same facts listed.
"""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import ClassVar, Literal, NamedTuple

from .weeks import Weeks

Better = Literal["increase", "decrease"] | None
#: What a week's figure is: a share; a sum; the longest of some waits; the mean or the middle of
#: some amounts; events for each person in a year; or in a year for each 10,000 children who live
#: in the authority.
Unit = Literal["per cent", "number", "days", "mean", "median", "a year", "per 10,000"]
#: From a week's share to the figure shown.
TIMES = {"per cent": 100.0, "a year": 52.0, "per 10,000": 520_000.0}
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


class Sums(NamedTuple):
    """A week's facts added up: amounts that count and that do not, how many count, how many there
    are, and of how many nobody knows."""

    yes: float
    no: float
    counted: int
    things: int
    unknown: int


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
    unit: Unit = "per cent"
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
    versions: ClassVar[tuple[str, ...]] = ()
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
        found = self.grouped(weeks, now, by)
        return found.get(group) or [self.point(week, []) for week in weeks.mondays]

    def grouped(
        self, weeks: Weeks, now: datetime, by: By | None = None
    ) -> dict[int | None, list[Point]]:
        """The points of every team, worker or placement; under None those of none, or everything.

        Read once: the parts of a week add up to the whole.
        """
        place = {week: n for n, week in enumerate(weeks.mondays)}
        found: dict[int | None, list[list[Fact]]] = defaultdict(lambda: [[] for _ in place])
        for fact in self.facts(weeks, now):
            if fact.week in place:
                found[getattr(fact, by) if by else None][place[fact.week]].append(fact)
        return {
            group: [self.point(week, facts) for week, facts in zip(place, some, strict=True)]
            for group, some in found.items()
        }

    def point(self, week: date, facts: list[Fact]) -> Point:
        """A week's facts, counted by the unit of the measure."""
        yes = [fact.amount for fact in facts if fact.counts]
        unknown = sum(fact.counts is None for fact in facts)
        if self.unit == "days":
            longest = max(yes, default=0.0)
            return Point(week, longest, len(facts), unknown, longest)
        if self.unit == "median":
            return Point(week, sum(yes), len(yes), unknown, median(yes) if yes else None)
        no = sum(fact.amount for fact in facts if fact.counts is False)
        return self.figure(week, Sums(sum(yes), no, len(yes), len(facts), unknown))

    def figure(self, week: date, sums: Sums) -> Point:
        """A week's sums as a share, a mean or a number."""
        if self.unit == "number":
            return Point(week, sums.yes, sums.things, sums.unknown, float(sums.yes))
        if self.unit == "mean":
            value = sums.yes / sums.counted if sums.counted else None
            return Point(week, sums.yes, sums.counted, sums.unknown, value)
        known = sums.yes + sums.no
        value = TIMES[self.unit] * sums.yes / known if known else None
        return Point(week, sums.yes, known, sums.unknown, value)

    def names(self, week: date, weeks: Weeks, now: datetime) -> Iterator[Fact]:
        """The facts of one week: those that count first, then those that do not, then unknown."""
        order = {True: 0, False: 1, None: 2}
        mine = [fact for fact in self.facts(weeks, now) if fact.week == week]
        yield from sorted(mine, key=lambda fact: (order[fact.counts], fact.words))
