"""Bringing the chronology into line with the records."""

from collections.abc import Sequence
from typing import Any

from homeward.core.projection import EventSpec, Projection
from homeward.core.syncing import Difference, add_rows, sync

from .models import Event


def sync_events(
    projection: Projection, roots: Sequence[Any], *, rehearse: bool = False
) -> Difference:
    """Make the events of these roots say what the roots say. Runs inside the caller's write."""
    pks = [root.pk for root in roots]
    return sync(Event, projection.label, pks, _events(projection, roots), rehearse=rehearse)


def add_events(projection: Projection, roots: Sequence[Any]) -> None:
    """The events of roots that were made in this write and have none yet."""
    add_rows(Event, _events(projection, roots))


def _events(projection: Projection, roots: Sequence[Any]) -> dict[str, dict[str, Any]]:
    """The fields of each event that these roots give rise to, by its key."""
    return {
        f"{projection.label}:{root.pk}:{spec.key}": _fields(projection.label, root.pk, spec)
        for root in roots
        for spec in projection.events_of(root)
    }


def _fields(label: str, root_id: int, spec: EventSpec) -> dict[str, Any]:
    return {
        "root_label": label,
        "root_id": root_id,
        "person_id": spec.person_id,
        "kind": spec.kind,
        "at": spec.at,
        "exact": spec.exact,
        "words": spec.words[:300],
        "source": spec.source[:120],
        "significant": spec.significant,
        "corrected": spec.corrected[:200],
    }
