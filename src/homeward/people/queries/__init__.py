"""Finding people and reading what is known of them."""

from .document import (
    Found,
    content_of,
    content_type_of,
    document_for,
    documents_of,
    search_documents,
)
from .finding import (
    FOUND_LIMIT,
    Hit,
    look_for,
    who_may_open,
)
from .household import (
    Together,
    household_on,
    lived_with,
    relatives_of,
)
from .looking import (
    Looked,
    before_adding,
)
from .needs import (
    needs_of,
)
from .person import (
    by_child_ids,
    with_numbers,
)
from .standing import (
    say_standing,
    standings,
)
from .strength import (
    Strength,
)

__all__ = [
    "FOUND_LIMIT",
    "Found",
    "Hit",
    "Looked",
    "Strength",
    "Together",
    "before_adding",
    "by_child_ids",
    "content_of",
    "content_type_of",
    "document_for",
    "documents_of",
    "household_on",
    "lived_with",
    "look_for",
    "needs_of",
    "relatives_of",
    "say_standing",
    "search_documents",
    "standings",
    "who_may_open",
    "with_numbers",
]
