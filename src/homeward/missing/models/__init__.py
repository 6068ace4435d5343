"""What is stored of missing children."""

from .episodes import (
    Episode,
    Interview,
)
from .notices import (
    Correction,
    Enquiry,
    MeetingQuestion,
    Notification,
    PreventionInterview,
    Told,
)

__all__ = [
    "Correction",
    "Enquiry",
    "Episode",
    "Interview",
    "MeetingQuestion",
    "Notification",
    "PreventionInterview",
    "Told",
]
