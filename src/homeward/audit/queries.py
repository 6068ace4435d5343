"""Reading the log, and finding out whether anyone has touched it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import QuerySet

from .actions import name_of
from .models import Entry, Head
from .rules import FIRST, seal


def looks_at(person: Any, *, limit: int = 100) -> QuerySet[Entry]:
    """Who has opened or changed this person's record, newest first."""
    return Entry.objects.filter(person_ref=person.ref).order_by("-id")[:limit]


def latest(*, limit: int = 200) -> QuerySet[Entry]:
    """The newest entries of the whole log."""
    return Entry.objects.order_by("-id")[:limit]


def faults() -> Iterator[str]:
    """Every place at which the chain does not hold, as a sentence; none if it is whole."""
    expected, count = FIRST, 0
    for entry in Entry.objects.order_by("id").iterator(chunk_size=5000):
        count += 1
        if entry.previous != expected:
            yield f"Audit entry {entry.pk}: an entry before it was removed, added or changed."
        if entry.seal != seal(entry.previous, at=entry.at, fields=entry.sealed_fields()):
            yield f"Audit entry {entry.pk} ({entry.action}): it was changed after it was written."
        expected = entry.seal
    head = Head.objects.filter(pk=1).first()
    if head is None and count:
        yield "The end of the audit chain is missing."
    if head is not None and (head.count, head.seal) != (count, expected):
        yield f"The audit log should end with entry number {head.count}; it has {count} entries."


def looks_since(
    subject: models.Model, *, person: Any, since: datetime, besides: Any
) -> QuerySet[Entry]:
    """Looks at one record, on a page about a person, by others than ``besides``; newest first.

    Reached by the person, for whom the log has an index, so that it stays quick however long the
    log grows.
    """
    rows = Entry.objects.filter(person_ref=person.ref, kind=Entry.Kind.READ, at__gte=since)
    rows = rows.filter(subject=name_of(subject)).exclude(actor=besides.get_username())
    return rows.order_by("-id")


def writes_to(subjects: Sequence[models.Model], *, action: str) -> list[Entry]:
    """The entries of one action on any of these records, oldest first; one query."""
    names = [name_of(subject) for subject in subjects]
    return list(Entry.objects.filter(subject__in=names, action=action).order_by("id"))
