"""Ofsted's Annex A workbook (ILACS), lists 1 to 11: reading and writing, with no database.

``read(path)`` gives clean typed rows and honest problems; ``write(path, lists)`` makes the
workbook in Ofsted's own headings, labels and column order.
"""

from homeward.exchange.annex_a.labels import Label, LabelSet
from homeward.exchange.annex_a.lists import LISTS
from homeward.exchange.annex_a.reading import read
from homeward.exchange.annex_a.shapes import (
    List,
    NotAnnexA,
    Problem,
    Raw,
    Row,
    Severity,
    Spellings,
    Value,
    Workbook,
)
from homeward.exchange.annex_a.writing import list_of, write

__all__ = [
    "LISTS",
    "Label",
    "LabelSet",
    "List",
    "NotAnnexA",
    "Problem",
    "Raw",
    "Row",
    "Severity",
    "Spellings",
    "Value",
    "Workbook",
    "list_of",
    "read",
    "write",
]
