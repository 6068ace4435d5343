"""Measures of the people who do the work: W1, W2, W4, W5 and I3."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from homeward.care.models import PeriodOfCare
from homeward.ledger.rules import week_of
from homeward.missing.models import Episode
from homeward.workforce.models import Allocation, Worker

from ..declared import Fact, Measure, Point, Sums
from ..standing import Interval, Spell, Standing, covers, overlapping, pieces
from ..weeks import WEEK, Weeks

_CSWW = "Children's social work workforce"
_YEAR = 52 * WEEK


class _Staff(Standing):
    """At the end of each week, over everybody in post: counted by whole-time share."""

    theme = "Workforce"
    better = "decrease"
    clock = "at the end of the week, whole-time equivalents"
    not_counted = "Nobody. The return counts social workers alone: compare with care."

    def spells(self, weeks: Weeks, now: datetime) -> Iterable[Spell]:
        fields = ("pk", "team_id", "job", "full_time_share", "agency", "started_on", "left_on")
        for row in Worker.objects.order_by("pk").values(*fields):
            yield from self.of(row, Interval(row["started_on"] or date.min, row["left_on"]))

    def of(self, row: dict[str, Any], here: Interval) -> Iterator[Spell]:
        """From when to when a worker counts, and as what."""
        raise NotImplementedError

    def fact(self, row: dict[str, Any], counts: bool, words: str) -> Fact:
        share = float(row["full_time_share"])
        fact = Fact(date.min, counts, None, f"{words}: {row['job'] or 'post'}", None, share)
        return fact._replace(team=row["team_id"], worker=row["pk"])


class Turnover(_Staff):
    key = "turnover"
    number = "W1"
    title = "Staff turnover"
    why = "A child who loses a worker starts again with a stranger."
    numerator = "those who left in the 52 weeks up to the week's end, but agency workers"
    denominator = "those in post at the end of the week, but agency workers"
    source = f"{_CSWW} (England 2025: 11.8%)"

    def of(self, row: dict[str, Any], here: Interval) -> Iterator[Spell]:
        if not row["agency"]:
            yield Spell(*here, self.fact(row, False, "In post"))
            if here.until is not None:
                yield Spell(here.until, here.until + _YEAR, self.fact(row, True, "Left"))

    def figure(self, week: date, sums: Sums) -> Point:
        """Leavers over those in post, as the return divides: not over both together."""
        value = 100 * sums.yes / sums.no if sums.no else None
        return Point(week, sums.yes, sums.no, sums.unknown, value)


class Agency(_Staff):
    key = "agency-workers"
    number = "W2"
    title = "Agency workers"
    why = "Work that depends on people who may leave next week."
    numerator = "agency workers"
    denominator = "everybody at work at the end of the week"
    source = f"{_CSWW} (England 2025: 13.0%)"

    def of(self, row: dict[str, Any], here: Interval) -> Iterator[Spell]:
        yield Spell(*here, self.fact(row, row["agency"], "Agency" if row["agency"] else "In post"))


class _Caseload(Standing):
    """At the end of each week, for every social worker with children: how many."""

    theme = "Workforce"
    better = "decrease"
    clock = "at the end of the week, by the allocations then open"
    not_counted = "Workers with no child allocated."

    def spells(self, weeks: Weeks, now: datetime) -> Iterable[Spell]:
        held: dict[int, list[Interval]] = defaultdict(list)
        for _, worker, stretch in _allocations(weeks.first, weeks.after):
            held[worker].append(stretch)
        teams = dict(Worker.objects.values_list("pk", "team_id"))
        for worker, stretches in held.items():
            for piece, load in overlapping(stretches):
                fact = self.fact(load)._replace(team=teams[worker], worker=worker)
                yield Spell(*piece, fact)

    def fact(self, load: int) -> Fact:
        """What a worker's number of children counts as."""
        raise NotImplementedError


