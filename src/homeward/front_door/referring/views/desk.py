"""The front door's side of a referral: reading it, telling the referrer, asking to confirm."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from homeward.access.actions import the_house
from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_look
from homeward.core.errors import NotForYou, Refused
from homeward.drafts.keeping import keeps_draft
from homeward.people.queries import content_of
from homeward.ui.context import authority_name
from homeward.ui.views import act

from ...models import Contact, ContactChild
from ...policies import get_child, get_contact, visible_children
from .. import actions, letters, post, queries, rules
from ..codes import Form, Purpose
from ..forms import AskToConfirmForm, ByHandForm, OutcomeForm, ToldForm
from ..showing import parts_of
from .shared import page


@needs(Can.SEE_FRONT_DOOR, about_a_person=True)
def referral(request: HttpRequest, ref: str) -> HttpResponse:
    """The referral as it was written, and its files."""
    contact = get_contact(request.user, ref)
    written = queries.written_of(contact)
    named = queries.named_on(viewer=request.user, contact=contact)
    people = [each.child.person for each in named if each.child]
    record_look(by=request.user, page="front_door:referral", people=people, record=contact)
    return page(
        request,
        "front_door/referral.html",
        contact=contact,
        written=written,
        parts=parts_of(written.form, written.answers),
        files=queries.files_for(viewer=request.user, contact=contact),
        children=_children(request, contact),
        may_file=allowed(request.user, Can.RECORD_CONTACT)
        and allowed(request.user, Can.EDIT_PEOPLE),
    )


@needs(Can.SEE_FRONT_DOOR, about_a_person=True)
def file(request: HttpRequest, ref: str, file: str) -> HttpResponse:
    """One file of a referral, to be saved: never opened inside this site."""
    found = queries.attachment(viewer=request.user, ref=ref, file=file)
    document = found.document
    people = [document.person] if document.person else []
    record_look(by=request.user, page="front_door:file", people=people, record=found)
    response = HttpResponse(content_of(document), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, document.file_name) or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@needs(Can.RECORD_CONTACT, Can.SEE_FRONT_DOOR, Can.EDIT_PEOPLE, about_a_person=True)
def file_under(request: HttpRequest, ref: str, file: str) -> HttpResponse:
    """Say whose record a file of a referral about several children belongs on."""
    found = queries.attachment(viewer=request.user, ref=ref, file=file)
    contact = get_contact(request.user, ref)
    record_look(by=request.user, page="front_door:file-under", people=[], record=found)
    child = get_child(request.user, contact, request.POST.get("child", "").replace("\0", "?"))
    try:
        actions.file_attachment(by=request.user, attachment=found, child=child)
        messages.success(request, f"The file is on the record of {child.person}.")
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return redirect("front_door:referral", ref=ref)


@needs(Can.DECIDE_CONTACT, Can.SEE_FRONT_DOOR, about_a_person=True)
def outcome(request: HttpRequest, ref: str) -> HttpResponse:
    """The letter with the outcome, to be read, changed where needed, and sent."""
    contact = get_contact(request.user, ref)
    record_look(by=request.user, page="front_door:outcome", people=_people(contact))
    written = queries.written_of(contact)
    text = letters.outcome(
        ref=contact.ref,
        authority=authority_name(),
        decisions=queries.decisions_as_named(contact),
        public=written.form == Form.PUBLIC,
    )
    form = OutcomeForm(request.POST or None, initial={"subject": text.subject, "body": text.body})
    back = reverse("front_door:contact", args=[ref])
    kept = keeps_draft(request, form, "front_door:outcome", ref, words="Tell the outcome")
    answer = act(
        request,
        kept,
        actions.write_outcome,
        page="front_door/outcome.html",
        context={"contact": contact, "written": written},
        to=back,
        said="The outcome is on its way to the referrer.",
        contact=contact,
    )
    if answer.status_code == 302:
        actions.deliver(by=the_house, letters=contact.letters.filter(sent_at__isnull=True))
    return answer


@needs(Can.DECIDE_CONTACT, Can.SEE_FRONT_DOOR)
def told(request: HttpRequest, ref: str) -> HttpResponse:
    """Record that the referrer was told otherwise, or is not to be told."""
    contact = get_contact(request.user, ref)
    return act(
        request,
        ToldForm(request.POST or None),
        actions.tell_otherwise,
        page="front_door/told.html",
        context={"contact": contact},
        to=reverse("front_door:contact", args=[ref]),
        contact=contact,
    )


@needs(Can.RECORD_CONTACT, Can.SEE_FRONT_DOOR)
def by_hand(request: HttpRequest, ref: str, letter: str) -> HttpResponse:
    """Record that a letter which could not be sent reached its reader otherwise."""
    contact = get_contact(request.user, ref)
    found = next((each for each in queries.letters_of(contact) if each.ref == letter), None)
    if found is None:
        raise NotForYou
    return act(
        request,
        ByHandForm(request.POST or None),
        actions.give_by_hand,
        page="front_door/by_hand.html",
        context={"contact": contact, "letter": found},
        to=reverse("front_door:contact", args=[ref]),
        letter=found,
    )


@needs(Can.RECORD_CONTACT, Can.SEE_FRONT_DOOR, about_a_person=True)
def ask(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask somebody who told us by word of mouth to confirm it in writing."""
    contact = get_contact(request.user, ref)
    record_look(by=request.user, page="front_door:confirm", people=_people(contact))
    answer = act(
        request,
        AskToConfirmForm(request.POST or None),
        actions.ask_to_confirm,
        page="front_door/confirm.html",
        context={"contact": contact, "days": rules.CONFIRM_LASTS.days},
        to=reverse("front_door:contact", args=[ref]),
        said="They are asked to confirm it in writing.",
        contact=contact,
    )
    if answer.status_code == 302:
        _post_request(request, contact)
    return answer


def _post_request(request: HttpRequest, contact: Contact) -> None:
    """Make the code and carry it, after the write; where it fails the worker is told."""
    asked = contact.confirmations.order_by("-recorded_at", "-pk")[0]
    code = actions.issue_code(
        by=the_house,
        purpose=Purpose.CONFIRM,
        email=asked.email,
        about=asked.ref,
        lasts=rules.CONFIRM_LASTS,
    )
    address = request.build_absolute_uri(reverse("refer:confirm", args=[asked.ref]))
    try:
        post.post_confirmation(to=asked.email, code=code, address=address)
    except Refused as refused:
        messages.warning(request, refused.sentence)


def _children(request: HttpRequest, contact: Contact) -> list[ContactChild]:
    rows = visible_children(request.user).filter(contact=contact)
    return list(rows.select_related("person").order_by("pk"))


def _people(contact: Contact) -> list[Any]:
    return [child.person for child in contact.children.select_related("person")]
