"""What the front door stores."""

from .contacts import Contact, ContactChild, Proposal, Question, Referral
from .discussions import Attendance, Discussed, DiscussionAction, Distribution, StrategyDiscussion
from .handovers import HandOver
from .readings import SampleReading

__all__ = [
    "Attendance",
    "Contact",
    "ContactChild",
    "Discussed",
    "DiscussionAction",
    "Distribution",
    "HandOver",
    "Proposal",
    "Question",
    "Referral",
    "SampleReading",
    "StrategyDiscussion",
]
