"""Bringing the chronology into line with the records."""

from collections.abc import Sequence
from typing import Any

from homeward.core.projection import EventSpec, Projection
from homeward.core.syncing import Difference, sync

from .models import Event


def sync_events(
    projection: Projection, roots: Sequence[Any], *, rehearse: bool = False
) -> Difference:
    """Make the events of these roots say what the roots say. Runs inside the caller's write."""
    wanted = {
        f"{projection.label}:{root.pk}:{spec.key}": _fields(projection.label, root.pk, spec)
        for root in roots
        for spec in projection.events_of(root)
    }
    return sync(Event, projection.label, [root.pk for root in roots], wanted, rehearse=rehearse)


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
