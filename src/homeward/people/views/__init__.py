"""The pages about people."""

from .person import (
    MATCH_COLUMNS,
    add,
    correct,
    find,
    restrict,
)

__all__ = [
    "MATCH_COLUMNS",
    "add",
    "correct",
    "find",
    "restrict",
]
