"""Measures of missing children and return home interviews, M2 to M11."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from homeward.core.days import day_of
from homeward.ledger.kinds import Kind
from homeward.ledger.models import Duty
from homeward.ledger.rules import week_of
from homeward.missing.codes import InterviewState
from homeward.missing.models import Episode

from ..declared import Fact, Measure
from ..duties import FIELDS, MetInTime, duty_fact
from ..standing import Spell, Standing
from ..weeks import Weeks

_GUIDANCE = "Statutory guidance on children who run away or go missing (DfE, January 2014)"


def _episodes() -> QuerySet[Episode]:
    return Episode.objects.filter(recorded_in_error="").order_by("reported_at", "pk")


def _fact(row: Mapping[str, Any], moment: Any, counts: bool | None) -> Fact:
    root = ("missing.episode", row["pk"])
    fact = Fact(week_of(moment), counts, row["person_id"], "Missing episode", root)
    return fact._replace(
        team=row["team_id"], worker=row["worker_id"], placement=row["placement_id"]
    )


_WHOSE = ("pk", "person_id", "team_id", "worker_id", "placement_id")


class EpisodesPerWeek(Measure):
    key = "missing-episodes"
    number = "M2a"
    theme = "Missing"
    title = "Missing episodes reported"
    why = "Every time is a time at risk; the same few children make up most of them."
    numerator = "episodes reported in the week, of any length, from home or from care"
    denominator = "none: a count"
    clock = "the week of the report"
    not_counted = "Episodes recorded in error, with the reason."
    source = "Local; from care also SSDA903"
    unit = "number"
    better = "decrease"
    chart = "u'"

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        rows = _episodes().filter(reported_at__gte=weeks.starts, reported_at__lt=weeks.ends)
        for row in rows.values(*_WHOSE, "reported_at"):
            yield _fact(row, row["reported_at"], True)


class MatchedToPolice(Measure):
    key = "episodes-with-police-reference"
    number = "M4"
    chart = "p"
    theme = "Missing"
    title = "Episodes matched to a police reference"
    why = "Two lists of missing children that disagree protect nobody."
    numerator = "episodes with a police reference"
    denominator = "episodes that ended in the week"
    clock = "the week of the return"
    not_counted = "Episodes still open; those recorded in error."
    source = "Local"

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        rows = _episodes().filter(returned_at__gte=weeks.starts, returned_at__lt=weeks.ends)
        for row in rows.values(*_WHOSE, "returned_at", "police_ref"):
            yield _fact(row, row["returned_at"], bool(row["police_ref"]))


class InterviewsOfferedInTime(MetInTime):
    key = "interviews-offered-in-time"
    number = "M5"
    theme = "Missing"
    title = "Return home interviews offered within 72 hours"
    why = "What is not offered cannot be accepted, and what is not heard cannot protect."
    denominator = "returns, by the week of the return"
    clock = "72 clock hours from the return"
    source = _GUIDANCE
    kinds = (Kind.INTERVIEW_OFFERED,)


class InterviewsHeldInTime(Measure):
    key = "interviews-held-in-time"
    number = "M6"
    chart = "p"
    theme = "Missing"
    title = "Return home interviews held within 72 hours"
    why = "What a child says soon is what helps to find them sooner next time."
    numerator = "interviews held within 72 hours of the return"
    denominator = "returned episodes: also those whose interview was declined or not possible"
    clock = "72 clock hours from the return"
    not_counted = "Returns less than 72 hours ago without an interview; episodes in error."
    source = _GUIDANCE

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        rows = Duty.objects.filter(
            kind=Kind.INTERVIEW_HELD, raised_at__gte=weeks.starts, raised_at__lt=weeks.ends
        )
        for row in rows.order_by("raised_at", "pk").values(*FIELDS):
            if row["state"] != "open" or row["due_at"] < now:
                yield duty_fact(row, row["week"], bool(row["on_time"]))


class InterviewsHeldOfOffered(Measure):
    key = "interviews-held-of-offered"
    number = "M7"
    chart = "p"
    theme = "Missing"
    title = "Offered return home interviews that were held"
    why = "Many declined or lapsed interviews say something about how they are offered."
    numerator = "interviews held"
    denominator = "interviews offered whose episode ended in the week"
    clock = "the week of the return"
    not_counted = "Interviews covered by another episode's; those offered and still to be held."
    source = "National freedom-of-information question"

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        settled = (InterviewState.HELD, InterviewState.DECLINED, InterviewState.NOT_POSSIBLE)
        rows = _episodes().filter(
            returned_at__gte=weeks.starts,
            returned_at__lt=weeks.ends,
            interview__offered_at__isnull=False,
            interview__state__in=settled,
        )
        for row in rows.values(*_WHOSE, "returned_at", "interview__state"):
            held = row["interview__state"] == InterviewState.HELD
            yield _fact(row, row["returned_at"], held)


class LearningShared(Measure):
    key = "learning-shared-in-a-day"
    number = "M8"
    chart = "p"
    theme = "Missing"
    title = "Learning from interviews shared within a day"
    why = "An interview that nobody reads finds nobody."
    numerator = "interviews whose learning was shared within 24 hours"
    denominator = "interviews held in the week"
    clock = "24 clock hours from the interview"
    not_counted = "Interviews held less than 24 hours ago and not shared yet."
    source = "Local"

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        rows = _episodes().filter(
            interview__held_at__gte=weeks.starts, interview__held_at__lt=weeks.ends
        )
        for row in rows.values(*_WHOSE, "interview__held_at", "interview__shared_at"):
            held: Any = row["interview__held_at"]
            shared = row["interview__shared_at"]
            hours = ((shared or now) - held).total_seconds() / 3600
            if shared is not None or hours > 24:
                yield _fact(row, held, shared is not None and hours <= 24)


class MissingAtWeekEnd(Standing):
    key = "missing-at-week-end"
    number = "M11"
    theme = "Missing"
    title = "Children missing at the end of the week"
    why = "Who is out tonight."
    numerator = "children whose episode was open"
    denominator = "none: a count"
    clock = "at midnight on the Sunday of the week"
    not_counted = "Episodes recorded in error."
    source = "Local; from care also SSDA903 at 31 March"
    unit = "number"
    better = "decrease"

    def spells(self, weeks: Weeks, now: datetime) -> Iterable[Spell]:
        rows = _episodes().filter(reported_at__lt=weeks.ends).exclude(returned_at__lt=weeks.starts)
        for row in rows.values(*_WHOSE, "reported_at", "returned_at"):
            back = row["returned_at"]
            until = day_of(back) if back else None
            yield Spell(day_of(row["reported_at"]), until, _fact(row, row["reported_at"], True))
