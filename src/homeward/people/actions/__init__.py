"""The only hands that write about people."""

from .family import (
    add_professional,
    correct_professional,
    correct_relationship,
    relate,
    strike_professional,
    strike_relationship,
)
from .person import (
    add_address,
    add_identifier,
    add_person,
    correct_person,
    grant,
    restrict,
)

__all__ = [
    "add_address",
    "add_identifier",
    "add_person",
    "add_professional",
    "correct_person",
    "correct_professional",
    "correct_relationship",
    "grant",
    "relate",
    "restrict",
    "strike_professional",
    "strike_relationship",
]
