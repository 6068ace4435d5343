"""Contacts as partners send them: one JSON object a line, the child as they spelt the name.

``truth/partner_contacts.csv`` says which record of ours each child on a message is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from homeward.core.clock import ENGLAND, day_of
from homeward.demo import names
from homeward.demo.dice import Dice
from homeward.front_door.codes import Source
from homeward.front_door.models import Contact, ContactChild
from homeward.people.models import Person

from .household import Household
from .misspelt import written
from .tables import Shelf, write_text
from .truth import Truth

FOUND_OUT = ("message", "place", "contact", "child", "child_id", "differs")
ADDRESS_LEFT_OUT = 0.12
ROLES = {"2A": "Designated safeguarding lead", "2B": "Education welfare officer",
         "3A": "GP", "3B": "Health visitor", "3C": "School nurse", "3E": "Nurse in charge",
         "3F": "Safeguarding nurse", "4": "Housing officer", "5B": "Officer of the council",
         "5D": "Early-help worker", "6": "Police officer", "8": "Project worker"}  # fmt: skip


@dataclass(frozen=True)
class Message:
    """One message before it has its number: what it says, and the truth about its children."""

    received: datetime
    contact: str
    says: dict[str, Any]
    truth: tuple[tuple[str, str, str], ...]  # child, child ID, what differs


class PartnerContacts:
    """Every contact of the history, by the time it arrived."""

    name = "partner-contacts.jsonl"

    def __init__(self, shelf: Shelf, truth: Truth) -> None:
        self._path, self._truth = shelf.folder / self.name, truth
        self._messages: list[Message] = []

    def take(self, home: Household) -> None:
        """The messages about a household."""
        self._messages += [_message(home, contact) for contact in home.all(Contact)]

    def finish(self) -> None:
        """Number the messages as they came, and write them and their truth."""
        self._truth.columns("partner_contacts", FOUND_OUT)
        self._messages.sort(key=lambda one: (one.received, one.contact))
        write_text(
            self._path,
            (
                json.dumps({"message": number, **one.says}, ensure_ascii=False)
                for number, one in enumerate(self._messages, start=1)
            ),
        )
        for number, one in enumerate(self._messages, start=1):
            for place, (child, child_id, differs) in enumerate(one.truth, start=1):
                self._truth.tell(
                    "partner_contacts",
                    message=number,
                    place=place,
                    contact=one.contact,
                    child=child,
                    child_id=child_id,
                    differs=differs,
                )


def _message(home: Household, contact: Contact) -> Message:
    dice = home.dice("partner", contact.ref)
    people = [each.person for each in home.of(ContactChild, contact)]
    children = [_child(home, one, day_of(contact.received_at), dice) for one in people]
    who, _, agency = contact.from_whom.partition(", ")
    says = {
        "received": contact.received_at.astimezone(ENGLAND).isoformat(timespec="minutes"),
        "agency": agency or _agency(contact.source_code),
        "role": ROLES.get(contact.source_code, ""),
        "referrer": who,
        "telephone": names.telephone(dice),
        "text": contact.told,
        "children": [child for child, _ in children],
    }
    truth = tuple(
        (person.ref, home.child_id(person), differs)
        for person, (_, differs) in zip(people, children, strict=True)
    )
    return Message(contact.received_at, contact.ref, says, truth)


def _child(home: Household, person: Person, day: date, dice: Dice) -> tuple[dict[str, Any], str]:
    """The child as the partner wrote them, and what differs from our record."""
    said = written(person, dice)
    here = None if dice.chance(ADDRESS_LEFT_OUT) else home.address_on(person, day)
    child = {
        "given_names": said.given,
        "family_name": said.family,
        "date_of_birth": said.born.isoformat() if said.born else None,
        "address": f"{here.lines}, {here.postcode}" if here else None,
    }
    return child, said.differs


def _agency(code: str) -> str:
    return "Member of the public" if code[0] in "19" and code != "10" else Source(code).label
