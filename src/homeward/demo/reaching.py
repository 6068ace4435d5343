"""How a family can be reached, and the names its adults had before.

With dice of its own for each household, so that nothing else in the borough falls otherwise.
"""

from __future__ import annotations

from homeward.core import ids
from homeward.people.models import FormerName, Person, Phone

from . import names
from .dice import Dice, dice_for
from .figures import families as figures
from .people import Family
from .world import Making


def make_reachable(page: Making, family: Family) -> None:
    """Telephones, shared within the household, and a mother's former surname."""
    dice = dice_for(page.world.seed, "reaching", family.children[0].person.ref)
    with ids.seeded(dice):
        _telephones(page, family, dice)
        mother = family.adults.get("mother")
        former = family.children[0].mother
        if mother is not None and former != mother.family_name and dice.chance(figures.MAIDEN_NAME):
            page.add(FormerName(person=mother, name=former, to_on=family.since))


def _telephones(page: Making, family: Family, dice: Dice) -> None:
    """The number of the household on most of its records; an elder child's own beside it."""
    shared = names.telephone(dice)
    for person in family.adults.values():
        if dice.chance(figures.TELEPHONE_OF_ADULT):
            _reached(page, person, shared)
    for child in family.children:
        if dice.chance(figures.TELEPHONE_OF_CHILD):
            _reached(page, child.person, shared)
        if child.age_on(page.world.today) > 12 and dice.chance(figures.OWN_TELEPHONE):
            _reached(page, child.person, names.telephone(dice))


def _reached(page: Making, person: Person, number: str) -> None:
    page.add(Phone(person=person, value=number))
