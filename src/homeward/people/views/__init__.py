"""The pages about people."""

from .family import (
    correct_link,
    family,
    household,
    relate,
    relate_whom,
    strike_link,
)
from .person import (
    MATCH_COLUMNS,
    add,
    correct,
    find,
    restrict,
)
from .professional import (
    add_professional,
    correct_professional,
    strike_professional,
)

__all__ = [
    "add_professional",
    "correct_professional",
    "strike_professional",
    "correct_link",
    "family",
    "household",
    "relate",
    "relate_whom",
    "strike_link",
    "MATCH_COLUMNS",
    "add",
    "correct",
    "find",
    "restrict",
]
