"""Measures as pages, files, plans and packs read them."""

from .charts import (
    Behind,
    Charted,
    Named,
    behind,
    catalogue,
    charted,
    get_measure,
    shown_weeks,
)
from .evidence import Evidence, evidence_for
from .series import Series, series_of

__all__ = [
    "Behind",
    "Charted",
    "Evidence",
    "Named",
    "Series",
    "behind",
    "catalogue",
    "charted",
    "evidence_for",
    "get_measure",
    "series_of",
    "shown_weeks",
]
