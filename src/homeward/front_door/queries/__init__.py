"""Reading the front door."""

from .contacts import (
    FILTERS,
    MINE,
    NOBODY,
    TABS,
    ChildOnContact,
    ContactPage,
    contact_page,
    counts,
    queue,
    rows_of,
)

__all__ = [
    "FILTERS",
    "MINE",
    "NOBODY",
    "TABS",
    "ChildOnContact",
    "ContactPage",
    "contact_page",
    "counts",
    "queue",
    "rows_of",
]
