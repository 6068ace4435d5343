"""The SSDA903 return as CSV, a folder a year: headings, dates and codes as each year asks for them.

Only what the borough records is returned: health (OC2), adoption details, permanence before care
and the mother's own child are not kept by the demonstration, so there is no file of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from homeward.care.models import PeriodOfCare, Placement
from homeward.core.clock import day_of
from homeward.demo.world import World
from homeward.leaving_care.models import LeavingCareCase
from homeward.missing.models import Episode
from homeward.people.models import Person
from homeward.people.rules import age_on, birthday

from .household import Household
from .leavers import leaver_row
from .tables import Shelf, british
from .workers import Numbers, turns
from .years import Year, ending_code, placement_code, sex_code, years_of

COLUMNS = {
    "header": "CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB",
    "episodes": "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE "
    "HOME_POST PL_POST URN",
    "missing": "CHILD DOB MISSING MIS_START MIS_END",
    "reviews": "CHILD DOB REVIEW REVIEW_CODE",
    "oc3": "CHILD DOB IN_TOUCH ACTIV ACCOM",
    "uasc": "CHILD SEX DOB DUC",
    "sw_episodes": "CHILD DOB SW_ID SW_DECOM SW_DEC SW_REASON",
}
WORKERS_SINCE = 2024  # social workers' episodes are returned from 2023-24
MOVES = {"CARPL": 40, "CREQB": 14, "LAREQ": 14, "CHILD": 10, "STAND": 6, "CLOSE": 4, "OTHER": 12}
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # the check letters of pupil numbers
ENDED_FOR_ANOTHER_REASON = "E8"
SPEAKS_AT = 4  # from this age a review says how the child took part
NO_PROVIDER = ("T", "Z")  # placements that no provider runs (rule 213)


class Ssda903:
    """A return for each year that is over."""

    def __init__(self, world: World, shelf: Shelf, numbers: Numbers) -> None:
        self._returns = [Return(year, shelf, numbers) for year in years_of(world)]

    def take(self, home: Household) -> None:
        """The rows of one household, in every year that they fall into."""
        if not home.all(PeriodOfCare) and not home.all(LeavingCareCase):
            return
        for each in self._returns:
            for person in home.all(Person):
                each.take(home, person)

    def finish(self) -> None:
        """Nothing waits: every row was written as it came."""


class Return:
    """The files of one year."""

    def __init__(self, year: Year, shelf: Shelf, numbers: Numbers) -> None:
        self.year, self._numbers = year, numbers
        self.tables = {
            name: shelf.table(f"ssda903/{year.name}/{name}", columns.split())
            for name, columns in COLUMNS.items()
            if name != "sw_episodes" or year.ends_in >= WORKERS_SINCE
        }

    def take(self, home: Household, person: Person) -> None:
        """Everything about one child, where the year holds anything."""
        periods = [
            each
            for each in home.of(PeriodOfCare, person)
            if self.year.meets(each.started_on, each.ended_on)
        ]
        leaver = leaver_row(home, person, self.year)
        if leaver is not None:
            self._add("oc3", home, person, *leaver)
        if periods or leaver is not None:
            self._header(home, person, in_care=bool(periods))
        if periods:
            self._unaccompanied(home, person)
            self._workers(home, person)
        for period in periods:
            self._care(home, person, period)

    def _add(self, table: str, home: Household, person: Person, *cells: str) -> None:
        self.tables[table].add(home.child_id(person), british(person.born_on), *cells)

    def _header(self, home: Household, person: Person, *, in_care: bool) -> None:
        child, age = home.child_id(person), age_on(person.born_on, self.year.last)
        self.tables["header"].add(
            child,
            sex_code(person.sex, self.year),
            british(person.born_on),
            person.ethnicity or "NOBT",
            pupil_number(child, age),
            # Asked of every girl looked after; the demonstration has no young mothers.
            "0" if in_care and person.sex == Person.Sex.FEMALE else "",
            "",
        )

    def _unaccompanied(self, home: Household, person: Person) -> None:
        """An unaccompanied child, and the day that ends: the eighteenth birthday."""
        if person.unaccompanied and person.born_on:
            eighteen = birthday(person.born_on, 18)
            sex, born = sex_code(person.sex, self.year), british(person.born_on)
            if eighteen > self.year.first:
                self.tables["uasc"].add(home.child_id(person), sex, born, british(eighteen))

    def _care(self, home: Household, person: Person, period: PeriodOfCare) -> None:
        placements = sorted(home.of(Placement, period), key=lambda each: each.started_on)
        episodes = [each for each in home.of(Episode, person) if each.placement in placements]
        spells = [(one, *spell) for one in episodes for spell in spells_of(one, placements)]
        for number, placement in enumerate(placements):
            if self.year.meets(placement.started_on, placement.ended_on):
                rest = placements[number + 1 :]
                self._episode(home, placement, rest, [end for _, _, end in spells], number == 0)
        for episode, first, end in spells:
            if self.year.meets(first, end):
                self._add("missing", home, person, episode.category, british(first), self._end(end))
        review = period.last_review_on
        if review and self.year.first <= review <= self.year.last:
            age = age_on(person.born_on, review)
            code = "PN0" if age is not None and age < SPEAKS_AT else "PN1"
            self._add("reviews", home, person, british(review), code)

    def _end(self, end: date | None) -> str:
        """An end, once it is in the year: on 31 March nobody knew of a later one."""
        return british(end) if self.year.closed(end) else ""

    def _episode(
        self,
        home: Household,
        placement: Placement,
        rest: list[Placement],
        missing_until: list[date | None],
        first: bool,
    ) -> None:
        period, over = placement.period, self.year.closed(placement.ended_on)
        reason = moved = ""
        if over and rest:
            reason, moved = "X1", home.dice("903", placement.ref).pick(MOVES)
        elif over:
            # Who is missing on the day care ends ceased for no planned reason (rule 580).
            out = placement.ended_on in missing_until
            reason = ENDED_FOR_ANOTHER_REASON if out else period.ended_because
        before = home.address_on(period.person, period.started_on)
        kind = placement_code(placement.kind, self.year)
        self.tables["episodes"].add(
            home.child_id(period.person),
            british(placement.started_on),
            "S" if first else "P",
            period.legal_status,
            period.need,
            kind,
            "" if kind.startswith(NO_PROVIDER) else placement.provider_kind,
            self._end(placement.ended_on),
            ending_code(reason, self.year),
            moved,
            before.postcode if before else "",
            placement.postcode,
            placement.urn,
        )

    def _workers(self, home: Household, person: Person) -> None:
        """Who the social worker was in the year, in care or not, and why it changed (SW12)."""
        if "sw_episodes" not in self.tables:
            return
        left: date | None = None
        for number, (each, end) in enumerate(turns(home, person)):
            reason = "LEFTRL" if left is not None and left == each.from_on else "OTHERS"
            if self.year.meets(each.from_on, end):
                self._add(
                    "sw_episodes",
                    home,
                    person,
                    self._numbers.of(each.worker),
                    british(each.from_on),
                    self._end(end),
                    reason if number else "FCONTA",
                )
            left = each.worker.left_on


def spells_of(episode: Episode, placements: list[Placement]) -> Iterator[tuple[date, date | None]]:
    """An episode as the return counts it: cut where a placement ends, over where care ends.

    SSDA903 rules 575 and 577: a child still out is missing anew from the next placement.
    """
    first = day_of(episode.left_at or episode.reported_at)
    end = day_of(episode.returned_at) if episode.returned_at else None
    for placement in placements:
        stop = placement.ended_on
        if stop is not None and stop <= first:
            continue
        if stop is None or (end is not None and end <= stop):
            yield first, end
            return
        yield first, stop
        first = stop


def pupil_number(child: str, age: int | None) -> str:
    """A pupil number of authority 000, so nobody's; UN1 for who is too young for school."""
    if age is None or age < 5:
        return "UN1"
    digits = f"0009{int(child):08}"
    total = sum(int(digit) * weight for weight, digit in enumerate(digits, start=2))
    return f"{LETTERS[total % len(LETTERS)]}{digits}"
