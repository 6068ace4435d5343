"""Families of the demonstration borough: children, parents, addresses."""

from datetime import date, timedelta

from homeward.people.models import Address, Identifier, Person, Relationship

from . import names
from .world import World


def make_families(world: World) -> None:
    """Households of one to four children, until there are enough children."""
    while len(world.children) < world.size.children:
        _household(world)


def _household(world: World) -> None:
    rng = world.rng
    people = names.community(rng)
    surname = rng.choice(people.families)
    lines, code = names.address(rng), names.postcode(rng)
    parent = _adult(world, people, surname)
    brood = rng.choices((1, 2, 3, 4), weights=(45, 32, 16, 7))[0]
    eldest = world.today - timedelta(days=int(rng.uniform(1, 17.9) * 365.25))
    siblings: list[Person] = []
    for n in range(min(brood, world.size.children - len(world.children))):
        born = eldest + timedelta(days=n * rng.randint(420, 1100))
        if born >= world.today:
            break
        siblings.append(_child(world, people, surname, born))
    for child in siblings:
        world.add(Address(person=child, lines=lines, postcode=code, from_on=world.began))
        world.add(Relationship(person=parent, other=child, kind="parent"))
        world.homes[id(child)] = lines
    world.children.extend(siblings)


def _adult(world: World, people: names.Community, surname: str) -> Person:
    name = names.name_in(world.rng, people, surname)
    born = world.today - timedelta(days=int(world.rng.uniform(24, 48) * 365.25))
    return world.add(_person(name, born))


def _child(world: World, people: names.Community, surname: str, born: date) -> Person:
    name = names.name_in(world.rng, people, surname)
    child = world.add(_person(name, born))
    child.disabled = world.chance(0.12)
    world.add(
        Identifier(person=child, scheme="la_child_id", value=f"9{100_000 + len(world.records)}")
    )
    return child


def young_person(world: World, youngest: float, oldest: float) -> Person:
    """Somebody between two ages, with a number and no household here."""
    born = world.today - timedelta(days=int(world.rng.uniform(youngest, oldest) * 365.25))
    person = _child(world, names.community(world.rng), "", born)
    person.unaccompanied = world.chance(0.08)
    return person


def _person(name: names.Name, born: date) -> Person:
    return Person(
        given_names=name.given,
        family_name=name.family,
        sex=name.sex,
        ethnicity=name.ethnicity,
        born_on=born,
    )
