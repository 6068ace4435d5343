"""The only hands that write about people."""

from .duplicates import answer_cannot_tell, answer_not_same, look_for_duplicates
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
    "answer_cannot_tell",
    "answer_not_same",
    "correct_person",
    "grant",
    "look_for_duplicates",
    "merge_people",
    "relate",
    "restrict",
    "unmerge_people",
]
