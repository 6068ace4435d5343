"""Households: parents, stepfathers, brothers, sisters, twins, and sons named as their fathers."""

from __future__ import annotations

from datetime import date, timedelta

from homeward.people.models import Person

from . import names
from .figures import families as figures
from .people import (
    Child,
    Family,
    enter_twice,
    lived_before,
    lives_at,
    make_child,
    make_person,
    related,
)
from .world import Making


def make_family(
    page: Making, known_on: date, focal_age: float | None = None, sex: str = ""
) -> Family:
    """One household as it was when the service came to know it.

    The first child is the one it is about: of ``focal_age`` that day where an age is given.
    """
    dice, world = page.dice, page.world
    people = names.community(dice)
    since = known_on - timedelta(days=60 + dice.days(900))
    family = Family(names.address(dice), names.postcode(dice), since)
    structure = dice.pick(figures.STRUCTURES)
    surname, former = dice.choice(people.families), dice.choice(people.families)
    own = dice.choice(people.families) if structure == "stepfather" else surname
    births = _births(page, known_on, focal_age)
    _adults(page, family, structure, people, own, surname, former, min(births))
    half_way = len(births) - 1 if structure == "stepfather" and len(births) > 1 else len(births)
    for number, born in enumerate(sorted(births)):
        called = own if number < half_way else surname
        _child(page, family, people, called, born, former, sex if len(births) == 1 else "")
    if focal_age is not None:
        family.children.sort(key=lambda child: abs(child.age_on(known_on) - focal_age))
    _kin(page, family, half_way)
    for person in (*(child.person for child in family.children), *family.adults.values()):
        lives_at(page, person, family.lines, family.postcode, family.since)
    before = lived_before(page, family)
    for child in family.children:
        if dice.chance(figures.TWICE):
            enter_twice(page, child, family, before)
    assert family.children, world.seed  # noqa: S101 - the focal child is always born
    return family


def _births(page: Making, known_on: date, focal_age: float | None) -> list[date]:
    """Days of birth of the children at home: the focal child's, and those of others."""
    dice, today = page.dice, page.world.today
    age = dice.uniform(0.05, 17.6) if focal_age is None else focal_age
    focal = known_on - timedelta(days=int(age * 365.25))
    births = [focal]
    older = younger = focal
    for _ in range(dice.pick(figures.BROOD) - 1):
        gap = timedelta(days=dice.randint(420, 1_300))
        if dice.chance(figures.TWINS * 2):
            births.append(focal)
        elif dice.chance(0.5):
            older -= gap
            births.append(older)
        else:
            younger += gap
            births.append(younger)
    young = [day for day in births if day < today and (known_on - day).days < 18 * 365.25 - 10]
    return young or [focal]


def _adults(
    page: Making,
    family: Family,
    structure: str,
    people: names.Community,
    own: str,
    surname: str,
    former: str,
    eldest: date,
) -> None:
    """Who else is in the home: each on file only where the service knows of them."""
    dice = page.dice
    grown = eldest - timedelta(days=int(dice.uniform(17.5, 34) * 365.25))
    hers = own if structure != "mother" else dice.choice((own, former))
    parts = {
        "mother": ("F", dice.choice(people.mothers) if people.mothers else hers),
        "father": ("M", own),
        "stepfather": ("M", surname),
    }
    there = {
        "both parents": ("mother", "father"),
        "stepfather": ("mother", "stepfather"),
        "mother": ("mother",),
        "father": ("father",),
    }[structure]
    for part in there:
        if dice.chance(figures.KNOWN[part]):
            sex, called = parts[part]
            born = grown - timedelta(days=dice.randrange(0, 2_200))
            family.adults[part] = page.add(
                make_person(names.grown_up(dice, people, called, sex), born)
            )


def _child(
    page: Making,
    family: Family,
    people: names.Community,
    called: str,
    born: date,
    former: str,
    sex: str,
) -> None:
    dice = page.dice
    name = _name(page, family, people, called, sex)
    father = family.adults.get("father")
    sons = {one.person.given_names for one in family.children}
    if (
        father is not None
        and name.sex == "M"
        and father.given_names not in sons
        and dice.chance(figures.FATHERS_NAME * 2)
    ):
        name = names.Name(father.given_names, called, "M", name.ethnicity)
    elif dice.chance(figures.HYPHENATED) and "-" not in called + former:
        name = names.Name(name.given, f"{called}-{former}", name.sex, name.ethnicity)
    child = make_child(page, name, born)
    child.mother = former
    family.children.append(child)


def _name(
    page: Making, family: Family, people: names.Community, called: str, sex: str
) -> names.Name:
    """A name that no brother or sister has."""
    taken = {child.person.given_names for child in family.children}
    while True:
        name = names.name_in(page.dice, people, called, sex)
        if name.given not in taken:
            return name


def _kin(page: Making, family: Family, half_way: int) -> None:
    """Parents, brothers and sisters; those with another father are half-brothers and sisters."""
    dice = page.dice
    by_birth = sorted(family.children, key=lambda child: child.born)
    for number, child in enumerate(by_birth):
        for part, adult in family.adults.items():
            _parent(page, adult, part, child.person, number >= half_way)
        for n, other in enumerate(by_birth[:number]):
            half = n < half_way <= number
            kind = "half_sibling" if half else "sibling"
            related(
                page, other.person, child.person, kind, known=dice.chance(figures.KNOWN["siblings"])
            )


def _parent(page: Making, adult: Person, part: str, child: Person, his_own: bool) -> None:
    step = part == "stepfather" and not his_own
    related(page, adult, child, "step_parent" if step else "parent", known=page.dice.chance(0.95))


def lone_young_person(page: Making, born: date, *, arrived: bool, sex: str = "") -> Child:
    """Somebody with a number and no household on file; ``arrived`` here on their own."""
    people = names.community(page.dice, names.ARRIVING if arrived else names.COMMUNITIES)
    child = make_child(page, names.name_in(page.dice, people, sex=sex), born)
    child.person.unaccompanied = arrived
    return child
