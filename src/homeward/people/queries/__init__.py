"""Finding people and reading what is known of them."""

from .document import (
    Found,
    content_of,
    content_type_of,
    document_for,
    documents_of,
    search_documents,
)
from .household import Together, household_on, lived_with, relatives_of
from .needs import needs_of
from .person import (
    SEARCH_LIMIT,
    by_child_ids,
    search,
    with_numbers,
)

__all__ = [
    "SEARCH_LIMIT",
    "Found",
    "Together",
    "by_child_ids",
    "content_of",
    "content_type_of",
    "document_for",
    "documents_of",
    "household_on",
    "lived_with",
    "needs_of",
    "relatives_of",
    "search",
    "search_documents",
    "with_numbers",
]
