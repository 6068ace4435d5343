"""A record made ready to be compared: words, sounds, digits. The same for record and question."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from sys import intern
from typing import Any

from . import text
from .records import Address, Record
from .sounds import sound
from .variants import stands_for

Place = tuple[str, str, str]
"""Postcode (or outcode alone), number of the house, first word of the street; any may be empty."""

PACKED = 2
"""The version of the packed form. It is raised whenever records are made ready in another way."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is compared. Empty text or an empty tuple means: not known."""

    ref: str
    given: tuple[str, ...]
    known_as: tuple[str, ...]
    family: tuple[str, ...]
    former: tuple[str, ...]
    born: str
    born_year: str
    expected: str
    sex: str
    places: tuple[Place, ...]
    phones: tuple[str, ...]
    nhs: str
    upn: str
    case: str
    person: str
    household: str
    sealed: bool

    @property
    def first(self) -> str:
        """The first given name."""
        return self.given[0] if self.given else ""

    @property
    def surname(self) -> str:
        """The family name as one text."""
        return " ".join(self.family)

    def pack(self) -> str:
        """One line of plain ASCII for a database row, without the reference (it is the row's)."""
        fields = [getattr(self, name) for name in self.__slots__[1:]]
        return json.dumps([PACKED, *fields], separators=(",", ":"))


def prepare_record(record: Record) -> Prepared:
    """The comparable form of a record. Never fails: what cannot be read counts as not known."""
    return Prepared(
        ref=record.ref,
        given=_interned(text.given_words(record.given)),
        known_as=_interned(_each(text.given_words, record.known_as)),
        family=_interned(text.family_words(record.family)),
        former=_interned(_each(text.family_words, record.former)),
        born=intern(text.day(record.born_on)),
        born_year=text.year(record.born_year),
        expected=text.day(record.expected_on),
        sex=text.sex(record.sex),
        places=tuple(filter(None, map(_place, record.addresses[:8]))),
        phones=tuple(filter(None, map(text.phone, record.phones[:6]))),
        nhs=text.nhs_number(record.nhs),
        upn=text.code(record.upn),
        case=text.code(record.case),
        person=record.person,
        household=record.household,
        sealed=record.sealed,
    )


def unpack(ref: str, packed: str) -> Prepared:
    """The record that `pack` wrote, under its reference.

    Raises ValueError for another version: such records have to be prepared and filed again.
    """
    version, *fields = json.loads(packed)
    if version != PACKED:
        raise ValueError(f"Packed in version {version}, but this is version {PACKED}: file again.")
    return Prepared(ref, *map(_frozen, fields))


def given_sounds(record: Prepared) -> tuple[str, ...]:
    """Codes under which the given names can be found: sounds, and the names they stand for."""
    found: dict[str, None] = {}
    for word in (*record.given[:2], *record.known_as[:2]):
        found[sound(word)] = None
        found.update((f"={name}", None) for name in stands_for(word)[:3])
    return tuple(found)


def family_sounds(record: Prepared) -> tuple[str, ...]:
    """Codes under which the family names, present and former, can be found."""
    return tuple(dict.fromkeys(sound(word) for word in (*record.family[:3], *record.former[:2])))


def _place(address: Address) -> Place | None:
    number, street = text.house(address.lines)
    where = intern(text.postcode(address.postcode)), intern(number), intern(street)
    return where if any(where) else None


def _each(split: Callable[[str], tuple[str, ...]], texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for each in texts[:6] for word in split(each))


def _interned(found: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(intern, found))


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
