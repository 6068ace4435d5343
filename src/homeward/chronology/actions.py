"""Bringing the chronology into line with the records; saying what an event meant."""

from collections.abc import Sequence
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.audit.actions import record_write
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.core.projection import EventSpec, Projection
from homeward.core.records import save_record
from homeward.core.syncing import Difference, add_rows, sync
from homeward.people.policies import get_person

from .models import Event, Meaning
from .rules import why_not_mean


def say_meaning(
    *, by: Any, event: Event, significant: bool, meaning: str = "", version: int | None = None
) -> Meaning:
    """Say that an event matters (or does not), and what it meant for the child.

    Written for the adult the child will become. It may be corrected: the former words stay in
    the audit log. Raises ``Refused`` for a significant event without a meaning, ``Stale`` where
    somebody else wrote since ``version`` (0: when nothing was written yet).
    """
    check(by, Can.EDIT_PEOPLE)
    get_person(by, event.person.ref)
    if refuse := why_not_mean(significant, meaning):
        raise Refused(refuse, field="meaning")
    with write():
        said = Meaning.objects.select_for_update().filter(event_key=event.key).first()
        said = said or Meaning(event_key=event.key)
        said.person, said.significant, said.meaning = event.person, significant, meaning.strip()
        changes = save_record(said, by=by, version=version if said.pk else None)
        record_write(
            by=by, action="say meaning", subject=said, person=event.person, details=changes
        )
    return said


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
        f"{projection.label}:{root.pk}:{spec.key}": _fields(projection.label, root, spec)
        for root in roots
        for spec in projection.events_of(root)
    }


def _fields(label: str, root: Any, spec: EventSpec) -> dict[str, Any]:
    author_id = spec.author_id
    return {
        "root_label": label,
        "root_id": root.pk,
        "author_id": root.recorded_by_id if author_id is None else author_id,
        "person_id": spec.person_id,
        "kind": spec.kind,
        "at": spec.at,
        "exact": spec.exact,
        "words": spec.words[:300],
        "source": spec.source[:120],
        "significant": spec.significant,
        "corrected": spec.corrected[:200],
    }
