"""A question: the ways in which it may be meant, and the words to be found as they stand."""

from dataclasses import dataclass
from datetime import date

from ..matching import Address, Record


@dataclass(frozen=True, slots=True)
class Literal:
    """Something to be found as it was typed: a street, part of a number, a sector of a postcode.

    ``words`` are the reason shown; empty where the engine gives the reason itself. ``instead_of``
    is the word of the name that was none after all, where something is filed under the key.
    ``weighed_as`` are the fields in which the engine weighs the same already, where it can.
    """

    key: int
    words: str = ""
    instead_of: str = ""
    weighed_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """``records``: the readings of what was asked, the likeliest first, at most a handful."""

    records: tuple[Record, ...] = ()
    literals: tuple[Literal, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.records or self.literals)


NOBODY = Question()


def about(
    *,
    given_names: str = "",
    family_name: str = "",
    known_as: str = "",
    born_on: date | None = None,
    expected_on: date | None = None,
    sex: str = "",
    lines: str = "",
    postcode: str = "",
    phone: str = "",
) -> Question:
    """What a form says of somebody, as a question; nobody where it says nothing to look for."""
    if not any((given_names, family_name, known_as, born_on, expected_on, phone)):
        return NOBODY
    record = Record(
        given=given_names or known_as,
        family=family_name,
        known_as=(known_as,) if known_as else (),
        born_on=born_on,
        expected_on=expected_on,
        sex=sex,
        addresses=(Address(lines, postcode),) if lines or postcode else (),
        phones=(phone,) if phone else (),
    )
    return Question((record,))
