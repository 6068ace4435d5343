"""Reading the front door."""

from .about_person import (
    Worked,
    worked_on,
)
from .contacts import (
    FILTERS,
    MINE,
    NOBODY,
    TABS,
    UNSAID,
    ChildOnContact,
    ContactPage,
    contact_page,
    counts,
    queue,
)
from .oversight import (
    RouteRow,
    Unallocated,
    backlog_by_route,
    decided_late,
    decided_too_fast,
    escalated_routes,
    proposals_waiting,
    queue_href,
    replies_overdue,
    returned_unanswered,
    totals,
    unallocated,
)
from .presence import (
    Present,
    present_at,
)
from .proposals import (
    NextUp,
    next_up,
)
from .repeating import (
    repeats_of,
)
from .rows import (
    rows_of,
)
from .sampling import (
    Sampled,
    readings_of,
    sample_of,
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
    "NextUp",
    "Present",
    "RouteRow",
    "Sampled",
    "TABS",
    "UNSAID",
    "Talks",
    "Unallocated",
    "Worked",
    "backlog_by_route",
    "contact_page",
    "counts",
    "decided_late",
    "decided_too_fast",
    "discussion_page",
    "escalated_routes",
    "handover_page",
    "next_up",
    "present_at",
    "proposals_waiting",
    "queue",
    "queue_href",
    "readings_of",
    "repeats_of",
    "replies_overdue",
    "returned_unanswered",
    "rows_of",
    "sample_of",
    "talks_on",
    "totals",
    "unallocated",
    "waiting_handovers",
    "worked_on",
]
