"""Measures of the people who do the work: W1, W2, W4, W5 and I3."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from homeward.care.models import PeriodOfCare
from homeward.ledger.rules import week_of
from homeward.missing.models import Episode
from homeward.workforce.models import Allocation, Worker

from ..declared import Fact, Measure, Point
from ..weeks import WEEK, Weeks

_CSWW = "Children's social work workforce"
_YEAR = 52 * WEEK
_WORKER = ("pk", "team_id", "job", "full_time_share", "agency", "started_on", "left_on")


class _Staff(Measure):
    """At the end of each week, over everybody in post: counted by whole-time share."""

    theme = "Workforce"
    hangs_together = True
    better = "decrease"
    clock = "at the end of the week, whole-time equivalents"
    not_counted = "Nobody. The return counts social workers alone: compare with care."

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        rows = list(Worker.objects.order_by("pk").values(*_WORKER))
        for week in weeks.mondays:
            for row in rows:
                yield from self.of(row, week, week + WEEK)

    def of(self, row: dict[str, Any], week: date, after: date) -> Iterator[Fact]:
        """Whether and how a worker counts in a week that ends before a day."""
        raise NotImplementedError

    def fact(self, row: dict[str, Any], week: date, counts: bool, words: str) -> Fact:
        share = float(row["full_time_share"])
        fact = Fact(week, counts, None, f"{words}: {row['job'] or 'post'}", None, share)
        return fact._replace(team=row["team_id"], worker=row["pk"])


class Turnover(_Staff):
    key = "turnover"
    number = "W1"
    title = "Staff turnover"
    why = "A child who loses a worker starts again with a stranger."
    numerator = "those who left in the 52 weeks up to the week's end, but agency workers"
    denominator = "those in post at the end of the week, but agency workers"
    source = f"{_CSWW} (England 2025: 11.8%)"

    def of(self, row: dict[str, Any], week: date, after: date) -> Iterator[Fact]:
        left = row["left_on"]
        if row["agency"]:
            return
        if left is not None and after - _YEAR <= left < after:
            yield self.fact(row, week, True, "Left")
        elif in_post(row, after):
            yield self.fact(row, week, False, "In post")

    def point(self, week: date, facts: list[Fact]) -> Point:
        """Leavers over those in post, as the return divides: not over both together."""
        left = sum(fact.amount for fact in facts if fact.counts)
        here = sum(fact.amount for fact in facts if not fact.counts)
        return Point(week, left, here, 0, 100 * left / here if here else None)


class Agency(_Staff):
    key = "agency-workers"
    number = "W2"
    title = "Agency workers"
    why = "Work that depends on people who may leave next week."
    numerator = "agency workers"
    denominator = "everybody at work at the end of the week"
    source = f"{_CSWW} (England 2025: 13.0%)"

    def of(self, row: dict[str, Any], week: date, after: date) -> Iterator[Fact]:
        if in_post(row, after):
            yield self.fact(row, week, row["agency"], "Agency" if row["agency"] else "In post")


class _Caseload(Measure):
    """At the end of each week, for every social worker with children: how many."""

    theme = "Workforce"
    hangs_together = True
    better = "decrease"
    clock = "at the end of the week, by the allocations then open"
    not_counted = "Workers with no child allocated."

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        rows = _allocations(weeks.first, weeks.after)
        teams = dict(Worker.objects.values_list("pk", "team_id"))
        for week in weeks.mondays:
            loads = Counter(row[1] for row in rows if _holds(row, week + WEEK))
            for worker, load in sorted(loads.items()):
                words = f"{load} children"
                fact = Fact(week, self.counts(load), None, words, None, self.amount(load))
                yield fact._replace(team=teams[worker], worker=worker)

    def counts(self, load: int) -> bool:
        return True

    def amount(self, load: int) -> float:
        return 1.0


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

    def amount(self, load: int) -> float:
        return float(load)


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

    def counts(self, load: int) -> bool:
        return load > self.limit


class ThreeSocialWorkers(Measure):
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
    hangs_together = True

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        rows = _allocations(weeks.first - _YEAR, weeks.after)
        periods = PeriodOfCare.objects.exclude(ended_on__lt=weeks.first).order_by("pk")
        looked_after = list(periods.values_list("person_id", "started_on", "ended_on"))
        for week in weeks.mondays:
            workers = _workers_of(rows, week + WEEK)
            for person, started, ended in looked_after:
                if started < week + WEEK and (ended is None or ended >= week + WEEK):
                    yield _continuity(week, person, len(workers.get(person, ())))


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


def in_post(row: dict[str, Any], after: date) -> bool:
    """Whether somebody was in post on the day before a day."""
    begun = row["started_on"] is None or row["started_on"] < after
    return begun and (row["left_on"] is None or row["left_on"] >= after)


_Held = tuple[int, int, date, date | None]


def _allocations(since: date, until: date) -> list[_Held]:
    """Social workers' allocations alive between two days: child, worker, from, to."""
    rows = Allocation.objects.filter(role="social_worker", from_on__lt=until)
    rows = rows.exclude(to_on__lt=since).order_by("pk")
    return list(rows.values_list("person_id", "worker_id", "from_on", "to_on"))


def _holds(row: _Held, after: date) -> bool:
    return row[2] < after and (row[3] is None or row[3] >= after)


def _workers_of(rows: list[_Held], after: date) -> dict[int, set[int]]:
    """By child, the social workers they had in the year before a day."""
    found: dict[int, set[int]] = defaultdict(set)
    for person, worker, began, ended in rows:
        if began < after and (ended is None or ended >= after - _YEAR):
            found[person].add(worker)
    return found


def _continuity(week: date, person: int, workers: int) -> Fact:
    counts = workers >= 3 if workers else None
    return Fact(week, counts, person, f"{workers} social workers in 52 weeks")
