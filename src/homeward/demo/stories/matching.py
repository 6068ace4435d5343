"""Stories of who is who."""

from __future__ import annotations

from datetime import date

from homeward.demo.care import make_period
from homeward.demo.names import Name
from homeward.demo.people import lives_at, make_person, related
from homeward.demo.world import Making
from homeward.people.models import Identifier
from homeward.people.rules import birthday

from .telling import ago, at, child, contact, decide


def half_brother(page: Making) -> None:
    """The new baby whose half-brother was already in care under his father's name."""
    boy = child(page, "Rafferty", "Birtles-Quirke", "M", 5.1, "9 Madder Street")
    make_period(page, boy, ago(page, 500), birthday(boy.born, 16), {"U6": 1})
    baby = child(page, "Posy", "Hallowbrook", "F", 0.12, "22 Woad Grove")
    mother = page.add(
        make_person(Name("Carly", "Hallowbrook", "F", "WBRI"), ago(page, int(24.5 * 365)))
    )
    related(page, mother, baby.person, "parent", known=True)
    related(page, mother, boy.person, "parent", known=False)
    related(page, boy.person, baby.person, "half_sibling", known=False)
    words = "Posy's mother says that this is her first baby. The midwife thinks it is her second."
    concern = contact(page, baby, at(page, 20, 14, 30), "3D", words)
    decide(page, concern, "early_help", "A young mother on her own who would like some help.")


def twins(page: Making) -> None:
    """The twins whose names differ by one letter, and the contact written on the wrong one."""
    lines = "31 Selvedge Drive"
    one = child(page, "Eva", "Ferncastle", "F", 8.7, lines)
    other = child(page, "Ava", "Ferncastle", "F", 8.7, lines)
    related(page, one.person, other.person, "sibling", known=False)
    words = "Ava came in with a burn on her hand. Her sister says that the iron was left on."
    concern = contact(
        page, one, at(page, 33, 9, 15), "2A", words, from_whom="Teasel Avenue Primary"
    )
    decide(page, concern, "advice", "Eva was spoken to at school: no burn seen.", hours=26)
    page.tell(
        "wrong_person", contact=concern.contact.ref, on=one.person.ref, about=other.person.ref
    )


def entered_twice(page: Making) -> None:
    """The boy entered twice: his nickname, his mother's name, day and month swapped."""
    boy = child(page, "Muhammad Zayd", "Yorath-Malik", "M", 13.0, "8 Batten Street", "APKN")
    born = date(boy.born.year, 4, 9)
    boy.person.born_on = born
    second = page.add(
        make_person(Name("Mo", "Yorath", "M", "APKN"), date(born.year, born.day, born.month))
    )
    number = f"{900_000 + page.world.next_number()}"
    page.add(Identifier(person=second, scheme="la_child_id", value=number))
    lives_at(page, second, "8 Batten St", "", ago(page, 400))
    page.tell("duplicate", person=boy.person.ref, same_as=second.ref, differs="the story's own")
    words = "Found asleep on the night bus with a boy of sixteen."
    first = contact(page, boy, at(page, 75, 8, 30), "6", words, "police_notice")
    decide(page, first, "no_further_action", "One event; school has no worry.")
    boy.person, kept = second, boy.person
    later = contact(page, boy, at(page, 21, 16, 10), "3E", "Mo had glass in his foot and no shoes.")
    decide(page, later, "no_further_action", "Nothing known of this child before.")
    boy.person = kept
