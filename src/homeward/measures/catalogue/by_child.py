"""Measures of missing, counted by child over a year: M1, M2, M3, M9 and M10."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from homeward.care.models import PeriodOfCare
from homeward.ledger.rules import week_of
from homeward.missing.models import Episode

from ..declared import Fact, Measure
from ..standing import Interval, Spell, Standing, covers, overlapping, pieces
from ..weeks import WEEK, Weeks

_YEAR = 52 * WEEK
_SSDA903 = "SSDA903; DfE, children looked after, table on missing"


class _ByChild(Standing):
    """Of the 52 weeks up to each week's end: one fact for each child who went missing in them."""

    theme = "Missing"
    denominator = "children with a missing episode in those 52 weeks"
    clock = "the 52 weeks up to the week's end, by the day of the report"
    not_counted = "Episodes recorded in error."

    def spells(self, weeks: Weeks, now: datetime) -> Iterable[Spell]:
        for person_id, stretches in _years_from_report(weeks).items():
            for piece, times in overlapping(stretches):
                yield Spell(*piece, self.fact(person_id, times))

    def fact(self, person_id: int, times: int) -> Fact:
        """What a child's number of episodes counts as."""
        raise NotImplementedError


class EpisodesPerChild(_ByChild):
    key = "episodes-per-missing-child"
    number = "M2"
    title = "Missing episodes for each child who went missing"
    why = "A few children make up most episodes: the same child again and again is the risk."
    numerator = "episodes reported in the 52 weeks up to the week's end"
    source = f"{_SSDA903} (England 2024: 6.5)"
    unit = "mean"
    unit_words = "episodes each"
    better = "decrease"

    def fact(self, person_id: int, times: int) -> Fact:
        return Fact(date.min, True, person_id, f"{times} in 52 weeks", None, float(times))


class MissingMoreThanOnce(_ByChild):
    key = "missing-more-than-once"
    number = "M3"
    title = "Missing children who went missing more than once"
    why = "The first return is the chance to prevent the second."
    numerator = "children with two or more episodes in the 52 weeks up to the week's end"
    source = f"{_SSDA903} (England 2024: 63%)"
    chart = "p"
    better = "decrease"

    def fact(self, person_id: int, times: int) -> Fact:
        return Fact(date.min, times >= 2, person_id, f"{times} in 52 weeks")


class LookedAfterWhoWentMissing(Standing):
    key = "looked-after-who-went-missing"
    number = "M1"
    theme = "Missing"
    title = "Children looked after who went missing"
    why = "A child in our care is ours to keep safe."
    numerator = "those with an episode reported in the 52 weeks up to the week's end"
    denominator = "children looked after at any time in those 52 weeks"
    clock = "the 52 weeks up to the week's end"
    not_counted = "Episodes recorded in error."
    source = f"{_SSDA903} (England 2025: 11%)"
    chart = "u"
    better = "decrease"

    def spells(self, weeks: Weeks, now: datetime) -> Iterable[Spell]:
        missing = _years_from_report(weeks)
        for person_id, periods in _years_in_care(weeks).items():
            episodes = missing.get(person_id, [])
            changes = [day for each in episodes for day in each if day is not None]
            for stretch, _ in overlapping(periods):
                for piece in pieces(changes, stretch):
                    counts = any(covers(each, piece.since) for each in episodes)
                    yield Spell(*piece, Fact(date.min, counts, person_id, "Looked after"))


class HoursAgainstOwnPast(Measure):
    key = "hours-missing-against-own-past"
    number = "M9"
    theme = "Missing"
    title = "How long children were missing, against their own earlier times"
    why = "Each child is compared with themself, so that a change of children is no change here."
    numerator = "hours from the report to being located or back"
    denominator = "the middle of the same child's earlier episodes that had ended"
    clock = "by the week of the return; the middle ratio of the week; under 1 is sooner"
    not_counted = "A child's first episode; episodes of no length; those recorded in error."
    source = "Ours"
    unit = "median"
    unit_words = "times their own earlier middle"
    better = "decrease"

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        for row, earlier in _with_earlier(weeks):
            hours, back = _hours(row), row["returned_at"]
            if back and weeks.starts <= back < weeks.ends and hours > 0:
                past = [_hours(each) for each in earlier if _over_by(each, row["reported_at"])]
                past = [each for each in past if each > 0]
                if past:
                    yield _of(row, back, f"{hours:.0f} hours", hours / median(past))


