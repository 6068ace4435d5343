"""The pages about people."""

from .document import attach, documents, download, withdraw
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
    "attach",
    "correct",
    "documents",
    "download",
    "find",
    "restrict",
    "withdraw",
]
