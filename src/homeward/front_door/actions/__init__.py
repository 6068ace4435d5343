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

__all__ = [
    "agree_decision",
    "allocate_contact",
    "change_decision",
    "consider_history",
    "decide_otherwise",
    "propose_decision",
    "record_contact",
    "return_decision",
]
