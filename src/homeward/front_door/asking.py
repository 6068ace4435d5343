"""The pages on which partners are asked about a contact, and their replies kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.audit.actions import record_look
from homeward.drafts.keeping import keeps_draft
from homeward.ui.views import act

from . import actions, queries
from .forms import AskForm, ReplyForm
from .models import Question
from .policies import get_question


@needs(Can.RECORD_CONTACT, Can.SEE_FRONT_DOOR, about_a_person=True)
def ask(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask a partner what they know."""
    page = queries.contact_page(viewer=request.user, ref=ref)
    record_look(by=request.user, page="front_door:ask", people=page.people, record=page.in_writing)
    form = AskForm(request.POST or None)
    return act(
        request,
        keeps_draft(request, form, "front_door:ask", ref, words="Ask a partner"),
        actions.ask_partner,
        page="front_door/ask.html",
        context={"contact": page.contact, "children": page.children, "named": page.named},
        to=reverse("front_door:contact", args=[ref]),
        said="The question is noted. A reply is waited for.",
        contact=page.contact,
    )


@needs(Can.RECORD_CONTACT, Can.SEE_FRONT_DOOR, about_a_person=True)
def reply(request: HttpRequest, ref: str, question: str) -> HttpResponse:
    """Keep what a partner said, that they were chased, or why they would not say."""
    page = queries.contact_page(viewer=request.user, ref=ref)
    record_look(
        by=request.user, page="front_door:reply", people=page.people, record=page.in_writing
    )
    asked = get_question(page.contact, question)
    form = ReplyForm(request.POST or None)
    return act(
        request,
        keeps_draft(request, form, "front_door:reply", question, words="Keep a partner's reply"),
        _keep,
        page="front_door/reply.html",
        context={"contact": page.contact, "asked": asked},
        to=reverse("front_door:contact", args=[ref]),
        said="What came of the question is kept.",
        question=asked,
    )


def _keep(*, by: Any, question: Question, reply: str, words: str, at: Any) -> Question:
    if reply == "chased":
        return actions.chase_partner(by=by, question=question, at=at)
    return actions.note_reply(by=by, question=question, reply=reply, words=words, at=at)
