"""What one source says about one person, as it was written."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody lives or lived: the lines as written, and the postcode or part of one."""

    lines: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One record or one question. Every field may be empty; nothing is ever refused.

    `ref` is the caller's own name for the record. Records already linked by a person share
    `person`; records of one home may share `household`. A `sealed` record (adoption, protection)
    is never shown and never linked. `born_year` is for somebody of whom only the age is known,
    `expected_on` the due date of an unborn child.
    """

    ref: str = ""
    given: str = ""
    family: str = ""
    former: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()
    born_on: date | str | None = None
    born_year: int | None = None
    expected_on: date | str | None = None
    sex: str = ""
    addresses: tuple[Address, ...] = ()
    phones: tuple[str, ...] = ()
    nhs: str = ""
    upn: str = ""
    case: str = ""
    person: str = ""
    household: str = ""
    sealed: bool = False
