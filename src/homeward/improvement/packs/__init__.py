"""What a board, an inspector and a director take with them: drawn from live work, then frozen."""

from .board import BoardPages, board_pages
from .evaluation import EvaluationRow, evaluation
from .paper import as_pdf, body_in, fingerprint_of, pages_of, standalone
from .sections import Section, add_section
from .visit import VisitPages, visit_pages

__all__ = [
    "BoardPages",
    "EvaluationRow",
    "Section",
    "VisitPages",
    "add_section",
    "as_pdf",
    "board_pages",
    "body_in",
    "evaluation",
    "fingerprint_of",
    "pages_of",
    "standalone",
    "visit_pages",
]
