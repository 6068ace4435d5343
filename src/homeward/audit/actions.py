"""Adding to the log. Nothing in the house changes or removes an entry."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from homeward.core import clock
from homeward.core.db import write

from .models import Entry, Head
from .rules import FIRST, canonical, seal


@dataclass(frozen=True)
class Note:
    """What is to be logged: who did what to which record, about whom, with what details."""

    actor: str
    action: str
    subject: str
    kind: str = Entry.Kind.WRITE
    person_ref: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


def record_write(
    *,
    by: Any,
    action: str,
    subject: models.Model | str,
    person: Any = None,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Log one write, inside the transaction that makes it."""
    _append([_note(by, action, subject, Entry.Kind.WRITE, person, details)])


def record_read(*, by: Any, page: str, person: Any) -> None:
    """Log that somebody opened a page about a person."""
    with write():
        _append([_note(by, page, person, Entry.Kind.READ, person, None)])


def record_look(
    *,
    by: Any,
    page: str,
    people: Iterable[Any],
    subject: models.Model | None = None,
    record: models.Model | None = None,
) -> None:
    """Log that a page named several people at once: one entry for each of them.

    ``subject`` is the record that the page shows, where it is not the people themselves;
    ``record`` is logged besides where the page shows people who are not on file yet.
    """
    notes = [_note(by, page, subject or person, Entry.Kind.READ, person, None) for person in people]
    if record is not None:
        notes.append(_note(by, page, record, Entry.Kind.READ, None, None))
    if notes:
        with write():
            _append(notes)


def record_page(*, by: Any, page: str) -> None:
    """Log that somebody whose every look is logged (an inspector) opened a page."""
    with write():
        _append([_note(by, page, "page", Entry.Kind.READ, None, None)])


def record_access(*, by: Any, action: str) -> None:
    """Log a sign-in, a failed sign-in or a sign-out."""
    with write():
        _append([_note(by, action, "session", Entry.Kind.ACCESS, None, None)])


def record_many(notes: Iterable[Note]) -> None:
    """Log many writes at once: for imports and the demonstration authority."""
    _append(list(notes))


def name_of(subject: models.Model | str) -> str:
    """How a record is named in the log: its model and reference, never a person's name."""
    if isinstance(subject, str):
        return subject
    return f"{subject._meta.label_lower} {getattr(subject, 'ref', subject.pk)}"


def _note(
    by: Any,
    action: str,
    subject: models.Model | str,
    kind: str,
    person: Any,
    details: Mapping[str, Any] | None,
) -> Note:
    return Note(
        actor=by if isinstance(by, str) else by.get_username(),
        action=action,
        subject=name_of(subject),
        kind=kind,
        person_ref=person.ref if person is not None else "",
        details=details or {},
    )


def _append(notes: list[Note]) -> None:
    head = Head.objects.select_for_update().filter(pk=1).first() or Head(pk=1, seal=FIRST)
    entries = []
    previous = head.seal
    for note in notes:
        entry = Entry(
            at=clock.now(),
            actor=note.actor,
            kind=note.kind,
            action=note.action,
            subject=note.subject,
            person_ref=note.person_ref,
            details=canonical(note.details),
            previous=previous,
        )
        entry.seal = previous = seal(previous, at=entry.at, fields=entry.sealed_fields())
        entries.append(entry)
    Entry.objects.bulk_create(entries, batch_size=500)
    head.count += len(entries)
    head.seal = previous
    head.save()
