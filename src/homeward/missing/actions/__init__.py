"""Recording missing children and their return home interviews: the only place that writes them."""

from .acting import (
    TIMES,
    correct_times,
    record_enquiry,
    record_prevention,
    record_told,
    take_up,
)
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
from .meetings import ask_long_missing, ask_meetings, decide_meeting
from .notices import (
    accept_notification,
    match_by_hand,
    match_notification,
    match_waiting,
    notify,
    set_notification_aside,
)
from .police_log import RowAnswer, take_in_police_log

__all__ = [
    "RowAnswer",
    "take_in_police_log",
    "TIMES",
    "accept_interview",
    "accept_notification",
    "ask_long_missing",
    "ask_meetings",
    "correct_times",
    "cover_interview",
    "decide_meeting",
    "decline_interview",
    "give_owner",
    "hold_interview",
    "interview_not_possible",
    "match_by_hand",
    "match_notification",
    "match_waiting",
    "note_police",
    "notify",
    "offer_interview",
    "record_enquiry",
    "record_in_error",
    "record_located",
    "record_prevention",
    "record_return",
    "record_told",
    "report_missing",
    "set_notification_aside",
    "share_learning",
    "take_up",
]
