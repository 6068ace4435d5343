"""Measures of referrals and their assessments: F6 to F10."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from dateutil.relativedelta import relativedelta

from homeward.core.days import monday
from homeward.front_door.codes import Source
from homeward.front_door.models import Assessment, Referral
from homeward.ledger.kinds import Kind

from ..declared import Fact, Measure
from ..duties import MetInTime
from ..rates import PerChildren
from ..weeks import Weeks

_FIELDS = ("pk", "person_id", "received_on", "source_code", "no_further_action")


def _received(since: date, until: date) -> Iterable[dict[str, Any]]:
    rows = Referral.objects.filter(received_on__gte=since, received_on__lt=until)
    return rows.order_by("received_on", "pk").values(*_FIELDS)


_FROM = {code: f"Referral from {label}" for code, label in Source.choices}


def _fact(row: dict[str, Any], counts: bool | None) -> Fact:
    words = _FROM[row["source_code"]]
    root = ("front_door.referral", row["pk"])
    return Fact(monday(row["received_on"]), counts, row["person_id"], words, root)


class ReferralsPerWeek(PerChildren):
    key = "referrals"
    number = "F6"
    theme = "Front door"
    title = "Referrals"
    why = "What is passed on for help decides how much social work the borough needs."
    numerator = "referrals received in the week"
    denominator = (
        "children aged 0 to 17 who live in the authority, for each 10,000 and a year of 52 weeks; "
        "none, and a count, until the population is set (England 2025: 519)"
    )
    clock = "the day of the referral"
    not_counted = "Nothing is left out."
    source = "Children in need census, table C1"
    unit_words = "referrals"
    chart = "u'"
    better = None
    version = "2"
    versions = (
        "Version 2: a rate for each 10,000 children a year, where the population is set; "
        "version 1 was the count, which the table still shows.",
    )

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        for row in _received(weeks.first, weeks.after):
            yield _fact(row, True)


class ReferredAgain(Measure):
    key = "referred-again"
    number = "F7"
    theme = "Front door"
    title = "Referred again within twelve months"
    why = "Help that ended too soon, or never came, brings the same child back."
    numerator = "children with an earlier referral in the twelve months before this one"
    denominator = "referrals received in the week"
    clock = "twelve calendar months back from the day of the referral"
    not_counted = "A second referral of the same child on the same day."
    source = "Children in need census, table C1 (England 2025: 22.6%)"
    better = "decrease"

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        latest: dict[int, date] = {}
        for row in _received(weeks.first - relativedelta(months=12), weeks.after):
            day, before = row["received_on"], latest.get(row["person_id"])
            if day >= weeks.first and before != day:
                again = before is not None and before >= day - relativedelta(months=12)
                yield _fact(row, again)
            latest[row["person_id"]] = day


class ReferralsWithoutAction(Measure):
    key = "referrals-without-action"
    number = "F8"
    theme = "Front door"
    title = "Referrals that ended in no further action"
    why = "A referral that should not have been one is a cost to a family."
    numerator = "referrals recorded as no further action"
    denominator = "referrals received in the week of which the outcome is known"
    clock = "the day of the referral"
    not_counted = "Referrals of which nobody has said: shown as unknown."
    source = "Children in need census, table C1 (England 2025: 6.5%)"
    better = None

    def facts(self, weeks: Weeks, now: datetime) -> Iterator[Fact]:
        for row in _received(weeks.first, weeks.after):
            yield _fact(row, row["no_further_action"])


class AssessedNotInNeed(Measure):
    key = "assessed-not-in-need"
    number = "F9"
    theme = "Front door"
    title = "Referrals assessed, and the child not in need"
    why = "An assessment that finds no need has weighed on a family for nothing."
    numerator = "referrals whose assessment found that the child is not in need"
    denominator = "referrals received in the week that ended without action or were assessed"
    clock = "the day of the referral"
    not_counted = (
        "Referrals whose assessment goes on. Those of which no assessment is recorded: "
        "shown as unknown."
    )
    source = "Children in need census, table C1 (England 2025: 30.8%)"
    better = None

    def facts(self, weeks: Weeks, now: datetime) -> Iterator[Fact]:
        found = self._found(weeks)
        for row in _received(weeks.first, weeks.after):
            if row["pk"] not in found:
                yield _fact(row, False if row["no_further_action"] else None)
            elif (in_need := found[row["pk"]]) is not None:
                yield _fact(row, not in_need)

    @staticmethod
    def _found(weeks: Weeks) -> dict[int, bool | None]:
        """What the assessment of each referral found; None while it goes on."""
        rows = Assessment.objects.filter(
            referral__received_on__gte=weeks.first,
            referral__received_on__lt=weeks.after,
            recorded_in_error="",
        )
        return dict(rows.order_by("pk").values_list("referral_id", "in_need"))


class AssessmentsInTime(MetInTime):
    key = "assessments-in-time"
    number = "F10"
    theme = "Front door"
    title = "Assessments completed within 45 working days"
    why = "A family that waits for months is not being helped by being looked at."
    denominator = "assessments completed or past their time, by the week of the referral"
    clock = "45 working days from the referral"
    source = "Working Together 2023; children in need census (England 2025: 85.7%)"
    kinds = (Kind.ASSESSMENT,)
