"""The only hands that write at the front door."""

from .assessments import (
    assessment_in_error,
    begin_assessment,
    complete_assessment,
)
from .contacts import (
    allocate_contact,
    categorise_contact,
    receive_contact,
    record_contact,
)
from .decisions import (
    agree_decision,
    change_decision,
    consider_history,
    decide_otherwise,
    propose_decision,
    return_decision,
)
from .discussions import (
    agree_action,
    call_discussion,
    correct_discussion,
    discussion_in_error,
    end_action,
    hold_discussion,
    send_minutes,
)
from .handovers import (
    accept_handover,
    hand_over,
    handover_in_error,
    refuse_handover,
    settle_handover,
)
from .overseeing import (
    allocate_contacts,
    read_sample,
)
from .questions import (
    ask_partner,
    chase_partner,
    note_reply,
)

__all__ = [
    "accept_handover",
    "agree_action",
    "agree_decision",
    "allocate_contact",
    "allocate_contacts",
    "ask_partner",
    "assessment_in_error",
    "begin_assessment",
    "call_discussion",
    "categorise_contact",
    "change_decision",
    "chase_partner",
    "complete_assessment",
    "consider_history",
    "correct_discussion",
    "decide_otherwise",
    "discussion_in_error",
    "end_action",
    "hand_over",
    "handover_in_error",
    "hold_discussion",
    "note_reply",
    "propose_decision",
    "read_sample",
    "receive_contact",
    "record_contact",
    "refuse_handover",
    "return_decision",
    "send_minutes",
    "settle_handover",
]
