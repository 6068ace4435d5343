"""What a record gives rise to: duties for the ledger, events for the chronology.

A room registers a *root* model with two pure functions, ``duties_of(root)`` and
``events_of(root)``, and the smaller records that belong to a root (an interview to its
episode, a visit to its leaving-care case). The functions look only at the root and what
hangs on it, never at the clock: what is overdue is asked when it is read.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models


@dataclass(frozen=True)
class DutySpec:
    """One thing owed: what, about whom, since when, by when, answered by whom, and how it ended.

    ``key`` is unique within its root and stays the same when the root is projected again.
    Exactly one of three states: open; met (``met_at``); excused (``excused_at`` and why).
    """

    key: str
    kind: str
    raised_at: datetime
    due_at: datetime
    rule: str
    team_id: int
    owner_id: int | None = None
    person_id: int | None = None
    met_at: datetime | None = None
    excused_at: datetime | None = None
    excused_because: str = ""


@dataclass(frozen=True)
class EventSpec:
    """One thing that happened to one person, in words for the timeline.

    ``exact`` is False where only the day is known. ``author_id`` is the user who recorded it,
    where that is not whoever recorded the root.
    """

    key: str
    kind: str
    person_id: int
    at: datetime
    words: str
    exact: bool = True
    source: str = ""
    significant: bool = False
    corrected: str = ""
    author_id: int | None = None


def no_duties(root: Any) -> Iterable[DutySpec]:
    return ()


def no_events(root: Any) -> Iterable[EventSpec]:
    return ()


@dataclass(frozen=True)
class Projection:
    """How one root model is projected, and how its rows are read with all that is needed."""

    model: type[models.Model]
    duties_of: Callable[[Any], Iterable[DutySpec]]
    events_of: Callable[[Any], Iterable[EventSpec]]
    fetch: Callable[[models.QuerySet[Any]], models.QuerySet[Any]]

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    def roots(self, ids: Iterable[int] | None = None) -> models.QuerySet[Any]:
        """The roots with what hangs on them: all of them, or those with these row numbers."""
        rows = self.model._default_manager.all()
        return self.fetch(rows if ids is None else rows.filter(pk__in=ids)).order_by("pk")


@dataclass
class Registry:
    """Every projection of the house, filled by the rooms as Django starts."""

    projections: dict[type[models.Model], Projection] = field(default_factory=dict)
    followers: dict[
        type[models.Model],
        list[tuple[type[models.Model], Callable[[Sequence[Any]], Iterable[int]]]],
    ] = field(default_factory=dict)
    books: list[Callable[..., None]] = field(default_factory=list)

    def register(
        self,
        model: type[models.Model],
        *,
        duties_of: Callable[[Any], Iterable[DutySpec]] = no_duties,
        events_of: Callable[[Any], Iterable[EventSpec]] = no_events,
        fetch: Callable[[models.QuerySet[Any]], models.QuerySet[Any]] = lambda rows: rows,
    ) -> None:
        """Make ``model`` a root with its two pure functions."""
        self.projections[model] = Projection(model, duties_of, events_of, fetch)

    def follow(
        self,
        part: type[models.Model],
        root: type[models.Model],
        roots_of: Callable[[Sequence[Any]], Iterable[int]],
    ) -> None:
        """When a ``part`` is written, project the roots (row numbers) that it belongs to."""
        self.followers.setdefault(part, []).append((root, roots_of))

    def bring_up_to_date(self, *records: models.Model) -> None:
        """Have the books kept above this floor (ledger and chronology) follow these records.

        For rooms that stand below the ledger. Runs inside the caller's write.
        """
        for book in self.books:
            book(*records)

    def touched_by(self, records: Sequence[models.Model]) -> Iterator[tuple[Projection, set[int]]]:
        """Which roots have to be projected after these records were written."""
        touched: dict[type[models.Model], set[int]] = {}
        for model in {type(record) for record in records}:
            mine = [record for record in records if type(record) is model]
            if model in self.projections:
                touched.setdefault(model, set()).update(record.pk for record in mine)
            for root, roots_of in self.followers.get(model, ()):
                touched.setdefault(root, set()).update(roots_of(mine))
        for model, pks in touched.items():
            yield self.projections[model], pks


registry = Registry()
