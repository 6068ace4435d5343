"""Finding people and reading what is known of them."""

from .document import (
    Found,
    content_of,
    content_type_of,
    document_for,
    documents_of,
    search_documents,
)
from .person import (
    SEARCH_LIMIT,
    by_child_ids,
    search,
    with_numbers,
)

__all__ = [
    "SEARCH_LIMIT",
    "Found",
    "by_child_ids",
    "content_of",
    "content_type_of",
    "document_for",
    "documents_of",
    "search",
    "search_documents",
    "with_numbers",
]
