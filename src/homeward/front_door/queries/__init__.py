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
from .talks import (
    DiscussionPage,
    HandOverRow,
    Talks,
    discussion_page,
    handover_page,
    talks_on,
    waiting_handovers,
)

__all__ = [
    "ChildOnContact",
    "ContactPage",
    "DiscussionPage",
    "FILTERS",
    "HandOverRow",
    "MINE",
    "NOBODY",
    "TABS",
    "Talks",
    "contact_page",
    "counts",
    "discussion_page",
    "handover_page",
    "queue",
    "rows_of",
    "talks_on",
    "waiting_handovers",
]
