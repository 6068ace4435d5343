"""The SSDA903 return's file of missing episodes: made, read, and checked by the return's rules."""

from .checks import CareSpell, Finding, Known, check_missing
from .missing import COLUMNS, MissingRow, Spell, read_rows, row_of, rows_for, spells_of

__all__ = [
    "COLUMNS",
    "CareSpell",
    "Finding",
    "Known",
    "MissingRow",
    "Spell",
    "check_missing",
    "read_rows",
    "row_of",
    "rows_for",
    "spells_of",
]
