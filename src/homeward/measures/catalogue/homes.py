"""Measures of where care leavers live: A1 to A5."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from homeward.core.days import monday
from homeward.homes.codes import CRISIS, StayKind, Suitability
from homeward.homes.models import Stay

from ..declared import Fact, Measure
from ..standing import Spell, Standing, pieces
from ..weeks import WEEK, Weeks
from .leaving_care import cases_alive, fact_of, open_in, stay_changes, stay_on, stays_alive
from .young_people import AtAnAge


class WhereTheyLive(Standing):
    """At the end of each week, over everyone the service worked with: where they lived."""

    theme = "Homes"
    chart = "p"
    denominator = "everyone the leaving-care service worked with at the end of the week"
    clock = "at midnight on the Sunday of the week"
    not_counted = "Nobody: where it is not known, it is shown as unknown."

    def spells(self, weeks: Weeks, now: datetime) -> Iterable[Spell]:
        stays = stays_alive(weeks)
        for case in cases_alive(weeks):
            mine = stays[case["person_id"]]
            for piece in pieces(stay_changes(mine), open_in(case)):
                stay = stay_on(piece.since, mine)
                words = StayKind(stay["kind"]).label if stay else "Not known where"
                yield Spell(*piece, fact_of(case, self.counts(stay), words))

    def counts(self, stay: dict[str, Any] | None) -> bool | None:
        """Whether somebody who lives so counts; None where nobody knows."""
        raise NotImplementedError


class InSuitableHomes(WhereTheyLive):
    key = "in-suitable-homes"
    number = "A1a"
    title = "Young people in a suitable home"
    why = "A rise that comes from learning what was unknown is not a rise."
    numerator = "those whose home was judged suitable"
    source = "SSDA903 OC3 (England 19-21, 2025: 89%)"

    def counts(self, stay: dict[str, Any] | None) -> bool | None:
        if stay is None or stay["suitability"] == Suitability.NOT_JUDGED:
            return None
        return bool(stay["suitability"] == Suitability.SUITABLE)


class CrisisBeds(WhereTheyLive):
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


class SuitableAtNineteen(AtAnAge):
    key = "suitable-homes-19-to-21"
    number = "A1"
    theme = "Homes"
    title = "Care leavers aged 19 to 21 in a suitable home"
    why = "A rise that comes from learning what was unknown is not a rise."
    numerator = "those whose home was judged suitable"
    source = "SSDA903 OC3 (England 2025: 89%, of everyone, the unknown among them)"

    def known(self, weeks: Weeks) -> Any:
        return stays_alive(weeks)

    def changes(self, case: Any, known: Any) -> Iterable[date]:
        return stay_changes(known[case["person_id"]])

    def answer(self, last: date, case: Any, known: Any) -> tuple[bool | None, str]:
        stay = stay_on(last, known[case["person_id"]])
        if stay is None or stay["suitability"] == Suitability.NOT_JUDGED:
            return None, "Not known whether suitable"
        return stay["suitability"] == Suitability.SUITABLE, StayKind(stay["kind"]).label


class SuitableAtSeventeen(SuitableAtNineteen):
    key = "suitable-homes-17-to-18"
    number = "A2"
    title = "Care leavers aged 17 and 18 in a suitable home"
    denominator = "care leavers aged 17 and 18 with an open case at the end of the week"
    source = "SSDA903 OC3 (England 2025: 91%)"
    ages = (17, 18)


class HomeNotKnown(AtAnAge):
    key = "home-not-known-19-to-21"
    number = "A3"
    theme = "Homes"
    title = "Care leavers aged 19 to 21 of whom we do not know where they live"
    why = "What is not known is the first thing to find out, and the easiest to hide."
    numerator = "those without a current stay, or whose residence is not known"
    source = "SSDA903 OC3 (England 2025: 6%)"
    better = "decrease"

    def known(self, weeks: Weeks) -> Any:
        return stays_alive(weeks)

    def changes(self, case: Any, known: Any) -> Iterable[date]:
        return stay_changes(known[case["person_id"]])

    def answer(self, last: date, case: Any, known: Any) -> tuple[bool | None, str]:
        stay = stay_on(last, known[case["person_id"]])
        lost = stay is None or stay["kind"] == StayKind.NOT_KNOWN
        return lost, "Not known where" if lost else "Known where"


class BedAndBreakfast(Measure):
    key = "bed-and-breakfast-placements"
    number = "A4"
    theme = "Homes"
    title = "Moves into bed and breakfast"
    why = "None is the only number that is good enough."
    numerator = "stays in bed and breakfast that began in the week"
    denominator = "none: a count"
    clock = "the day it began, or the day we learned of it"
    not_counted = "Nothing is left out."
    source = "SSDA903 code W; Homelessness (Suitability of Accommodation) (England) Order 2003"
    unit = "number"
    chart = "t"
    better = "decrease"

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        for row in _in_bed_and_breakfast(weeks):
            begun = monday(row["started_on"] or row["known_on"])
            yield Fact(begun, True, row["person_id"], "Bed and breakfast")


class BedAndBreakfastNights(Measure):
    key = "bed-and-breakfast-nights"
    number = "A4a"
    theme = "Homes"
    title = "Nights in bed and breakfast"
    why = "One long stay hides behind a low count of moves."
    numerator = "nights that young people spent in bed and breakfast in the week"
    denominator = "none: a sum"
    clock = "nights from Monday to Sunday; from the day we know of the stay"
    not_counted = "Nothing is left out."
    source = "SSDA903 code W"
    unit = "number"
    better = "decrease"
    hangs_together = True

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        for row in _in_bed_and_breakfast(weeks):
            begun = row["started_on"] or row["known_on"]
            for week in weeks.mondays:
                until = min(row["ended_on"] or week + WEEK, week + WEEK)
                nights = (until - max(begun, week)).days
                if nights > 0:
                    words = f"{nights} nights"
                    yield Fact(week, True, row["person_id"], words, None, float(nights))


def _in_bed_and_breakfast(weeks: Weeks) -> Iterable[dict[str, Any]]:
    rows = Stay.objects.filter(kind=StayKind.BED_AND_BREAKFAST).exclude(ended_on__lt=weeks.first)
    fields = ("pk", "person_id", "started_on", "known_on", "ended_on")
    return rows.order_by("known_on", "pk").values(*fields)
