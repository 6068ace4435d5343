"""The pages about people."""

from .document import (
    attach,
    documents,
    download,
    withdraw,
)
from .known import (
    Known,
    cards_of,
    chosen_in,
    known_for,
    new_from,
)
from .needs import (
    needs,
)
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
    "attach",
    "cards_of",
    "chosen_in",
    "correct",
    "documents",
    "download",
    "find",
    "known_for",
    "needs",
    "new_from",
    "restrict",
    "withdraw",
]
