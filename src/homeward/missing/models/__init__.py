"""What is stored of missing children."""

from .acting import (
    ConcernContext,
    ContextAction,
    PlaceCheck,
    PoliceCopy,
)
from .episodes import (
    Episode,
    Interview,
)
from .finding import (
    CarerLink,
    KnownAssociate,
    KnownPlace,
    Learning,
    LookOutLine,
    LookOutReview,
    Place,
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
    "CarerLink",
    "ConcernContext",
    "ContextAction",
    "Correction",
    "Enquiry",
    "Episode",
    "Interview",
    "KnownAssociate",
    "KnownPlace",
    "Learning",
    "LookOutLine",
    "LookOutReview",
    "MeetingQuestion",
    "Notification",
    "Place",
    "PlaceCheck",
    "PoliceCopy",
    "PreventionInterview",
    "Told",
]
