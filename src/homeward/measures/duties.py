"""Measures over the ledger: shares of duties met in time, and how things stood week by week."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django.db.models import Count, F, Q, QuerySet

from homeward.core.days import day_of
from homeward.ledger.kinds import Kind
from homeward.ledger.models import Duty

from .declared import By, Fact, Measure, Point, Sums
from .standing import Interval, Spell, Standing, covers, pieces, span
from .weeks import Weeks

FIELDS = (
    "kind",
    "person_id",
    "root_label",
    "root_id",
    "raised_at",
    "week",
    "due_at",
    "state",
    "on_time",
    "met_at",
    "excused_at",
    "team_id",
    "owner_id",
)
_Row = dict[str, Any]


class MetInTime(Measure):
    """Of the duties raised in a week, the share met in time.

    A duty counts once its deadline has passed or it is met. One excused before its deadline is
    left out; one excused only afterwards was missed first, and counts as not in time.
    """

    kinds: ClassVar[tuple[Kind, ...]]
    chart = "p'"
    numerator = "met by their deadline"
    not_counted = (
        "Duties still open whose deadline has not come; those excused, with a reason, before it."
    )

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        for row in self._due(weeks, now).values(*FIELDS):
            yield duty_fact(row, row["week"], bool(row["on_time"]))

    def grouped(
        self, weeks: Weeks, now: datetime, by: By | None = None
    ) -> dict[int | None, list[Point]]:
        """As for every measure, counted by the database."""
        whose = {"team": ["team_id"], "worker": ["owner_id"]}.get(by or "", [])
        rows = self._due(weeks, now).order_by().values_list("week", *whose)
        kept = Count("pk", filter=Q(on_time=True))
        found: dict[int | None, dict[date, Sums]] = defaultdict(dict)
        for week, *group, yes, due in rows.annotate(kept=kept, due=Count("pk")):
            sums = Sums(yes, due - yes, yes, due, 0)
            found[group[0] if group else None][week] = sums
        nothing = Sums(0, 0, 0, 0, 0)
        return {
            group: [self.figure(week, some.get(week, nothing)) for week in weeks.mondays]
            for group, some in found.items()
        }

    def _due(self, weeks: Weeks, now: datetime) -> QuerySet[Duty]:
        rows = duties(self.kinds).filter(week__gte=weeks.first, week__lt=weeks.after)
        missed_first = Q(state="excused", excused_at__gt=F("due_at"))
        return rows.filter(Q(state="met") | Q(state="open", due_at__lt=now) | missed_first)


class UpToDate(Standing):
    """At the end of each week, the share of those owed something for whom nothing is overdue."""

    kinds: ClassVar[tuple[Kind, ...]]
    chart = "p'"
    not_counted = "People to whom none of these duties was owed at the end of that week."

    def spells(self, weeks: Weeks, now: datetime) -> Iterable[Spell]:
        owed: dict[int, list[_Row]] = defaultdict(list)
        for row in _alive_in(self.kinds, weeks):
            owed[row["person_id"]].append(row)
        for rows in owed.values():
            changes = [day for row in rows for day in _changes(row)]
            for piece in pieces(changes, Interval(min(changes), None)):
                yield from _owed_on(rows, piece)


class OldestOpen(Measure):
    """At the end of each week, how long the oldest duty still open had waited, in days."""

    kinds: ClassVar[tuple[Kind, ...]]
    unit = "days"
    hangs_together = True
    better = "decrease"
    not_counted = "Duties already met or excused by the end of that week."

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        mondays = weeks.mondays
        for row in _alive_in(self.kinds, weeks):
            for n in range(*span(_alive(row), weeks)):
                waited = (weeks.end_of(mondays[n]) - row["raised_at"]) / timedelta(days=1)
                words = f"{_words(row)}, {waited:.0f} days"
                yield duty_fact(row, mondays[n], True)._replace(words=words, amount=waited)


def duties(kinds: tuple[Kind, ...]) -> QuerySet[Duty]:
    return Duty.objects.filter(kind__in=kinds).order_by("raised_at", "pk")


def _alive_in(kinds: tuple[Kind, ...], weeks: Weeks) -> Iterable[_Row]:
    """Duties that were open at some moment of these weeks."""
    still = Q(state="open") | Q(met_at__gte=weeks.starts) | Q(excused_at__gte=weeks.starts)
    return duties(kinds).filter(still, raised_at__lt=weeks.ends).values(*FIELDS)


def _alive(row: _Row) -> Interval:
    """The days on which a duty was open."""
    ended = row["met_at"] or row["excused_at"]
    return Interval(day_of(row["raised_at"]), day_of(ended) if ended else None)


def _changes(row: _Row) -> Iterator[date]:
    since, until = _alive(row)
    yield from (since, day_of(row["due_at"]))
    if until is not None:
        yield until


def _owed_on(rows: list[_Row], piece: Interval) -> Iterator[Spell]:
    """Whether anything owed to one person is overdue in a stretch in which nothing changes."""
    day = piece.since
    mine = [row for row in rows if covers(_alive(row), day)]
    if mine:
        current = all(day_of(row["due_at"]) > day for row in mine)
        yield Spell(*piece, duty_fact(mine[-1], day, current))


def _words(row: _Row) -> str:
    return str(Kind(row["kind"]).label)


def duty_fact(row: _Row, week: date, counts: bool) -> Fact:
    """A duty (its ``FIELDS``) as a fact of a week, with the team and the worker who owe it."""
    fact = Fact(week, counts, row["person_id"], _words(row), _at(row))
    return fact._replace(team=row["team_id"], worker=row["owner_id"])


def _at(row: _Row) -> tuple[str, int]:
    return (row["root_label"], row["root_id"])
