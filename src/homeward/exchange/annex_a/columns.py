"""What a column and a list of Annex A are, and the columns that lists share.

Source: Ofsted ILACS Annex A. Headings are known by pattern, as authorities shorten and reword them
("Age" for "Age of Child (Years)"); a pattern is searched for in the heading with its case and
punctuation evened out (``labels.squash``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from homeward.exchange.annex_a import label_sets as sets
from homeward.exchange.annex_a.labels import LabelSet

Kind = Literal["id", "text", "date", "integer", "age", "code"]


@dataclass(frozen=True)
class Column:
    """One column. ``required`` means that a blank is worth a question."""

    field: str
    heading: str
    pattern: re.Pattern[str]
    kind: Kind
    labels: LabelSet | None = None
    required: bool = False


@dataclass(frozen=True)
class Shape:
    """One list as Ofsted asks for it.

    ``key`` is what should tell its rows apart. ``before_birth`` says whether its dates may come
    before the birth, as work with an unborn child does. ``periods`` are pairs of dates, the second
    of which may not be earlier than the first.
    """

    number: int
    title: str
    name_pattern: re.Pattern[str]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    periods: tuple[tuple[str, str], ...] = ()
    before_birth: bool = False
    fields: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", tuple(column.field for column in self.columns))

    @cached_property
    def by_field(self) -> dict[str, Column]:
        """Each column by our field name."""
        return {column.field: column for column in self.columns}

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """The fields that are dates, the birth apart."""
        return tuple(
            each.field for each in self.columns if each.kind == "date" and each.field != "born_on"
        )


def column(
    name: str,
    heading: str,
    pattern: str,
    kind: Kind | LabelSet = "text",
    *,
    required: bool = False,
) -> Column:
    """A column; ``kind`` is its type, or the label set of a coded field."""
    labels = kind if isinstance(kind, LabelSet) else None
    plain: Kind = "code" if isinstance(kind, LabelSet) else kind
    return Column(name, heading, re.compile(pattern), plain, labels, required)


CHILD_ID = column(
    "child_id",
    "Child Unique ID",
    r"\b(child|client|person|la child)\b.*\b(id|identifier|number|ref)\b|^id$",
    "id",
    required=True,
)
ABOUT_THE_CHILD = (
    column("gender", "Gender", r"^(gender|sex)\b", sets.GENDER),
    column("ethnicity", "Ethnicity", r"^ethnic", sets.ETHNICITY),
    column("born_on", "Date of Birth", r"date of birth|^d ?o ?b$|birth date", "date"),
    column("age", "Age of Child (Years)", r"^age\b(?! assess)", "age"),
)
CHILD = (CHILD_ID, *ABOUT_THE_CHILD)
DISABILITY = column("disability", "Does the Child have a Disability", r"disab", sets.DISABILITY)
TEAM_AND_WORKER = (
    column("team", "Allocated Team", r"\bteam$"),
    column("worker", "Allocated Worker", r"\bworker$"),
)
