"""Whose word stands, field by field, when a file says something of a stored record. Pure.

The newest file that says something wins; a blank never erases; and what a person typed is
never overwritten by a file: it is asked about. So files give the same records in any order.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any

from django.db import models


class Verdict(Enum):
    """What happens to one field."""

    SAME = auto()
    FILLED = auto()
    CHANGED = auto()
    OLDER = auto()
    ASKED = auto()


@dataclass(frozen=True)
class Word:
    """What a file said of a field last, and the day of which that file speaks."""

    on: date
    value: Any


# What counts as "nothing is known yet", by field; besides None and the empty text.
UNKNOWN = {"sex": "U", "suitability": "0"}


def verdict(field: str, stored: Any, said: Any, on: date, last: Word | None) -> Verdict:
    """What becomes of ``stored`` when a file that speaks of the day ``on`` says ``said``.

    ``last`` is what files said of the field before; a stored value that no file said was
    typed by a person.
    """
    if said == stored:
        return Verdict.SAME
    if stored in (None, "", UNKNOWN.get(field)):
        return Verdict.FILLED
    if last is None or last.value != plain(stored):
        return Verdict.ASKED
    return Verdict.CHANGED if on >= last.on else Verdict.OLDER


def plain(value: Any) -> Any:
    """A value as it is kept in JSON: a day as text, a record as its row number."""
    if isinstance(value, models.Model):
        return value.pk
    return value.isoformat() if isinstance(value, date) else value
