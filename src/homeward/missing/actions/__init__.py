"""Recording missing children and their return home interviews: the only place that writes them."""

from .episodes import (
    give_owner,
    note_police,
    record_in_error,
    record_located,
    record_return,
    report_missing,
)
from .interviews import (
    accept_interview,
    cover_interview,
    decline_interview,
    hold_interview,
    interview_not_possible,
    offer_interview,
    share_learning,
)

__all__ = [
    "accept_interview",
    "cover_interview",
    "decline_interview",
    "give_owner",
    "hold_interview",
    "interview_not_possible",
    "note_police",
    "offer_interview",
    "record_in_error",
    "record_located",
    "record_return",
    "report_missing",
    "share_learning",
]
