"""What the front door stores: contacts and decisions; what was written by those who refer."""

from .contacts import Contact, ContactChild, Proposal, Question, Referral
from .referring import (
    Attachment,
    Confirmation,
    EmailedCode,
    Letter,
    NamedChild,
    OutcomeTold,
    WrittenReferral,
)

__all__ = [
    "Attachment",
    "Confirmation",
    "Contact",
    "ContactChild",
    "EmailedCode",
    "Letter",
    "NamedChild",
    "OutcomeTold",
    "Proposal",
    "Question",
    "Referral",
    "WrittenReferral",
]
