"""Measures of finding missing children: M12 to M14. Of places and clocks, never of a child."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from homeward.ledger.rules import week_of
from homeward.missing.finding.queries.measures import Found, located_by_somebody, where_found
from homeward.missing.models import Episode

from ..declared import Fact, Measure
from ..weeks import Weeks

AMONG_THE_FIRST = 5


def _returned(weeks: Weeks) -> list[Episode]:
    rows = Episode.objects.filter(
        recorded_in_error="", returned_at__gte=weeks.starts, returned_at__lt=weeks.ends
    )
    return list(rows.order_by("returned_at", "pk"))


def _fact(episode: Episode, counts: bool | None, amount: float = 1.0) -> Fact:
    assert episode.returned_at is not None  # noqa: S101 - for the type checker
    return Fact(
        week_of(episode.returned_at),
        counts,
        episode.person_id,
        "Missing episode",
        ("missing.episode", episode.pk),
        amount,
        episode.team_id,
        episode.worker_id,
        episode.placement_id,
    )


class ToldBefore(Measure):
    key = "told-before"
    number = "M12"
    chart = "p"
    theme = "Missing"
    title = "Children found at a place that was on record before"
    why = "What was asked and written down after one time is what finds a child the next time."
    numerator = "episodes whose place of finding was on the child's record when it was reported"
    denominator = "episodes that ended in the week and have a place of finding"
    clock = "the week of the return; what was on record at the report"
    not_counted = "Episodes in error. Where no place of finding was recorded, it is unknown."
    source = "Local"

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        episodes = _returned(weeks)
        found = {each.episode.pk: each for each in where_found(episodes)}
        for episode in episodes:
            at = found.get(episode.pk)
            yield _fact(episode, at.told_before if at is not None else None)


class AmongTheFirstFive(Measure):
    key = "found-among-the-first-five"
    number = "M13"
    chart = "p"
    theme = "Missing"
    title = "Children found at one of the first five places of the find plan"
    why = "A plan that puts the right place on top saves the hours in which a child is at risk."
    numerator = "episodes whose place was among the first five lines of the plan at the report"
    denominator = "episodes that ended in the week, found at a place that was on record before"
    clock = "the week of the return; each plan is made again from what was on record then"
    not_counted = "Places that nobody had recorded: they are in told-before. Episodes in error."
    source = "Local"

    def facts(self, weeks: Weeks, now: datetime) -> Iterator[Fact]:
        for each in where_found(_returned(weeks)):
            if each.told_before:
                yield _fact(each.episode, _among_the_first(each))


def _among_the_first(found: Found) -> bool:
    return found.rank is not None and found.rank <= AMONG_THE_FIRST


class HoursToLocate(Measure):
    key = "hours-to-locate"
    number = "M14"
    theme = "Missing"
    title = "Hours until somebody found the child, half of them sooner"
    why = "Harm is done in hours."
    numerator = "hours from the report until the child was found, by those found by somebody"
    denominator = "episodes that ended in the week because somebody found the child"
    clock = "clock hours from the report to the finding; to the return where no finding is recorded"
    not_counted = (
        "Children who came back unaided: most do, and they would flatter the search. How the two "
        "compete is on the page of finding. Episodes in error."
    )
    source = "Local"
    unit = "median"
    unit_words = "hours"
    better = "decrease"

    def facts(self, weeks: Weeks, now: datetime) -> Iterator[Fact]:
        for episode in _returned(weeks):
            if located_by_somebody(episode):
                end = episode.located_at or episode.returned_at
                assert end is not None  # noqa: S101 - for the type checker
                hours = max(0.0, (end - episode.reported_at).total_seconds() / 3600)
                yield _fact(episode, True, hours)