class Caseload(_Caseload):
    key = "caseload"
    number = "W4"
    title = "Children for each social worker"
    why = "Nobody knows forty children."
    numerator = "children allocated"
    denominator = "social workers with at least one child"
    source = f"{_CSWW} (England 2025: 15.2)"
    unit = "mean"
    unit_words = "children each"

    def fact(self, load: int) -> Fact:
        return Fact(date.min, True, None, f"{load} children", None, float(load))


class CaseloadOverLimit(_Caseload):
    key = "caseload-over-limit"
    number = "W4a"
    title = "Social workers with more than 18 children"
    why = "A good average hides those who carry too much."
    numerator = "those with more than 18 children"
    denominator = "social workers with at least one child"
    source = "Local"
    chart = "p"
    limit: ClassVar[int] = 18

    def fact(self, load: int) -> Fact:
        return Fact(date.min, load > self.limit, None, f"{load} children")


class ThreeSocialWorkers(Standing):
    key = "three-social-workers-in-a-year"
    number = "W5"
    theme = "Workforce"
    title = "Children looked after with three or more social workers in a year"
    why = "Trust needs somebody who stays."
    numerator = "those with three or more social workers in the 52 weeks up to the week's end"
    denominator = "children looked after at the end of the week"
    clock = "the 52 weeks up to the week's end"
    not_counted = "Children without any allocation on record: shown as unknown."
    source = "DfE, 2024 (England: 27%)"
    chart = "p"
    better = "decrease"

    def spells(self, weeks: Weeks, now: datetime) -> Iterable[Spell]:
        had: dict[int, list[tuple[int, Interval]]] = defaultdict(list)
        for person, worker, (since, until) in _allocations(weeks.first - _YEAR, weeks.after):
            had[person].append((worker, Interval(since, until + _YEAR if until else None)))
        periods = PeriodOfCare.objects.exclude(ended_on__lt=weeks.first).order_by("pk")
        for person, since, until in periods.values_list("person_id", "started_on", "ended_on"):
            mine = had[person]
            changes = [day for _, stretch in mine for day in stretch if day is not None]
            for piece in pieces(changes, Interval(since, until)):
                workers = {worker for worker, each in mine if covers(each, piece.since)}
                yield Spell(*piece, _continuity(person, len(workers)))


class HoursToRecord(Measure):
    key = "hours-to-record-missing"
    number = "I3"
    theme = "Improvement"
    title = "Hours from the report of a missing child to its record"
    why = "What is written late is not there when the night duty needs it."
    numerator = "hours from the report to the record"
    denominator = "missing episodes reported in the week; the middle of the week"
    clock = "by the week of the report"
    not_counted = "Episodes brought in from files: they say nothing of when they were written."
    source = "Ours"
    unit = "median"
    unit_words = "hours"
    better = "decrease"

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        rows = Episode.objects.filter(
            source="", reported_at__gte=weeks.starts, reported_at__lt=weeks.ends
        ).order_by("reported_at", "pk")
        fields = ("pk", "person_id", "team_id", "worker_id", "reported_at", "recorded_at")
        for row in rows.values(*fields):
            hours = max((row["recorded_at"] - row["reported_at"]) / timedelta(hours=1), 0.0)
            root = ("missing.episode", row["pk"])
            week = week_of(row["reported_at"])
            fact = Fact(week, True, row["person_id"], f"{hours:.0f} hours", root, hours)
            yield fact._replace(team=row["team_id"], worker=row["worker_id"])


def _allocations(since: date, until: date) -> Iterator[tuple[int, int, Interval]]:
    """Social workers' allocations alive between two days: child, worker, from when to when."""
    rows = Allocation.objects.filter(role="social_worker", from_on__lt=until)
    rows = rows.exclude(to_on__lt=since).order_by("pk")
    found = rows.values_list("person_id", "worker_id", "from_on", "to_on")
    for person, worker, began, ended in found:
        yield person, worker, Interval(began, ended)


def _continuity(person: int, workers: int) -> Fact:
    counts = workers >= 3 if workers else None
    return Fact(date.min, counts, person, f"{workers} social workers in 52 weeks")
