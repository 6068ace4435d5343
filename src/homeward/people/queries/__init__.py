"""Finding people and reading what is known of them."""

from .person import (
    SEARCH_LIMIT,
    by_child_ids,
    search,
    with_numbers,
)

__all__ = [
    "SEARCH_LIMIT",
    "by_child_ids",
    "search",
    "with_numbers",
]
