"""The only hands that write at the front door."""

from .contacts import allocate_contact, record_contact
from .decisions import (
    agree_decision,
    change_decision,
    consider_history,
    decide_otherwise,
    propose_decision,
    return_decision,
)
from .questions import ask_partner, chase_partner, note_reply

__all__ = [
    "agree_decision",
    "allocate_contact",
    "ask_partner",
    "change_decision",
    "chase_partner",
    "consider_history",
    "decide_otherwise",
    "note_reply",
    "propose_decision",
    "record_contact",
    "return_decision",
]
