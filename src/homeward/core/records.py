"""Saving one record: author, version, and what changed. Used by actions only."""

from typing import Any

from django.db import models

from . import clock
from .days import say
from .errors import Stale
from .models import Record

_OWN = {"id", "version", "recorded_at", "recorded_by", "changed_at", "changed_by"}


def author(by: Any) -> Any:
    """The user to name as author; None when the house itself acts (set-up, ticks, the demo)."""
    return by if getattr(by, "pk", None) else None


def save_record(record: Record, *, by: Any, version: int | None = None) -> dict[str, Any]:
    """Save inside the action's transaction; return what changed as ``{field: [old, new]}``.

    ``version`` is the one that the person at the screen had before them. Raises ``Stale``
    where somebody has saved since, so that neither text is lost.
    """
    if record.pk is None:
        record.recorded_by = author(by)
        record.save(force_insert=True)
        return {}
    stored = type(record)._default_manager.select_for_update().get(pk=record.pk)
    if version is not None and stored.version != version:
        raise Stale(stored, changed_by=_last_hand(stored), changed_at=say(stored.touched_at))
    changes = changes_between(stored, record)
    if changes:
        record.version = stored.version + 1
        record.changed_at, record.changed_by = clock.now(), author(by)
        record.save(force_update=True)
    return changes


def changes_between(stored: models.Model, record: models.Model) -> dict[str, Any]:
    """Field by field, what is about to change: ``{field: [old, new]}``, in plain values."""
    names = [field.attname for field in record._meta.concrete_fields if field.name not in _OWN]
    pairs = ((name, getattr(stored, name), getattr(record, name)) for name in names)
    return {name: [old, new] for name, old, new in pairs if old != new}


def _last_hand(record: Record) -> str:
    return str(record.touched_by) if record.touched_by else "The house"
