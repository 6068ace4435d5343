"""A person's documents: listed, searched, attached, opened and withdrawn."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_read
from homeward.core.errors import NotForYou
from homeward.ui.views import act

from .. import actions
from ..forms import AttachForm, DocumentSearchForm, WithdrawForm
from ..models import Document
from ..policies import get_person
from ..queries import (
    content_of,
    content_type_of,
    document_for,
    documents_of,
    search_documents,
)

COLUMNS = ["Title", "Kind", "Attached", "By", "File", "Virus scan"]


@needs(Can.SEE_PEOPLE, about_a_person=True)
def documents(request: HttpRequest, ref: str) -> HttpResponse:
    """Every document of a person; or, of words that were posted, those that hold them."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="people:documents", person=person)
    form = DocumentSearchForm(request.POST or None)
    found = None
    if form.is_bound and form.is_valid():
        words = form.cleaned_data["words"]
        found = search_documents(viewer=request.user, person=person, words=words)
    rows = list(documents_of(viewer=request.user, person=person))
    context = {
        "person": person,
        "form": form,
        "found": found,
        "rows": rows,
        "unread": sum(not row.readable for row in rows),
        "columns": COLUMNS,
        "may_attach": allowed(request.user, Can.ATTACH_DOCUMENTS),
        "may_withdraw": allowed(request.user, Can.EDIT_PEOPLE),
    }
    return render(request, "people/documents.html", context, status=422 if form.errors else 200)


@needs(Can.ATTACH_DOCUMENTS, Can.SEE_PEOPLE, about_a_person=True)
def attach(request: HttpRequest, ref: str) -> HttpResponse:
    """Attach a file to a person's record."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="people:attach", person=person)
    return act(
        request,
        AttachForm(request.POST or None, request.FILES or None),
        actions.attach,
        page="people/attach.html",
        context={"person": person},
        to=reverse("people:documents", args=[ref]),
        said=_said,
        person=person,
    )


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a document out of use, for a reason."""
    document = document_for(viewer=request.user, ref=ref)
    if document.person is None:
        raise NotForYou
    record_read(by=request.user, page="people:withdraw", person=document.person)
    return act(
        request,
        WithdrawForm(request.POST or None, version=document.version),
        actions.withdraw,
        page="people/withdraw.html",
        context={"document": document},
        to=reverse("people:documents", args=[document.person.ref]),
        said="The document is withdrawn. It stays in the list, struck through.",
        document=document,
    )


@needs(Can.SEE_PEOPLE, about_a_person=True)
def download(request: HttpRequest, ref: str) -> HttpResponse:
    """The file itself, to be saved: never opened inside a page of ours."""
    document = document_for(viewer=request.user, ref=ref)
    record_read(by=request.user, page="people:download", person=document.person)
    response = HttpResponse(content_of(document), content_type=content_type_of(document))
    response["Content-Disposition"] = content_disposition_header(True, document.file_name) or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _said(document: Document) -> str:
    unread = "" if document.readable else " No words could be read in it, so a search passes it by."
    scanned: Any = document.get_scanned_display()
    return f"The document is attached. {scanned}.{unread}"
