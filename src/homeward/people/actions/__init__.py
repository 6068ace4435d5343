"""The only hands that write about people."""

from .document import attach, file_under, withdraw
from .person import (
    add_address,
    add_identifier,
    add_person,
    correct_person,
    grant,
    relate,
    restrict,
)

__all__ = [
    "add_address",
    "add_identifier",
    "add_person",
    "attach",
    "correct_person",
    "file_under",
    "grant",
    "relate",
    "restrict",
    "withdraw",
]
