"""Writing what helps to find a child: the only place that does."""

from .contexts import (
    add_context_action,
    close_context,
    finish_context_action,
    raise_context,
    review_context,
)
from .known import add_place, note_associate, note_place, protect_place, withdraw
from .learning import record_learning, record_outcome
from .look_out import end_carer, link_carer, review_sheet, write_line
from .plan import record_check
from .police import acknowledge_copy, approve_copy, draft_copy, recall_copy, send_copy

__all__ = [
    "acknowledge_copy",
    "add_context_action",
    "add_place",
    "approve_copy",
    "close_context",
    "draft_copy",
    "end_carer",
    "finish_context_action",
    "link_carer",
    "note_associate",
    "note_place",
    "protect_place",
    "raise_context",
    "recall_copy",
    "record_check",
    "record_learning",
    "record_outcome",
    "review_context",
    "review_sheet",
    "send_copy",
    "withdraw",
    "write_line",
]