class DaysBetweenEpisodes(Measure):
    key = "days-between-episodes"
    number = "M10"
    theme = "Missing"
    title = "Days between one child's missing episodes"
    why = "Longer gaps are what better looks like for a child who has been missing often."
    numerator = "days since the same child's last episode was reported"
    denominator = "episodes reported in the week, of children with an earlier one"
    clock = "by the week of the report; the middle of the week"
    not_counted = "A child's first episode; those recorded in error."
    source = "Ours"
    unit = "median"
    unit_words = "days"
    chart = "t"
    better = "increase"

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        for row, earlier in _with_earlier(weeks):
            if row["reported_at"] >= weeks.starts and earlier:
                gap = row["reported_at"] - max(each["reported_at"] for each in earlier)
                days = gap / timedelta(days=1)
                yield _of(row, row["reported_at"], f"{days:.0f} days since the last", days)


_FIELDS = ("pk", "person_id", "team_id", "worker_id", "placement_id")
_TIMES = ("reported_at", "located_at", "returned_at")


def _of(row: dict[str, Any], moment: datetime, words: str, amount: float) -> Fact:
    root = ("missing.episode", row["pk"])
    fact = Fact(week_of(moment), True, row["person_id"], words, root, amount)
    whose = {name: row[f"{name}_id"] for name in ("team", "worker", "placement")}
    return fact._replace(**whose)


def _hours(row: dict[str, Any]) -> float:
    """Hours from the report to being located or back; 0 while neither is so."""
    ended = row["located_at"] or row["returned_at"] or row["reported_at"]
    return float((ended - row["reported_at"]) / timedelta(hours=1))


def _over_by(row: dict[str, Any], moment: datetime) -> bool:
    return row["returned_at"] is not None and bool(row["returned_at"] <= moment)


def _with_earlier(weeks: Weeks) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Episodes in the order of their reports, each with the same child's earlier ones.

    Of the children with an episode that was still open, or reported, in these weeks.
    """
    rows = Episode.objects.filter(recorded_in_error="", reported_at__lt=weeks.ends)
    late = rows.exclude(returned_at__lt=weeks.starts).values("person_id")
    rows = rows.filter(person__in=late).order_by("reported_at", "pk")
    earlier: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows.values(*_FIELDS, *_TIMES):
        yield row, earlier[row["person_id"]]
        earlier[row["person_id"]].append(row)


def _years_from_report(weeks: Weeks) -> dict[int, list[Interval]]:
    """By child, the 52 weeks for which each of their episodes counts, from the week it began."""
    rows = Episode.objects.filter(
        recorded_in_error="", reported_at__gte=weeks.starts - _YEAR, reported_at__lt=weeks.ends
    )
    found: dict[int, list[Interval]] = defaultdict(list)
    for at, person_id in rows.values_list("reported_at", "person_id"):
        found[person_id].append(Interval(week_of(at), week_of(at) + _YEAR))
    return found


def _years_in_care(weeks: Weeks) -> dict[int, list[Interval]]:
    """By child, their periods of care and the 52 weeks after each."""
    rows = PeriodOfCare.objects.filter(started_on__lt=weeks.after)
    rows = rows.exclude(ended_on__lt=weeks.first - _YEAR)
    found: dict[int, list[Interval]] = defaultdict(list)
    for person_id, started, ended in rows.values_list("person_id", "started_on", "ended_on"):
        found[person_id].append(Interval(started, ended + _YEAR if ended else None))
    return found
