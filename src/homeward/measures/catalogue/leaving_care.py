"""Measures of leaving care: C2, C5 and C7."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from homeward.homes.models import Stay
from homeward.leaving_care.codes import ContactKind
from homeward.leaving_care.models import AdviserContact, LeavingCareCase
from homeward.ledger.kinds import Kind

from ..declared import Fact
from ..duties import MetInTime, UpToDate
from ..standing import Interval, Spell, Standing, covers, overlapping, pieces
from ..weeks import WEEK, Weeks

_EIGHT_WEEKS = 8 * WEEK
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


class ContactInEightWeeks(Standing):
    key = "contact-in-eight-weeks"
    number = "C2"
    theme = "Leaving care"
    title = "Young people in contact within eight weeks"
    why = "Silence is how a young person is lost."
    numerator = "those with a contact that was answered in the eight weeks before the week's end"
    denominator = "everyone the leaving-care service worked with at the end of the week"
    clock = "eight weeks"
    not_counted = "Attempts without an answer do not count as contact."
    source = "Local; SSDA903 asks it once a year"
    chart = "p"

    def spells(self, weeks: Weeks, now: datetime) -> Iterable[Spell]:
        contacts = _answered(weeks)
        for case in cases_alive(weeks):
            answered = (Interval(on, on + _EIGHT_WEEKS) for on in contacts[case["pk"]])
            spoken = [stretch for stretch, _ in overlapping(answered)]
            changes = [day for stretch in spoken for day in stretch if day]
            for piece in pieces(changes, open_in(case)):
                spoke = any(covers(stretch, piece.since) for stretch in spoken)
                yield Spell(*piece, fact_of(case, spoke, "Care leaver"))


_CASE = (
    *("pk", "person_id", "person__born_on", "entitled_on", "ended_on"),
    *("team_id", "adviser_id"),
)


def fact_of(case: Any, counts: bool | None, words: str, week: date = date.min) -> Fact:
    """A young person's case as a fact; a spell's fact needs no week."""
    root = ("leaving_care.leavingcarecase", case["pk"])
    fact = Fact(week, counts, case["person_id"], words, root)
    return fact._replace(team=case["team_id"], worker=case["adviser_id"])


def open_in(case: Any) -> Interval:
    """The days on which a case was open."""
    return Interval(case["entitled_on"], case["ended_on"])


def cases_alive(weeks: Weeks) -> list[Any]:
    """Cases open at some time in these weeks."""
    rows = LeavingCareCase.objects.filter(entitled_on__lt=weeks.ends.date())
    rows = rows.exclude(ended_on__lt=weeks.first)
    return list(rows.order_by("pk").values(*_CASE))


def _answered(weeks: Weeks) -> dict[int, list[date]]:
    found: dict[int, list[date]] = defaultdict(list)
    rows = AdviserContact.objects.exclude(kind=ContactKind.ATTEMPT).filter(
        on__gte=weeks.first - 8 * WEEK, on__lt=weeks.ends.date()
    )
    for case, on in rows.values_list("case_id", "on"):
        found[case].append(on)
    return found


def stays_alive(weeks: Weeks) -> dict[int, list[dict[str, Any]]]:
    """By person, the stays that stood at some time in these weeks, in order."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = Stay.objects.exclude(ended_on__lt=weeks.first).order_by("known_on", "pk")
    fields = ("person_id", "kind", "suitability", "started_on", "known_on", "ended_on")
    for row in rows.values(*fields):
        found[row["person_id"]].append(row)
    return found


def stay_changes(stays: list[dict[str, Any]]) -> Iterator[date]:
    """The days on which it changes where somebody lives, as far as it is known."""
    for stay in stays:
        yield stay["started_on"] or stay["known_on"]
        if stay["ended_on"] is not None:
            yield stay["ended_on"]


def stay_on(day: date, stays: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Where somebody lived on a day, as far as it is known."""
    for stay in reversed(stays):
        begun = (stay["started_on"] or stay["known_on"]) <= day
        if begun and (stay["ended_on"] is None or stay["ended_on"] > day):
            return stay
    return None
