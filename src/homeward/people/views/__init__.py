"""The pages about people."""

from .document import (
    attach,
    documents,
    download,
    withdraw,
)
from .family import (
    correct_link,
    family,
    household,
    relate,
    relate_whom,
    strike_link,
)
from .known import (
    Known,
    cards_of,
    chosen_in,
    known_for,
    new_from,
)
from .merging import (
    beside,
    compare,
    duplicates,
    merge,
    merged,
    unmerge,
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
from .professional import (
    add_professional,
    correct_professional,
    strike_professional,
)

__all__ = [
    "Known",
    "add",
    "add_former_name",
    "add_phone",
    "add_professional",
    "attach",
    "beside",
    "cards_of",
    "chosen_in",
    "compare",
    "correct",
    "correct_link",
    "correct_professional",
    "documents",
    "download",
    "duplicates",
    "family",
    "find",
    "household",
    "known_for",
    "merge",
    "merged",
    "needs",
    "new_from",
    "relate",
    "relate_whom",
    "restrict",
    "strike_link",
    "strike_professional",
    "unmerge",
    "withdraw",
]
