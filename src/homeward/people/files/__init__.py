"""What a file that somebody attaches really is, whether it may be kept, and the words in it.

Nothing here knows Django's models: bytes go in, facts come out, or ``Unacceptable`` with a
sentence for the person at the screen.
"""

from .examine import Examined, examine
from .kinds import ACCEPTED, MOST_BYTES, Format, Unacceptable
from .scanning import Scan, scan

__all__ = [
    "ACCEPTED",
    "MOST_BYTES",
    "Examined",
    "Format",
    "Scan",
    "Unacceptable",
    "examine",
    "scan",
]
