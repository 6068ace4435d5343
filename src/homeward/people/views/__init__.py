"""The pages about people."""

from .merging import beside, compare, duplicates, merge, merged, unmerge
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
    "beside",
    "compare",
    "correct",
    "duplicates",
    "find",
    "merge",
    "merged",
    "restrict",
    "unmerge",
]
