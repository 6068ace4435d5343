"""A child, those around the child, and how they come to be written down."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from homeward.people.models import Address, Identifier, Person, Relationship

from . import names
from .dice import Dice
from .figures import families as figures
from .world import Making

NORTH = "999"  # NHS numbers that begin so are for tests and belong to nobody


@dataclass
class Child:
    """A child as they truly are, with the record (or two) that the service holds."""

    person: Person
    born: date
    mother: str = ""
    twice: Person | None = None
    contacted: list[str] = field(default_factory=list)  # the record written on, each time
    helped_until: date | None = None  # while a social worker has them

    def age_on(self, day: date) -> float:
        return (day - self.born).days / 365.25

    def entry(self, dice: Dice) -> Person:
        """The record that somebody would write on: the second where there are two, at times."""
        return self.twice if self.twice is not None and dice.chance(0.5) else self.person


@dataclass
class Family:
    """One household: its children, its adults by their part, its present address."""

    lines: str
    postcode: str
    since: date
    children: list[Child] = field(default_factory=list)
    adults: dict[str, Person] = field(default_factory=dict)


def make_person(name: names.Name, born: date | None) -> Person:
    """A person with a name and a day of birth."""
    return Person(
        given_names=name.given,
        family_name=name.family,
        sex=name.sex,
        ethnicity=name.ethnicity,
        born_on=born,
    )


def make_child(page: Making, name: names.Name, born: date) -> Child:
    """A child on file with a number, sometimes a nickname, rarely without a day of birth."""
    dice = page.dice
    person: Person = page.add(make_person(name, born))
    person.disabled = dice.chance(figures.DISABLED)
    if dice.chance(figures.NICKNAME):
        person.known_as = names.nickname(name.given, dice)
    if dice.chance(figures.NO_DATE_OF_BIRTH):
        person.born_on = None
        page.tell("birth", child=person.ref, born_on=born, because="no date of birth on file")
    page.children += 1
    _number(page, person, "la_child_id", f"{900_000 + page.world.next_number()}")
    if dice.chance(figures.NHS_NUMBER):
        _number(page, person, "nhs", f"{NORTH}{page.world.numbers:07}")
    return Child(person, born)


def _number(page: Making, person: Person, scheme: str, value: str) -> None:
    page.add(Identifier(person=person, scheme=scheme, value=value))


def lives_at(page: Making, person: Person, lines: str, code: str, since: date) -> None:
    """Where somebody lives, from when; and, at times, where they lived before."""
    since = max(since, person.born_on or since)
    page.add(Address(person=person, lines=lines, postcode=code, from_on=since))


def lived_before(page: Making, family: Family) -> tuple[str, str] | None:
    """A former address of the whole household, for those who moved."""
    if not page.dice.chance(figures.MOVED):
        return None
    lines, code = names.address(page.dice), names.postcode(page.dice)
    since = family.since - timedelta(days=200 + page.dice.days(700))
    born = {child.person.ref: child.born for child in family.children}
    for person in (*(c.person for c in family.children), *family.adults.values()):
        first = max(since, born.get(person.ref, since))
        if first < family.since:
            page.add(
                Address(
                    person=person, lines=lines, postcode=code, from_on=first, to_on=family.since
                )
            )
    return lines, code


def related(page: Making, person: Person, other: Person, kind: str, *, known: bool) -> None:
    """A true kinship, told to the truth; on file only where the service knows of it."""
    page.tell("kin", person=person.ref, other=other.ref, kind=kind, on_file=known)
    if known:
        page.add(Relationship(person=person, other=other, kind=kind))


def enter_twice(page: Making, child: Child, family: Family, before: tuple[str, str] | None) -> None:
    """A second entry of the same child, with the slips that hid it."""
    dice, one = page.dice, child.person
    twin = make_person(
        names.Name(one.given_names, one.family_name, one.sex, one.ethnicity), child.born
    )
    faults: list[str] = []
    wanted = dice.pick(figures.ERRORS)
    while len(faults) < wanted:
        fault = dice.pick(figures.FAULTS)
        if fault not in faults and _write_wrong(dice, twin, child, fault, before):
            faults.append(fault)
    child.twice = page.add(twin)
    _number(page, twin, "la_child_id", f"{900_000 + page.world.next_number()}")
    lines, code = (
        before if before and "former address" in faults else (family.lines, family.postcode)
    )
    lives_at(page, twin, lines, code, family.since)
    page.tell("duplicate", person=one.ref, same_as=twin.ref, differs="; ".join(faults))


def _write_wrong(
    dice: Dice, entry: Person, child: Child, fault: str, before: tuple[str, str] | None
) -> bool:
    """Write one thing otherwise than it is; False where that cannot be done to this child."""
    match fault:
        case "given name spelt otherwise":
            entry.given_names = names.spelt_otherwise(entry.given_names, dice)
        case "nickname for the name":
            entry.given_names = names.nickname(entry.given_names, dice)
        case "family name misspelt":
            entry.family_name = names.spelt_otherwise(entry.family_name, dice)
        case "former surname":
            possible = child.mother != entry.family_name
            entry.family_name = child.mother or entry.family_name
            return possible and bool(child.mother)
        case "former address":
            return before is not None
        case _:
            return _write_day_wrong(dice, entry, fault)
    return True


def _write_day_wrong(dice: Dice, entry: Person, fault: str) -> bool:
    born = entry.born_on
    if born is None:
        return False
    match fault:
        case "day and month swapped":
            if born.day > 12 or born.day == born.month:
                return False
            entry.born_on = date(born.year, born.day, born.month)
        case "no date of birth":
            entry.born_on = None
        case _:
            entry.born_on = born + timedelta(days=dice.choice((1, -1, 10, -10)))
    return True
