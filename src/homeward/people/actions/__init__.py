"""The only hands that write about people."""

from .merging import merge_people, unmerge_people
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
    "correct_person",
    "grant",
    "merge_people",
    "relate",
    "restrict",
    "unmerge_people",
]
