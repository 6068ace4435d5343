"""Finding people and reading what is known of them."""

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
from .person import (
    SEARCH_LIMIT,
    by_child_ids,
    search,
    with_numbers,
)

__all__ = [
    "Family",
    "Household",
    "Resident",
    "family_of",
    "household_of",
    "households_of",
    "may_be_responsible",
    "professionals_of",
    "relationships_of",
    "SEARCH_LIMIT",
    "by_child_ids",
    "search",
    "with_numbers",
]
