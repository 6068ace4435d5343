"""What is stored of missing children."""

from .episodes import (
    Episode,
    Interview,
)

__all__ = [
    "Episode",
    "Interview",
]
