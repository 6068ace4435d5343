"""Measures of how things stand at the end of each week, told once by when they changed.

What stood from one day to another is one *spell*; its weeks are worked out, for the names behind
a week and for sums alike. So two years of every team are counted without a row for each week.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

import numpy as np

from .declared import By, Fact, Measure, Point, Sums
from .weeks import Weeks


class Spell(NamedTuple):
    """What stood at each week's end from the day ``since`` to before the day ``until``.

    ``until`` is None while it stands. The week of its fact says nothing.
    """

    since: date
    until: date | None
    fact: Fact


class Interval(NamedTuple):
    """A stretch of days: from ``since`` to before ``until`` (None: still)."""

    since: date
    until: date | None


class Standing(Measure):
    """A measure of each week's end. Subclasses give ``spells`` in place of facts."""

    hangs_together = True

    def spells(self, weeks: Weeks, now: datetime) -> Iterable[Spell]:
        """What stood at some week's end, each with its days."""
        raise NotImplementedError

    def facts(self, weeks: Weeks, now: datetime) -> Iterator[Fact]:
        """Each spell once for every week at whose end it stood."""
        mondays = weeks.mondays
        for spell in self.spells(weeks, now):
            for n in range(*span(spell, weeks)):
                yield spell.fact._replace(week=mondays[n])

    def grouped(
        self, weeks: Weeks, now: datetime, by: By | None = None
    ) -> dict[int | None, list[Point]]:
        """As for every measure, from the first and the last week of each spell alone."""
        found: dict[int | None, list[tuple[float, ...]]] = defaultdict(list)
        for spell in self.spells(weeks, now):
            first, stop = span(spell, weeks)
            if first < stop:
                group = getattr(spell.fact, by) if by else None
                found[group].append((first, stop, *_sums(spell.fact)))
        return {group: self._points(weeks, rows) for group, rows in found.items()}

    def _points(self, weeks: Weeks, rows: list[tuple[float, ...]]) -> list[Point]:
        told = np.array(rows)
        change = np.zeros((weeks.count + 1, 5))
        np.add.at(change, told[:, 0].astype(int), told[:, 2:])
        np.subtract.at(change, told[:, 1].astype(int), told[:, 2:])
        sums = np.round(change.cumsum(axis=0), 6).tolist()
        return [
            self.figure(week, Sums(yes, no, int(counted), int(things), int(unknown)))
            for week, (yes, no, counted, things, unknown) in zip(weeks.mondays, sums, strict=False)
        ]


def _sums(fact: Fact) -> Sums:
    if fact.counts is None:
        return Sums(0.0, 0.0, 0, 1, 1)
    if fact.counts:
        return Sums(fact.amount, 0.0, 1, 1, 0)
    return Sums(0.0, fact.amount, 0, 1, 0)


def span(stretch: Spell | Interval, weeks: Weeks) -> tuple[int, int]:
    """The first of the weeks at whose end it stands, and the first after it no longer does."""
    first = max((stretch.since - weeks.first).days // 7, 0)
    if stretch.until is None:
        return first, weeks.count
    return first, min((stretch.until - weeks.first).days // 7, weeks.count)


def covers(stretch: Interval, day: date) -> bool:
    """Whether a day lies in a stretch."""
    return stretch.since <= day and (stretch.until is None or day < stretch.until)


def pieces(changes: Iterable[date], whole: Interval) -> Iterator[Interval]:
    """A stretch cut at the days on which something changes."""
    since, until = whole
    inside = {day for day in changes if since < day and (until is None or day < until)}
    days: list[date | None] = [since, *sorted(inside), until]
    for start, stop in zip(days, days[1:], strict=False):
        if start is not None and (stop is None or start < stop):
            yield Interval(start, stop)


def overlapping(stretches: Iterable[Interval]) -> Iterator[tuple[Interval, int]]:
    """How many of the stretches cover each day: runs of days with one number above none."""
    change: dict[date, int] = defaultdict(int)
    open_ended = 0
    for since, until in stretches:
        if until is None or since < until:
            change[since] += 1
            if until is None:
                open_ended += 1
            else:
                change[until] -= 1
    count = 0
    days: list[date] = sorted(day for day, by in change.items() if by)
    for n, day in enumerate(days):
        count += change[day]
        if count:
            yield Interval(day, days[n + 1] if n + 1 < len(days) else None), count
