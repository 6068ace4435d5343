"""Bringing projected rows into line with what their roots say now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .models import Projected

BATCH = 500
# Up to so many kinds of change are written as one update each.
FEW = 8


@dataclass
class Difference:
    """How many projected rows were (or, in a rehearsal, would be) made, changed and removed."""

    made: int = 0
    changed: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.made or self.changed or self.removed)

    def add(self, other: "Difference") -> None:
        self.made += other.made
        self.changed += other.changed
        self.removed += other.removed


def sync(
    model: type[Projected],
    label: str,
    root_ids: Iterable[int],
    wanted: Mapping[str, Mapping[str, Any]],
    *,
    rehearse: bool = False,
) -> Difference:
    """Make the rows of these roots exactly ``wanted`` (field values by key); say what differed."""
    existing = {
        row.key: row
        for row in model._default_manager.filter(root_label=label, root_id__in=list(root_ids))
    }
    new = [model(key=key, **fields) for key, fields in wanted.items() if key not in existing]
    gone = [row.pk for key, row in existing.items() if key not in wanted]
    stale = [
        (row, changes)
        for key, row in existing.items()
        if key in wanted and (changes := _apply(row, wanted[key]))
    ]
    if not rehearse:
        _write(model, new, stale, gone)
    return Difference(made=len(new), changed=len(stale), removed=len(gone))


def add_rows(model: type[Projected], wanted: Mapping[str, Mapping[str, Any]]) -> None:
    """Make the rows of roots that have none yet (field values by key)."""
    model._default_manager.bulk_create(
        [model(key=key, **fields) for key, fields in wanted.items()], batch_size=BATCH
    )


def _apply(row: Projected, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Set the fields on the row; those that were different, with their new values."""
    changes = {name: value for name, value in fields.items() if getattr(row, name) != value}
    for name, value in changes.items():
        setattr(row, name, value)
    return changes


def _write(
    model: type[Projected],
    new: list[Projected],
    stale: list[tuple[Projected, dict[str, Any]]],
    gone: list[int],
) -> None:
    rows = model._default_manager
    for start in range(0, len(gone), BATCH):
        rows.filter(pk__in=gone[start : start + BATCH]).delete()
    if new:
        rows.bulk_create(new, batch_size=BATCH)
    _change(model, stale)


def _change(model: type[Projected], stale: list[tuple[Projected, dict[str, Any]]]) -> None:
    """Write changed rows: those that change alike (a merge moves many to one person) together."""
    alike: dict[tuple[tuple[str, Any], ...], list[int]] = {}
    for row, changes in stale:
        alike.setdefault(tuple(sorted(changes.items())), []).append(row.pk)
    rows = model._default_manager
    if len(alike) > FEW:
        names = sorted({name for _, changes in stale for name in changes})
        rows.bulk_update([row for row, _ in stale], names, batch_size=100)
        return
    for changed, pks in alike.items():
        for start in range(0, len(pks), BATCH):
            rows.filter(pk__in=pks[start : start + BATCH]).update(**dict(changed))
