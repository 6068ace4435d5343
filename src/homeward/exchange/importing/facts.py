"""The facts of one row that can be relied on: doubtful ones are left out and asked about. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from homeward.exchange.annex_a import Row, Value

from .drafts import Draft

YES_NO = {"yes": True, "no": False}


@dataclass(frozen=True)
class Facts:
    """A row's values by field; ``doubtful`` are the fields that wait for an answer."""

    values: Mapping[str, Value]
    doubtful: frozenset[str]

    @classmethod
    def of(cls, row: Row) -> "Facts":
        return cls(
            row.values,
            frozenset(each.field for each in row.problems if each.severity == "asked"),
        )

    def get(self, name: str) -> Any:
        """The value, or None where there is none that can be relied on."""
        return None if name in self.doubtful else self.values.get(name)

    def day(self, name: str) -> date | None:
        value = self.get(name)
        return value if isinstance(value, date) else None

    def key_day(self, name: str) -> date:
        """The day that a row is known by; rows without one are held before they come here."""
        day = self.day(name)
        if day is None:
            raise ValueError(f"{name}: a row without this day cannot be matched")
        return day

    def code(self, name: str) -> str:
        """A code or a text; empty where none is given."""
        value = self.get(name)
        return "" if value is None else str(value)

    def yes(self, name: str) -> bool | None:
        """Yes or no; None where it is unknown or not said."""
        return YES_NO.get(self.code(name))

    def text(self, draft: Draft, name: str, longest: int) -> str:
        """A text; one too long to be kept whole is asked about, never cut."""
        words = self.code(name).strip()
        if len(words) > longest:
            draft.ask(
                f"{name.replace('_', ' ')} has {len(words)} letters; at most {longest} can be "
                "kept. It was left out; shorten it in the file."
            )
            return ""
        return words
