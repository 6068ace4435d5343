"""Attaching files, saying whom they are about, and withdrawing them."""

from typing import Any, Protocol

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.audit.actions import record_write
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.core.records import author, save_record

from ..files import MOST_BYTES, Examined, Unacceptable, examine, scan
from ..models import Content, Document, Person
from ..policies import get_person
from ..rules import folded


class Upload(Protocol):
    """A file as a form hands it over (Django's ``UploadedFile``)."""

    name: str | None

    def read(self, num_bytes: int | None = None, /) -> bytes: ...


def attach(
    *,
    by: Any,
    person: Person | None,
    upload: Upload,
    title: str,
    kind: str = Document.Kind.OTHER,
    source: str = "",
) -> Document:
    """Keep a file with a title: on a person's record, or (``person=None``) not yet on anybody's.

    Its type is told by its content; it is scanned where a scanner is set up; its words are
    read for the search. Raises ``Refused`` on the field ``upload`` or ``title``.
    """
    check(by, Can.ATTACH_DOCUMENTS)
    if person is not None:
        get_person(by, person.ref)
    title = _titled(title)
    file, scanned = _examined(upload)
    document = Document(
        person=person,
        title=title,
        kind=kind,
        file_name=file.name,
        ending=file.format.ending,
        size=file.size,
        scanned=scanned,
        words=file.words or "",
        search_key=folded(f"{title} {file.name} {file.words or ''}"),
        source=source,
    )
    with write():
        document.content, _ = Content.objects.get_or_create(
            digest=file.digest, defaults={"content": file.content}
        )
        save_record(document, by=by)
        record_write(by=by, action="attach document", subject=document, person=person)
    return document


def file_under(*, by: Any, document: Document, person: Person) -> Document:
    """Say whom a document is about that came before its person was known."""
    check(by, Can.EDIT_PEOPLE)
    get_person(by, person.ref)
    if document.person_id not in (None, person.pk):
        raise Refused("This document is already on another person's record. Withdraw it there.")
    document.person = person
    with write():
        save_record(document, by=by)
        record_write(by=by, action="file document", subject=document, person=person)
    return document


def withdraw(*, by: Any, document: Document, because: str, version: int | None = None) -> Document:
    """Take a document out of use, with the reason. It is struck through, never deleted."""
    check(by, Can.EDIT_PEOPLE)
    if document.person is not None:
        get_person(by, document.person.ref)
    if document.withdrawn_at is not None:
        raise Refused("This document is withdrawn already.")
    if not because.strip():
        raise Refused("Say why the document is withdrawn.", field="because")
    document.withdrawn_at, document.withdrawn_by = clock.now(), author(by)
    document.withdrawn_because = because.strip()[:200]
    with write():
        changes = save_record(document, by=by, version=version)
        record_write(
            by=by,
            action="withdraw document",
            subject=document,
            person=document.person,
            details=changes,
        )
    return document


def _titled(title: str) -> str:
    title = title.strip()
    if not title:
        raise Refused("Give the document a title that says what it is.", field="title")
    if len(title) > 160:
        raise Refused("The title must be 160 characters or fewer. Shorten it.", field="title")
    return title


def _examined(upload: Upload) -> tuple[Examined, str]:
    """The file read, examined and scanned: before the write, for it may take a while."""
    try:
        file = examine(upload.read(MOST_BYTES + 1), upload.name or "")
        return file, scan(file.content)
    except Unacceptable as fault:
        raise Refused(str(fault), field="upload") from fault
