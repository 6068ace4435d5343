"""The pages about people."""

from .known import Known, cards_of, chosen_in, known_for, new_from
from .person import (
    add,
    add_former_name,
    add_phone,
    correct,
    find,
    restrict,
)

__all__ = [
    "Known",
    "add",
    "add_former_name",
    "add_phone",
    "cards_of",
    "chosen_in",
    "correct",
    "find",
    "known_for",
    "new_from",
    "restrict",
]
