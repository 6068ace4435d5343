"""The years of the SSDA903 return, and the codes that each year has (data dictionary by year)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from homeward.demo.world import World
from homeward.people.models import Person


@dataclass(frozen=True)
class Year:
    """1 April to 31 March, known by the year in which it ends."""

    ends_in: int

    @property
    def first(self) -> date:
        return date(self.ends_in - 1, 4, 1)

    @property
    def last(self) -> date:
        return date(self.ends_in, 3, 31)

    @property
    def name(self) -> str:
        return f"{self.ends_in - 1}-{self.ends_in % 100:02}"

    def meets(self, first: date, end: date | None) -> bool:
        """Whether a spell falls into the year with any of its days."""
        return first <= self.last and (end is None or end >= self.first)

    def closed(self, end: date | None) -> bool:
        """Whether a spell had come to its end by the last day."""
        return end is not None and end <= self.last


def year_of(day: date) -> Year:
    """The year that a day falls into."""
    return Year(day.year + (day >= date(day.year, 4, 1)))


def years_of(world: World) -> Iterator[Year]:
    """Years that are over and of which the history holds at least the end, the first one first."""
    for ends_in in range(world.began.year, world.today.year + 1):
        year = Year(ends_in)
        if world.began < year.last < world.today:
            yield year


def sex_code(sex: str, year: Year) -> str:
    """1 and 2 until 2023-24; M, F and U from 2024-25."""
    if year.ends_in >= 2025:
        return sex if sex in (Person.Sex.MALE, Person.Sex.FEMALE) else "U"
    return {Person.Sex.MALE: "1", Person.Sex.FEMALE: "2"}.get(Person.Sex(sex), "")


def placement_code(kind: str, year: Year) -> str:
    """K3 from 2024-25 where H5 or P2 stood before; Z1 became Z11 to Z14 in 2025-26."""
    if year.ends_in >= 2025 and kind in ("H5", "P2"):
        return "K3"
    if year.ends_in < 2025 and kind == "K3":
        return "H5"
    return "Z14" if year.ends_in >= 2026 and kind == "Z1" else kind


def ending_code(code: str, year: Year) -> str:
    """Special guardianship to a former carer or another: E43 and E44 until 2017-18."""
    if year.ends_in >= 2019:
        return code
    return {"E45": "E43", "E47": "E43", "E46": "E44", "E48": "E44"}.get(code, code)
