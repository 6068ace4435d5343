"""Entering records in the books: saved, logged and projected in one transaction."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models

from homeward.audit.actions import record_write
from homeward.chronology.actions import add_events, sync_events
from homeward.chronology.models import Event
from homeward.core.db import write
from homeward.core.models import Projected, Record
from homeward.core.projection import Projection, registry
from homeward.core.records import save_record
from homeward.core.syncing import Difference, add_rows, sync

from .models import Duty
from .rules import row_of

CHUNK = 500


def enter(
    record: Record,
    *,
    by: Any,
    action: str,
    person: Any = None,
    details: dict[str, Any] | None = None,
    version: int | None = None,
) -> None:
    """Save a record, log who did what to it, and bring ledger and chronology up to date.

    The one way in which rooms above the ledger write. Raises ``Stale`` where somebody saved
    the record since ``version``.
    """
    with write():
        changes = save_record(record, by=by, version=version)
        record_write(
            by=by, action=action, subject=record, person=person, details=details or changes
        )
        project(record)


def project(*records: models.Model) -> None:
    """Bring the duties and events that these records give rise to up to date, in this write."""
    for projection, pks in registry.touched_by(records):
        for roots in _chunks(projection, sorted(pks)):
            _sync(projection, roots)


def project_new(*roots: models.Model) -> None:
    """Project roots of one model that were made in this write and never projected before.

    The same rows as ``project`` makes, without asking which are there already: for bulk paths.
    """
    projection = registry.projections[type(roots[0])]
    for some in _chunks(projection, sorted(root.pk for root in roots)):
        add_rows(Duty, _duties(projection, some))
        add_events(projection, some)


def rebuild(*, rehearse: bool = False) -> Iterator[tuple[str, Difference]]:
    """Make ledger and chronology again from the records; by label, what differed.

    It must find nothing to change; with ``rehearse`` it only looks.
    """
    for projection in registry.projections.values():
        found = Difference()
        for roots in _chunks(projection, _all_pks(projection)):
            with write():
                found.add(_sync(projection, roots, rehearse=rehearse))
        found.add(_orphans(projection, rehearse=rehearse))
        yield projection.label, found


def _sync(projection: Projection, roots: Sequence[Any], *, rehearse: bool = False) -> Difference:
    pks = [root.pk for root in roots]
    found = sync(Duty, projection.label, pks, _duties(projection, roots), rehearse=rehearse)
    found.add(sync_events(projection, roots, rehearse=rehearse))
    return found


def _duties(projection: Projection, roots: Sequence[Any]) -> dict[str, dict[str, Any]]:
    """The fields of each duty that these roots give rise to, by its key."""
    return {
        f"{projection.label}:{root.pk}:{spec.key}": row_of(projection.label, root.pk, spec)
        for root in roots
        for spec in projection.duties_of(root)
    }


def _chunks(projection: Projection, pks: Sequence[int]) -> Iterator[list[Any]]:
    for start in range(0, len(pks), CHUNK):
        yield list(projection.roots(pks[start : start + CHUNK]))


def _all_pks(projection: Projection) -> list[int]:
    return list(projection.model._default_manager.order_by("pk").values_list("pk", flat=True))


def _orphans(projection: Projection, *, rehearse: bool) -> Difference:
    """Projected rows whose root is no longer there (an import taken back)."""
    found = Difference()
    tables: tuple[type[Projected], ...] = (Duty, Event)
    for table in tables:
        alive = projection.model._default_manager.values("pk")
        rows = table._default_manager.filter(root_label=projection.label).exclude(root_id__in=alive)
        found.removed += rows.count()
        if not rehearse:
            rows.delete()
    return found
