"""What the front door stores."""

from .assessments import (
    Assessment,
)
from .contacts import (
    Contact,
    ContactChild,
    Proposal,
    Question,
    Referral,
)
from .discussions import (
    Attendance,
    Discussed,
    DiscussionAction,
    Distribution,
    StrategyDiscussion,
)
from .handovers import (
    HandOver,
)
from .readings import (
    SampleReading,
)
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
    "Assessment",
    "Attachment",
    "Attendance",
    "Confirmation",
    "Contact",
    "ContactChild",
    "Discussed",
    "DiscussionAction",
    "Distribution",
    "EmailedCode",
    "HandOver",
    "Letter",
    "NamedChild",
    "OutcomeTold",
    "Proposal",
    "Question",
    "Referral",
    "SampleReading",
    "StrategyDiscussion",
    "WrittenReferral",
]
