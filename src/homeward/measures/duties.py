"""Measures over the ledger: shares of duties met in time, and how things stood week by week."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django.db.models import F, Q, QuerySet

from homeward.ledger.kinds import Kind
from homeward.ledger.models import Duty

from .declared import Fact, Measure
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
        rows = duties(self.kinds).filter(week__gte=weeks.first, week__lt=weeks.after)
        missed_first = Q(state="excused", excused_at__gt=F("due_at"))
        due = Q(state="met") | Q(state="open", due_at__lt=now) | missed_first
        for row in rows.filter(due).values(*FIELDS):
            yield duty_fact(row, row["week"], bool(row["on_time"]))


class UpToDate(Measure):
    """At the end of each week, the share of those owed something for whom nothing is overdue."""

    kinds: ClassVar[tuple[Kind, ...]]
    chart = "p'"
    hangs_together = True
    not_counted = "People to whom none of these duties was owed at the end of that week."

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        rows = list(_alive_in(self.kinds, weeks))
        for week in weeks.mondays:
            yield from self._at_end_of(week, weeks.end_of(week), rows)

    def _at_end_of(self, week: date, end: datetime, rows: list[_Row]) -> Iterator[Fact]:
        people: dict[int, tuple[bool, _Row]] = {}
        for row in rows:
            if row["raised_at"] < end and not _over_by(row, end):
                current = row["due_at"] >= end and people.get(row["person_id"], (True,))[0]
                people[row["person_id"]] = (current, row)
        for current, row in people.values():
            yield duty_fact(row, week, current)


class OldestOpen(Measure):
    """At the end of each week, how long the oldest duty still open had waited, in days."""

    kinds: ClassVar[tuple[Kind, ...]]
    unit = "days"
    hangs_together = True
    better = "decrease"
    not_counted = "Duties already met or excused by the end of that week."

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        rows = list(_alive_in(self.kinds, weeks))
        for week in weeks.mondays:
            end = weeks.end_of(week)
            for row in rows:
                if row["raised_at"] < end and not _over_by(row, end):
                    waited = (end - row["raised_at"]) / timedelta(days=1)
                    words = f"{_words(row)}, {waited:.0f} days"
                    yield duty_fact(row, week, True)._replace(words=words, amount=waited)


def duties(kinds: tuple[Kind, ...]) -> QuerySet[Duty]:
    return Duty.objects.filter(kind__in=kinds).order_by("raised_at", "pk")


def _alive_in(kinds: tuple[Kind, ...], weeks: Weeks) -> Iterable[_Row]:
    """Duties that were open at some moment of these weeks."""
    still = Q(state="open") | Q(met_at__gte=weeks.starts) | Q(excused_at__gte=weeks.starts)
    return duties(kinds).filter(still, raised_at__lt=weeks.ends).values(*FIELDS)


def _over_by(row: _Row, moment: datetime) -> bool:
    ended = row["met_at"] or row["excused_at"]
    return ended is not None and ended < moment


def _words(row: _Row) -> str:
    return str(Kind(row["kind"]).label)


def duty_fact(row: _Row, week: date, counts: bool) -> Fact:
    """A duty (its ``FIELDS``) as a fact of a week, with the team and the worker who owe it."""
    fact = Fact(week, counts, row["person_id"], _words(row), _at(row))
    return fact._replace(team=row["team_id"], worker=row["owner_id"])


def _at(row: _Row) -> tuple[str, int]:
    return (row["root_label"], row["root_id"])
