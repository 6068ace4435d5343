"""What an import came to, for the person who asked for it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from homeward.exchange.models import BatchRow

from .answers import Question

Outcome = BatchRow.Outcome
UNSETTLED = (Outcome.REFUSED, Outcome.ASKED)


@dataclass(frozen=True, slots=True)
class RowReport:
    """One row of the file: where, what became of it, and why."""

    number: int
    sheet: str
    row: int
    outcome: str
    sentence: str


@dataclass(frozen=True)
class Report:
    """A file taken in, or what would happen (``batch_ref`` is empty then).

    ``notes`` are about the file as a whole; ``questions`` are labels nobody could read;
    ``counts`` are by list number and outcome.
    """

    batch_ref: str
    file_name: str
    as_at: date
    titles: dict[int, str]
    rows: Sequence[RowReport]
    notes: Sequence[str] = ()
    questions: Sequence[Question] = ()
    counts: dict[int, Counter[str]] = field(init=False)

    def __post_init__(self) -> None:
        counts: dict[int, Counter[str]] = {number: Counter() for number in self.titles}
        for row in self.rows:
            counts[row.number][row.outcome] += 1
        object.__setattr__(self, "counts", counts)

    @property
    def unsettled(self) -> list[RowReport]:
        """The rows that were refused or asked about, in the order of the file."""
        return [row for row in self.rows if row.outcome in UNSETTLED]

    @property
    def anything_taken(self) -> bool:
        """Whether any row of the file stands in the records now (or would)."""
        return any(row.outcome not in UNSETTLED for row in self.rows)

    def as_dict(self) -> dict[str, Any]:
        return {
            "batch": self.batch_ref or None,
            "file": self.file_name,
            "as_at": self.as_at.isoformat(),
            "notes": list(self.notes),
            "lists": {
                str(number): {"title": self.titles[number], **counts}
                for number, counts in self.counts.items()
            },
            "rows": [
                {
                    "list": row.number,
                    "sheet": row.sheet,
                    "row": row.row,
                    "outcome": row.outcome,
                    "sentence": row.sentence,
                }
                for row in self.rows
            ],
        }
