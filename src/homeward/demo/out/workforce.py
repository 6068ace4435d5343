"""The children's social work workforce census as XML, one file a year, as on 30 September.

Layout and codes: the Department's message of 2022 (Message, Header, LALevelVacancies, CSWWWorker).
Since 2023 agency workers are returned one by one too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from xml.etree import ElementTree as ET

from homeward.demo.dice import dice_for
from homeward.demo.world import World
from homeward.workforce.models import Absence, Allocation, Post, Worker
from homeward.workforce.rules import working_days_lost

from .household import SOCIAL_WORKER, Household, lasts
from .tables import Shelf
from .workers import Numbers

SOCIAL_WORKERS = "Social worker"  # the job that the census is about
AUTHORITY = "000"  # no authority has it
ORIGINS = {"1": 25, "2": 25, "4": 25, "6": 10, "7": 5, "8": 5, "9": 5}
LEFT_FOR = {"1": 35, "3": 25, "5": 10, "6": 12, "7": 8, "8": 10}
LEFT_BECAUSE = {"1": 84, "5": 7, "7": 4, "8": 5}
ETHNICITIES = {"WBRI": 68, "APKN": 7, "ABAN": 3, "AIND": 4, "BAFR": 8, "BCRB": 3, "WOTH": 4,
               "MOTH": 3}  # fmt: skip
CASE_HOLDERS = "care"  # the service whose social workers hold cases


class Workforce:
    """A census for each 30 September within the history."""

    name = "workforce-census-{year}.xml"

    def __init__(self, world: World, shelf: Shelf, numbers: Numbers) -> None:
        self._world, self._folder, self._numbers = world, shelf.folder, numbers
        days = [date(year, 9, 30) for year in range(world.began.year, world.today.year + 1)]
        self._cases: dict[date, Counter[str]] = {
            day: Counter() for day in days if world.began < day <= world.today
        }
        self._workers: list[Worker] = []
        self._posts = 0
        self._away: dict[str, list[Absence]] = defaultdict(list)

    def take(self, home: Household) -> None:
        """Workers and posts where the page holds them; open cases by worker everywhere."""
        self._workers += [one for one in home.all(Worker) if one.job == SOCIAL_WORKERS]
        self._posts += sum(post.title == SOCIAL_WORKERS for post in home.all(Post))
        for absence in home.all(Absence):
            self._away[absence.worker.ref].append(absence)
        for each in home.all(Allocation):
            if each.role == SOCIAL_WORKER:
                for day, cases in self._cases.items():
                    if lasts(each.from_on, each.to_on, day):
                        cases[each.worker.ref] += 1

    def finish(self) -> None:
        """Write each year's file."""
        for day in self._cases:
            message = ET.Element("Message")
            self._header(message, day)
            self._vacancies(message, day)
            for worker in self._workers:
                if _in_census(worker, day):
                    self._worker(message, worker, day)
            ET.indent(message)
            path = self._folder / self.name.format(year=day.year)
            text = ET.tostring(message, encoding="utf-8", xml_declaration=True)
            path.write_bytes(text + b"\n")

    def _header(self, message: ET.Element, day: date) -> None:
        header = ET.SubElement(message, "Header")
        details = ET.SubElement(header, "CollectionDetails")
        _say(details, Collection="CSWW", Year=str(day.year), ReferenceDate=day.isoformat())
        source = ET.SubElement(header, "Source")
        _say(source, SourceLevel="L", LEA=AUTHORITY, SoftwareCode="Homeward demonstration")
        _say(source, DateTime=f"{self._world.now:%Y-%m-%dT%H:%M:%SZ}")

    def _vacancies(self, message: ET.Element, day: date) -> None:
        """Posts without a permanent holder, whether or not agency covers them; agency workers."""
        there = [one for one in self._workers if _here(one, day)]
        agency = [one for one in there if one.agency]
        _say(
            ET.SubElement(message, "LALevelVacancies"),
            NumberOfVacancies=f"{self._posts - len(there) + len(agency):.2f}",
            NoAgencyFTE=f"{sum(one.full_time_share for one in agency):.2f}",
            NoAgencyHeadcount=str(len(agency)),
        )

    def _worker(self, message: ET.Element, worker: Worker, day: date) -> None:
        about = dict(self._about(worker, day))
        _say(ET.SubElement(message, "CSWWWorker"), **about)

    def _about(self, worker: Worker, day: date) -> Iterator[tuple[str, str]]:
        """One worker, in the order of the Department's message. Who they are is drawn."""
        dice = dice_for(self._world.seed, "file", "census", worker.ref)
        started = worker.started_on or day
        born = started - timedelta(days=int(dice.uniform(23, 58) * 365.25))
        share = f"{Decimal(worker.full_time_share):.6f}"
        yield "AgencyWorker", str(int(worker.agency))
        yield "SWENo", self._numbers.of(worker)
        yield "FTE", share
        yield "PersonBirthDate", born.isoformat()
        yield "GenderCurrent", dice.pick({"2": 85, "1": 15})
        yield "Ethnicity", dice.pick(ETHNICITIES)
        yield "QualInst", "An institution of the demonstration"
        yield "QualLevel", dice.pick({"1": 48, "2": 50, "3": 2})
        yield "StepUpGrad", dice.pick({"0": 93, "1": 7})
        yield "OrgRole", self._role(worker, dice.random())
        yield "RoleStartDate", started.isoformat()
        yield "StartOrigin", "4" if worker.agency else dice.pick(ORIGINS)
        yield from self._end(worker, day, share)

    def _end(self, worker: Worker, day: date, share: str) -> Iterator[tuple[str, str]]:
        dice = dice_for(self._world.seed, "file", "census", worker.ref, day)
        if worker.left_on and worker.left_on <= day:
            yield "RoleEndDate", worker.left_on.isoformat()
            yield "LeaverDestination", dice.pick(LEFT_FOR)
            yield "ReasonLeave", dice.pick(LEFT_BECAUSE)
        else:
            yield "FTE30", share
            yield "Cases30", str(self._cases[day][worker.ref])
        absences = self._away[worker.ref]
        if not worker.agency:
            yield "WorkingDaysLost", f"{_sick(absences, day):.2f}"
        yield "FrontlineGrad", dice.pick({"0": 95, "1": 5})
        if _here(worker, day):
            away = next((each for each in absences if each.away_on(day)), None)
            yield "Absat30Sept", str(int(away is not None))
            if away is not None:
                yield "ReasonAbsence", away.why

    def _role(self, worker: Worker, place: float) -> str:
        """Case holders, and at the front door those without cases; one in six is senior."""
        if place < 1 / 6:
            return "4"
        return "5" if worker.team.service == CASE_HOLDERS else "6"


def _here(worker: Worker, day: date) -> bool:
    return lasts(worker.started_on or day, worker.left_on, day)


def _in_census(worker: Worker, day: date) -> bool:
    """In post on 30 September, or left within the twelve months before."""
    gone = worker.left_on
    return _here(worker, day) or (gone is not None and _year_before(day) < gone <= day)


def _sick(absences: list[Absence], day: date) -> int:
    """Working days lost to sickness in the twelve months to a day."""
    sick = [each for each in absences if each.why == Absence.Why.SICK]
    return working_days_lost(sick, _year_before(day) + timedelta(days=1), day)


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1)


def _say(parent: ET.Element, **values: str) -> None:
    for tag, text in values.items():
        ET.SubElement(parent, tag).text = text
