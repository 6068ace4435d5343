"""All eleven lists of Ofsted's Annex A, by number."""

from __future__ import annotations

from homeward.exchange.annex_a.columns import Shape
from homeward.exchange.annex_a.lists_care import CARE_LISTS
from homeward.exchange.annex_a.lists_help import HELP_LISTS

LISTS: dict[int, Shape] = {shape.number: shape for shape in (*HELP_LISTS, *CARE_LISTS)}
