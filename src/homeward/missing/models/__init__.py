"""What is stored of missing children."""

from .acting import ConcernContext, ContextAction, PlaceCheck, PoliceCopy
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

__all__ = [
    "CarerLink",
    "ConcernContext",
    "ContextAction",
    "Episode",
    "Interview",
    "KnownAssociate",
    "KnownPlace",
    "Learning",
    "LookOutLine",
    "LookOutReview",
    "Place",
    "PlaceCheck",
    "PoliceCopy",
]
