"""Measures of care leavers at each week's end: C1, C3, C4, C6, C8 and C10."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, ClassVar

from homeward.care.models import Placement
from homeward.core.days import monday
from homeward.homes.codes import StayKind
from homeward.leaving_care.codes import InTouch
from homeward.leaving_care.models import Activity, AdviserContact, PathwayPlan, PathwayReview
from homeward.people.rules import birthday
from homeward.workforce.models import Allocation

from ..declared import Fact, Measure
from ..standing import Interval, Spell, Standing, pieces
from ..weeks import WEEK, Weeks
from .leaving_care import cases_alive, fact_of, open_in, stay_changes, stay_on, stays_alive

_FRESH = 52 * WEEK
_OC3 = "SSDA903 OC3"


class AtAnAge(Standing):
    """At the end of each week: care leavers of an age, each counted, not counted or not known."""

    theme = "Leaving care"
    chart = "p"
    ages: ClassVar[tuple[int, int]] = (19, 21)
    denominator = "care leavers aged 19 to 21 with an open case at the end of the week"
    clock = "at midnight on the Sunday of the week (the return asks it around the birthday)"
    not_counted = "Nobody: where it is not known, it is shown as unknown."

    def spells(self, weeks: Weeks, now: datetime) -> Iterable[Spell]:
        known = self.known(weeks)
        for case in cases_alive(weeks):
            if (aged := self.aged(case)) is not None:
                for piece in pieces(self.changes(case, known), aged):
                    answer, words = self.answer(piece.since, case, known)
                    if words:
                        yield Spell(*piece, fact_of(case, answer, words))

    def aged(self, case: Any) -> Interval | None:
        """The days on which a case is open and the young person of the age asked about."""
        since, until = open_in(case)
        born = case["person__born_on"]
        if born is None:
            return None
        since = max(since, birthday(born, self.ages[0]))
        past = birthday(born, self.ages[1] + 1)
        until = past if until is None else min(until, past)
        return Interval(since, until) if since < until else None

    def known(self, weeks: Weeks) -> Any:
        """What the answers are read from, loaded once."""
        raise NotImplementedError

    def changes(self, case: Any, known: Any) -> Iterable[date]:
        """The days on which the answer may change."""
        raise NotImplementedError

    def answer(self, last: date, case: Any, known: Any) -> tuple[bool | None, str]:
        """Whether a young person counts on a day, and what is known; without words: left out."""
        raise NotImplementedError


class InTouchAtNineteen(AtAnAge):
    key = "in-touch-19-to-21"
    number = "C1"
    title = "Care leavers aged 19 to 21 with whom we are in touch"
    why = "A young person nobody is in touch with has no corporate parent."
    numerator = "those whose latest answer, within a year, was: in touch"
    not_counted = "Those who no longer need the service, went home, or died."
    source = f"{_OC3} (England 2025: 4% not in touch)"
    left_out = (InTouch.DIED, InTouch.NOT_REQUIRED, InTouch.RETURNED_HOME)

    def known(self, weeks: Weeks) -> Any:
        rows = AdviserContact.objects.filter(on__gte=weeks.first - _FRESH, on__lt=weeks.after)
        return _by_case(rows.order_by("on", "pk").values_list("case_id", "on", "in_touch"))

    def changes(self, case: Any, known: Any) -> Iterable[date]:
        return _fresh_days(known[case["pk"]])

    def answer(self, last: date, case: Any, known: Any) -> tuple[bool | None, str]:
        said = _latest(known[case["pk"]], last)
        if said in self.left_out:
            return None, ""
        return (None, "Nothing recorded") if said is None else (said == "YES", InTouch(said).label)


class InEducationOrWork(AtAnAge):
    key = "education-or-work-19-to-21"
    number = "C3"
    title = "Care leavers aged 19 to 21 in education, training or work"
    why = "Something to get up for, chosen by them, is what adult life stands on."
    numerator = "those whose latest recorded activity, within a year, is education or work"
    source = f"{_OC3} (England 2025: 54%)"
    starts_with: ClassVar[tuple[str, ...]] = ("F", "P")

    def known(self, weeks: Weeks) -> Any:
        rows = Activity.objects.filter(as_on__gte=weeks.first - _FRESH, as_on__lt=weeks.after)
        return _by_case(rows.order_by("as_on", "pk").values_list("case_id", "as_on", "code"))

    def changes(self, case: Any, known: Any) -> Iterable[date]:
        return _fresh_days(known[case["pk"]])

    def answer(self, last: date, case: Any, known: Any) -> tuple[bool | None, str]:
        code = _latest(known[case["pk"]], last)
        if code in (None, "0"):
            return None, "Activity not known"
        return code.startswith(self.starts_with), f"Activity {code}"


class NotInEducationOrWork(InEducationOrWork):
    key = "not-in-education-or-work-19-to-21"
    number = "C4"
    title = "Care leavers aged 19 to 21 not in education, training or work"
    why = "Who has nothing by day, and why: illness, a child to care for, or no offer."
    numerator = "those whose latest recorded activity, within a year, is neither"
    source = f"{_OC3} (England 2025: 40%)"
    better = "decrease"
    starts_with = ("G",)


class StayingPut(AtAnAge):
    key = "staying-put-18-to-20"
    number = "C8"
    title = "Care leavers aged 18 to 20 who stayed with their foster carer"
    why = "A family that goes on after eighteen is the best home there is."
    numerator = "those who live with their former foster carer"
    denominator = "care leavers aged 18 to 20 whose last placement was in foster care"
    source = "SSDA903 (England 2025: 33%)"
    ages = (18, 20)

    def known(self, weeks: Weeks) -> Any:
        rows = Placement.objects.order_by("started_on", "pk")
        last = dict(rows.values_list("period__person_id", "kind"))
        return {pk for pk, kind in last.items() if kind.startswith("U")}, stays_alive(weeks)

    def changes(self, case: Any, known: Any) -> Iterable[date]:
        return stay_changes(known[1][case["person_id"]])

    def answer(self, last: date, case: Any, known: Any) -> tuple[bool | None, str]:
        fostered, stays = known
        if case["person_id"] not in fostered:
            return None, ""
        stay = stay_on(last, stays[case["person_id"]])
        if stay is None or stay["kind"] == StayKind.NOT_KNOWN:
            return None, "Not known where"
        return stay["kind"] == StayKind.FORMER_FOSTER_CARER, StayKind(stay["kind"]).label


class PlansWithTheirWords(Measure):
    key = "plans-with-their-words"
    number = "C6"
    theme = "Leaving care"
    title = "Pathway plans and reviews with the young person's own words"
    why = "A plan without their voice is a plan about them, not theirs."
    numerator = "those that hold what the young person said, in their words"
    denominator = "plans agreed and reviews held in the week"
    clock = "the day of the plan or the review"
    not_counted = "Nothing is left out."
    source = "Local"
    chart = "p"

    def facts(self, weeks: Weeks, now: datetime) -> Iterable[Fact]:
        for model, day, words in (
            (PathwayPlan, "agreed_on", "Pathway plan"),
            (PathwayReview, "reviewed_on", "Pathway review"),
        ):
            during = {f"{day}__gte": weeks.first, f"{day}__lt": weeks.after}
            fields = ("case__pk", "case__person_id", "case__team_id", "case__adviser_id")
            rows = model.objects.filter(**during).order_by(day, "pk")
            for row in rows.values(day, "young_persons_words", *fields):
                case = {name.removeprefix("case__"): row[name] for name in fields}
                said = bool(row["young_persons_words"].strip())
                yield fact_of(case, said, words, monday(row[day]))


class ChangesOfAdviser(Standing):
    key = "changes-of-adviser"
    number = "C10"
    theme = "Leaving care"
    title = "Changes of personal adviser, for each young person in a year"
    why = "Every change is a story told again to a stranger."
    numerator = "changes from one adviser to another in the week, times 52"
    denominator = "young people with an adviser in the week"
    clock = "the day the new adviser began"
    not_counted = "A first adviser."
    source = "Local"
    unit = "a year"
    unit_words = "changes a year"
    chart = "u"
    better = "decrease"

    hangs_together = False

    def spells(self, weeks: Weeks, now: datetime) -> Iterable[Spell]:
        rows = Allocation.objects.filter(role="adviser", from_on__lt=weeks.after)
        first: dict[int, int] = {}
        fields = ("pk", "person_id", "worker_id", "worker__team_id", "from_on", "to_on")
        for row in rows.order_by("from_on", "pk").values(*fields):
            changed = first.setdefault(row["person_id"], row["pk"]) != row["pk"]
            fact = Fact(date.min, False, row["person_id"], "Has an adviser")
            fact = fact._replace(team=row["worker__team_id"], worker=row["worker_id"])
            next_week = monday(row["from_on"]) + WEEK
            for piece in pieces([next_week], Interval(row["from_on"], row["to_on"])):
                new = changed and piece.since < next_week
                words = "New adviser" if new else fact.words
                yield Spell(*piece, fact._replace(counts=new, words=words))


def _by_case(rows: Iterable[tuple[int, date, str]]) -> dict[int, list[tuple[date, str]]]:
    found: dict[int, list[tuple[date, str]]] = defaultdict(list)
    for case, on, said in rows:
        found[case].append((on, said))
    return found


def _fresh_days(said: list[tuple[date, str]]) -> Iterator[date]:
    for on, _ in said:
        yield from (on, on + _FRESH)


def _latest(said: list[tuple[date, str]], day: date) -> str | None:
    """The last answer on or before a day, at most a year old."""
    for on, answer in reversed(said):
        if on <= day:
            return answer if on > day - _FRESH else None
    return None
