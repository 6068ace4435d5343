"""Measures of leaving care and of homes: C2, C5, C7, A1, A5."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from homeward.homes.codes import CRISIS, StayKind, Suitability
from homeward.homes.models import Stay
from homeward.leaving_care.codes import ContactKind
from homeward.leaving_care.models import AdviserContact, LeavingCareCase
from homeward.ledger.kinds import Kind

from ..declared import Fact, Measure
from ..duties import MetInTime, UpToDate
from ..weeks import WEEK, Weeks

_VOLUME_3 = "Children Act 1989 guidance volume 3 (revised February 2025)"
_REGULATIONS = "Care Leavers (England) Regulations 2010, regulation 7"


class PlansCurrent(UpToDate):
    key = "pathway-plans-current"
    number = "C5"
    theme = "Leaving care"
    title = "Young people with a current pathway plan"
    why = "A plan that is out of date is a promise that nobody is keeping."
    numerator = "those for whom neither the plan nor its review was overdue"
    denominator = "eligible, relevant and former relevant young people"
    clock = "plan within three months, review within six, at the end of each week"
    source = _REGULATIONS
    kinds = (Kind.PATHWAY_PLAN, Kind.PATHWAY_REVIEW)


class ReviewsInTime(MetInTime):
    key = "pathway-reviews-in-time"
    number = "C5b"
    theme = "Leaving care"
    title = "Pathway plans and reviews done in time"
    why = "Whether plans are kept current as they fall due, not caught up before a visit."
    denominator = "plans and reviews that fell due, by the week their clock started"
    clock = "plan within three months of entitlement; review within six months of the last"
    source = _REGULATIONS
    kinds = (Kind.PATHWAY_PLAN, Kind.PATHWAY_REVIEW)


class VisitsInTime(MetInTime):
    key = "adviser-visits-in-time"
    number = "C7"
    theme = "Leaving care"
    title = "Advisers' visits made in time"
    why = "A new home is when a young person needs somebody at the door."
    denominator = "visits that fell due, by the week their clock started"
    clock = "seven days from the move, again before the 28-day review, then two-monthly"
    source = _VOLUME_3
    kinds = (Kind.VISIT_FIRST, Kind.VISIT_BEFORE_REVIEW, Kind.VISIT_REGULAR)


class ContactInEightWeeks(Measure):
    key = "contact-in-eight-weeks"
    number = "C2"
    theme = "Leaving care"
    title = "Young people in contact within eight weeks"
    why = "Silence is how a young person is lost."
    numerator = "those with a contact that was answered in the eight weeks before the week's end"
    denominator = "everyone the leaving-care service worked with at the end of the week"
    clock = "eight weeks"
    hangs_together = True
    not_counted = "Attempts without an answer do not count as contact."
    source = "Local; SSDA903 asks it once a year"

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        contacts, cases = _answered(weeks), _cases(weeks)
        for week in weeks.mondays:
            last = week + WEEK - timedelta(days=1)
            since = last - 8 * WEEK
            for case in _open_on(last, cases):
                spoke = any(since < on <= last for on in contacts[case["pk"]])
                root = ("leaving_care.leavingcarecase", case["pk"])
                yield Fact(week, spoke, case["person_id"], "Care leaver", root)


class _WhereTheyLive(Measure):
    """At the end of each week, over everyone the service worked with: where they lived."""

    theme = "Homes"
    hangs_together = True
    denominator = "everyone the leaving-care service worked with at the end of the week"
    clock = "at midnight on the Sunday of the week"
    not_counted = "Nobody: where it is not known, it is shown as unknown."

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        stays, cases = _stays(weeks), _cases(weeks)
        for week in weeks.mondays:
            last = week + WEEK - timedelta(days=1)
            for case in _open_on(last, cases):
                stay = _stay_on(last, stays[case["person_id"]])
                words = StayKind(stay["kind"]).label if stay else "Not known where"
                root = ("leaving_care.leavingcarecase", case["pk"])
                yield Fact(week, self.counts(stay), case["person_id"], words, root)

    def counts(self, stay: dict[str, Any] | None) -> bool | None:
        raise NotImplementedError


class InSuitableHomes(_WhereTheyLive):
    key = "in-suitable-homes"
    number = "A1"
    title = "Young people in a suitable home"
    why = "A rise that comes from learning what was unknown is not a rise."
    numerator = "those whose home was judged suitable"
    source = "SSDA903 OC3 (England 19-21, 2025: 89%)"

    def counts(self, stay: dict[str, Any] | None) -> bool | None:
        if stay is None or stay["suitability"] == Suitability.NOT_JUDGED:
            return None
        return bool(stay["suitability"] == Suitability.SUITABLE)


class CrisisBeds(_WhereTheyLive):
    key = "crisis-beds"
    number = "A5"
    title = "Young people in bed and breakfast, emergency beds or without a home"
    why = "'Never bed and breakfast' must not be met by another bad bed."
    numerator = "those of no fixed abode, in emergency accommodation or in bed and breakfast"
    source = "SSDA903 codes S, V and W (England 2024: 2.3%)"
    better = "decrease"

    def counts(self, stay: dict[str, Any] | None) -> bool | None:
        if stay is None or stay["kind"] == StayKind.NOT_KNOWN:
            return None
        return stay["kind"] in CRISIS


def _cases(weeks: Weeks) -> list[Any]:
    rows = LeavingCareCase.objects.filter(entitled_on__lt=weeks.ends.date())
    rows = rows.exclude(ended_on__lt=weeks.first)
    return list(rows.order_by("pk").values("pk", "person_id", "entitled_on", "ended_on"))


def _open_on(day: date, cases: list[Any]) -> Iterator[Any]:
    for case in cases:
        if case["entitled_on"] <= day and (case["ended_on"] is None or case["ended_on"] > day):
            yield case


def _answered(weeks: Weeks) -> dict[int, list[date]]:
    found: dict[int, list[date]] = defaultdict(list)
    rows = AdviserContact.objects.exclude(kind=ContactKind.ATTEMPT).filter(
        on__gte=weeks.first - 8 * WEEK, on__lt=weeks.ends.date()
    )
    for case, on in rows.values_list("case_id", "on"):
        found[case].append(on)
    return found


def _stays(weeks: Weeks) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = Stay.objects.exclude(ended_on__lt=weeks.first).order_by("known_on", "pk")
    fields = ("person_id", "kind", "suitability", "started_on", "known_on", "ended_on")
    for row in rows.values(*fields):
        found[row["person_id"]].append(row)
    return found


def _stay_on(day: date, stays: list[dict[str, Any]]) -> dict[str, Any] | None:
    for stay in reversed(stays):
        begun = (stay["started_on"] or stay["known_on"]) <= day
        if begun and (stay["ended_on"] is None or stay["ended_on"] > day):
            return stay
    return None
