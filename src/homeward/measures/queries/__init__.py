"""Measures as pages, files, plans and packs read them."""

from .beside import Authorities, Comparators, authorities, comparators
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
from .stored import get_limits, limits_of, steering, targets_before

__all__ = [
    "Authorities",
    "Behind",
    "Charted",
    "Comparators",
    "Evidence",
    "Named",
    "Part",
    "Series",
    "Stays",
    "authorities",
    "behind",
    "catalogue",
    "chart_of",
    "charted",
    "comparators",
    "evidence_for",
    "get_measure",
    "get_limits",
    "lately",
    "limits_of",
    "not_counted_yet",
    "parts",
    "series_of",
    "shown_weeks",
    "stays",
    "steering",
    "targets_before",
    "team_of",
    "themes",
]
