"""What one row of a file would do: records made and changed, and sentences. Pure."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from homeward.core.models import Record
from homeward.exchange.models import BatchRow

from .known import Known
from .merging import Verdict, verdict

Outcome = BatchRow.Outcome


@dataclass
class Write:
    """One record to be written: made, changed (``before`` holds the old values), or confirmed."""

    record: Record
    made: bool
    place: str
    said: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)


@dataclass
class RowPlan:
    """What becomes of one row, and what it would write."""

    number: int
    sheet: str
    row: int
    outcome: Outcome = Outcome.SAME
    sentence: str = ""
    writes: list[Write] = field(default_factory=list)
    child: Record | None = None


@dataclass
class Draft:
    """A row while it is being matched: gathers writes, questions and remarks."""

    number: int
    sheet: str
    row: int
    source: str
    changed: bool = False
    made: bool = False
    held: bool = False
    questions: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    writes: list[Write] = field(default_factory=list)

    @property
    def place(self) -> str:
        return f"List {self.number}, sheet {self.sheet}, row {self.row}"

    def ask(self, sentence: str) -> None:
        """A question that a person must answer; the rest of the row goes on."""
        self.questions.append(f"{self.place}: {sentence}")

    def hold(self, sentence: str = "") -> None:
        """Take nothing of this row."""
        if sentence:
            self.ask(sentence)
        self.held = True


class Book:
    """All writes of a file: at most one for each record, whatever number of rows speak of it."""

    def __init__(self, known: Known, as_at: date) -> None:
        self.known = known
        self.as_at = as_at
        self._writes: dict[int, Write] = {}
        self._said_at: dict[tuple[int, str], str] = {}
        self._turns: Counter[tuple[int, Any]] = Counter()

    def turn(self, number: int, key: Any) -> int:
        """How many rows of a list came before this one with the same key."""
        self._turns[number, key] += 1
        return self._turns[number, key] - 1

    def make(self, draft: Draft, record: Any, *said: str) -> Any:
        """A new record; ``said`` are the fields that the file vouches for."""
        record.source = draft.source
        write = Write(record, True, draft.place)
        for name in said:
            self._remember(draft, write, name, getattr(record, name))
        self._writes[id(record)] = write
        draft.writes.append(write)
        draft.made = True
        return record

    def state(self, draft: Draft, record: Any, **facts: Any) -> None:
        """What the file says of a record: filled in, changed, left or asked about by field."""
        for name, said in facts.items():
            if said not in (None, ""):
                self._state_one(draft, record, name, said)

    def set(self, draft: Draft, record: Any, name: str, value: Any) -> None:
        """A field that follows from others (an end that the next beginning gives)."""
        if getattr(record, name) != value:
            self._put(draft, self._write_of(draft, record), name, value)

    def _state_one(self, draft: Draft, record: Any, name: str, said: Any) -> None:
        stored = getattr(record, name)
        earlier = self._said_at.get((id(record), name))
        if earlier is not None:
            if said != stored:
                draft.ask(_twice(record, name, stored, said, earlier))
            return
        last = self.known.last_word(record, name)
        found = verdict(name, stored, said, self.as_at, last)
        if found is Verdict.ASKED:
            draft.ask(_typed(record, name, stored, said))
        elif found is Verdict.OLDER:
            draft.remarks.append(_older(record, name, last.on if last else self.as_at))
        elif found is Verdict.SAME and (last is None or last.on >= self.as_at):
            self._said_at[id(record), name] = draft.place
        else:
            write = self._write_of(draft, record)
            self._remember(draft, write, name, said)
            if found is not Verdict.SAME:
                self._put(draft, write, name, said)

    def _write_of(self, draft: Draft, record: Any) -> Write:
        write = self._writes.get(id(record))
        if write is None:
            write = self._writes[id(record)] = Write(record, False, draft.place)
            draft.writes.append(write)
        return write

    def _remember(self, draft: Draft, write: Write, name: str, said: Any) -> None:
        if said not in (None, ""):
            write.said[name] = said
            self._said_at[id(write.record), name] = draft.place

    def _put(self, draft: Draft, write: Write, name: str, value: Any) -> None:
        if not write.made:
            write.before.setdefault(name, getattr(write.record, name))
        setattr(write.record, name, value)
        draft.changed = True


def in_words(value: Any) -> str:
    """A value as a sentence says it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:%-d %B %Y}" if isinstance(value, date) else str(value)


def field_in_words(record: Record, name: str) -> str:
    """The field and the record it belongs to."""
    return f"{name.removesuffix('_on').replace('_', ' ')} of the {record._meta.verbose_name}"


def _twice(record: Record, name: str, stored: Any, said: Any, earlier: str) -> str:
    return (
        f"{field_in_words(record, name)} is {in_words(said)} here and {in_words(stored)} in "
        f"{earlier}. That one stands; make the rows agree and import again."
    )


def _typed(record: Record, name: str, stored: Any, said: Any) -> str:
    return (
        f"the file gives {in_words(said)} as {field_in_words(record, name)}; somebody recorded "
        f"{in_words(stored)}, which stands. If the file is right, correct the record by hand."
    )


def _older(record: Record, name: str, on: date) -> str:
    return f"{field_in_words(record, name)}: a file of {in_words(on)} is newer and stands."
