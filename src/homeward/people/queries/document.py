"""The documents of a person, and a search in their words."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.core.errors import NotForYou

from ..files import Format
from ..models import Document, Person
from ..policies import only_visible, visible
from ..rules import folded

_BEFORE, _AFTER = 80, 160  # characters of a passage around what was found


@dataclass(frozen=True)
class Found:
    """A document with the passage in which the first word looked for stands; empty: its title."""

    document: Document
    passage: str = ""


def documents_of(*, viewer: Any, person: Person) -> QuerySet[Document]:
    """A person's documents, newest first, withdrawn ones among them; without their bytes."""
    rows = only_visible(Document.objects.filter(person=person), viewer)
    return rows.select_related("recorded_by", "withdrawn_by").defer("search_key").order_by("-pk")


def search_documents(*, viewer: Any, person: Person, words: str) -> list[Found]:
    """The documents of a person that hold every word (in title, file name or text)."""
    wanted = folded(words).split()[:10]
    if not wanted:
        return []
    rows = documents_of(viewer=viewer, person=person).filter(withdrawn_at__isnull=True)
    for word in wanted:
        rows = rows.filter(search_key__contains=word)
    return [Found(row, _passage(row.words, wanted[0])) for row in rows[:50]]


def document_for(*, viewer: Any, ref: str) -> Document:
    """One document, or ``NotForYou``: for those who may open its person's record.

    One that is not yet about anybody is for those who see contacts.
    """
    document = Document.objects.select_related("person").filter(ref=ref).first()
    if document is None or not _may_open(viewer, document):
        raise NotForYou
    return document


def content_of(document: Document) -> bytes:
    """The bytes of a document, as they were sent."""
    return bytes(document.content.content)


def content_type_of(document: Document) -> str:
    """The type on the wire, by the content; never what the sender called it."""
    return next(each.content_type for each in Format if each.ending == document.ending)


def _may_open(viewer: Any, document: Document) -> bool:
    if document.person_id is None:
        return allowed(viewer, Can.SEE_FRONT_DOOR)
    return visible(viewer).filter(pk=document.person_id).exists()


def _passage(words: str, wanted: str) -> str:
    """The words around the place where ``wanted`` stands; its accents and marks may differ."""
    at = words.casefold().find(wanted)
    if at < 0:
        at = next((place for place, word in _placed(words) if wanted in folded(word)), -1)
    if at < 0:
        return ""
    start, end = max(0, at - _BEFORE), at + _AFTER
    shown = " ".join(words[start:end].split())
    return f"{'… ' if start else ''}{shown}{' …' if end < len(words) else ''}"


def _placed(words: str) -> list[tuple[int, str]]:
    places, at = [], 0
    for word in words.split(" "):
        places.append((at, word))
        at += len(word) + 1
    return places
