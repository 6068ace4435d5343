"""Finding people and reading what is known of them."""

from .document import (
    Found,
    content_of,
    content_type_of,
    document_for,
    documents_of,
    search_documents,
)
from .family import (
    Family,
    Household,
    Resident,
    family_of,
    household_of,
    households_of,
    may_be_responsible,
    professionals_of,
    relationships_of,
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
    child_ids_of,
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
    "Family",
    "Found",
    "Hit",
    "Household",
    "Looked",
    "Resident",
    "Strength",
    "Together",
    "before_adding",
    "by_child_ids",
    "child_ids_of",
    "content_of",
    "content_type_of",
    "document_for",
    "documents_of",
    "family_of",
    "household_of",
    "household_on",
    "households_of",
    "lived_with",
    "look_for",
    "may_be_responsible",
    "needs_of",
    "professionals_of",
    "relationships_of",
    "relatives_of",
    "say_standing",
    "search_documents",
    "standings",
    "who_may_open",
    "with_numbers",
]
