"""How others write down a child whom we know: a name by ear, a date of birth turned round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from homeward.demo.dice import Dice
from homeward.demo.names import nickname, spelt_otherwise
from homeward.people.models import Person


@dataclass(frozen=True)
class Written:
    """A child as somebody else wrote them, and what differs from our record."""

    given: str
    family: str
    sex: str
    born: date | None
    differs: str


# Of a hundred children: how many are written so (choices; matching.md 5 has the kinds).
FAULTS = {
    "": 76,
    "given name spelt otherwise": 6,
    "family name misspelt": 6,
    "nickname for the name": 4,
    "day and month swapped": 4,
    "no date of birth": 4,
}


def written(person: Person, dice: Dice) -> Written:
    """The child as another agency writes them down: mostly right, with one thing wrong at times."""
    given, family, born = person.given_names, person.family_name, person.born_on
    fault = dice.pick(FAULTS)
    match fault:
        case "given name spelt otherwise":
            given = spelt_otherwise(given, dice)
        case "family name misspelt":
            family = spelt_otherwise(family, dice)
        case "nickname for the name":
            given = nickname(given, dice)
        case "day and month swapped":
            born = _swapped(born)
        case "no date of birth":
            born = None
    same = (given, family, born) == (person.given_names, person.family_name, person.born_on)
    return Written(given, family, person.sex, born, "" if same else fault)


def _swapped(day: date | None) -> date | None:
    if day is None or day.day > 12:
        return day
    return date(day.year, day.day, day.month)
