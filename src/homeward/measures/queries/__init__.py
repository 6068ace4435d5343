"""Measures as pages, files, plans and packs read them."""

from .charts import (
    Behind,
    Charted,
    Named,
    behind,
    catalogue,
    chart_of,
    charted,
    get_measure,
    not_counted_yet,
    shown_weeks,
    themes,
)
from .evidence import Evidence, Stays, evidence_for, lately, stays
from .parts import Part, parts, team_of
from .series import Series, series_of

__all__ = [
    "Behind",
    "Charted",
    "Evidence",
    "Named",
    "Part",
    "Series",
    "Stays",
    "behind",
    "catalogue",
    "chart_of",
    "charted",
    "evidence_for",
    "get_measure",
    "lately",
    "not_counted_yet",
    "parts",
    "series_of",
    "shown_weeks",
    "stays",
    "team_of",
    "themes",
]
