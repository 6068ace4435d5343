"""The reader of Ofsted's reports and letters.

``read_report(path)`` and ``read_text(text)`` give a ``Report``: who was visited, how and when, the
judgement of each area, what needs to improve, priority actions, and every finding with its theme
and direction. What cannot be read is said in ``Report.unread``; nothing is invented. Layouts: the
single inspection framework (2013-17, numbered recommendations), the inspection of local authority
children's services (since 2018, bullets), letters of focused and monitoring visits, and prose about
one. It knows nothing of Django or of a database.
"""

from .direction import Verdict, verdict_on
from .reader import read_report, read_text
from .report import (
    Direction,
    Finding,
    Judgement,
    Kind,
    Recommendation,
    Report,
    Table,
    Theme,
    Unreadable,
    as_dict,
    as_table,
)
from .themes import theme_of

__all__ = [
    "Direction",
    "Finding",
    "Judgement",
    "Kind",
    "Recommendation",
    "Report",
    "Table",
    "Theme",
    "Unreadable",
    "Verdict",
    "as_dict",
    "as_table",
    "read_report",
    "read_text",
    "theme_of",
    "verdict_on",
]
