"""The pages of the front door: the queue, one contact, and what is done with it."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_look
from homeward.drafts.actions import let_go
from homeward.drafts.keeping import keeps_draft
from homeward.drafts.models import Draft
from homeward.drafts.queries import drafts_on
from homeward.ui.forms import HouseForm
from homeward.ui.views import act

from . import actions, queries
from .forms import (
    DESK,
    AgreeForm,
    AllocateForm,
    CategoryForm,
    DecideForm,
    HistoryForm,
    OtherwiseForm,
    ProposeForm,
    ReturnForm,
)
from .models import Contact, ContactChild
from .policies import get_child, get_contact, get_proposal
from .queueing import queue_page
from .referring.desk import around

QUESTION_COLUMNS = ["Who", "Asked", "What came of it"]
PAGE = "front_door/contact.html"
DONE = 302  # what was asked is done, and the page goes on
KEPT: dict[type[HouseForm], tuple[str, str]] = {  # what is typed into them is kept as a draft
    HistoryForm: ("front_door:history", "What the history adds"),
    ProposeForm: ("front_door:propose", "Propose a decision"),
    DecideForm: ("front_door:decision", "Change a decision"),
    AgreeForm: ("front_door:agree", "Agree with a proposal"),
    ReturnForm: ("front_door:return", "Return a proposal"),
    OtherwiseForm: ("front_door:otherwise", "Decide otherwise than proposed"),
}
VERSIONED = (HistoryForm, DecideForm)  # they change the child's own record
ANSWERS: dict[str, tuple[type[HouseForm], Callable[..., Any], str]] = {
    "agree": (AgreeForm, actions.agree_decision, "The decision is recorded."),
    "return": (ReturnForm, actions.return_decision, "The proposal is returned with your note."),
    "otherwise": (OtherwiseForm, actions.decide_otherwise, "Your decision is recorded."),
}


@needs(Can.SEE_FRONT_DOOR)
def queue(request: HttpRequest) -> HttpResponse:
    """Contacts by stage: undecided ones first, the oldest on top."""
    return queue_page(request)


@needs(Can.SEE_FRONT_DOOR, about_a_person=True)
def contact(request: HttpRequest, ref: str) -> HttpResponse:
    """What we were told, each child's decision, and the history beside it."""
    page = queries.contact_page(viewer=request.user, ref=ref)
    record_look(
        by=request.user,
        page="front_door:contact",
        people=page.people,
        subject=page.contact,
        record=page.in_writing,
    )
    return render(request, PAGE, _context(request, page))


@needs(Can.RECORD_CONTACT, Can.SEE_FRONT_DOOR)
def allocate(request: HttpRequest, ref: str) -> HttpResponse:
    """Give a contact to somebody at the front door, or back to the desk."""
    contact = get_contact(request.user, ref)
    holder = contact.worker.ref if contact.worker else DESK
    form = AllocateForm(request.POST or None, initial={"worker": holder}, version=contact.version)
    return act(
        request,
        form,
        actions.allocate_contact,
        page="front_door/allocate.html",
        context={"contact": contact},
        to=reverse("front_door:contact", args=[ref]),
        said=lambda done: f"The contact is with {done.worker or 'the duty desk'}.",
        contact=contact,
    )


@needs(Can.RECORD_CONTACT, Can.SEE_FRONT_DOOR)
def category(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what a contact is mainly about."""
    contact = get_contact(request.user, ref)
    given = {"category": contact.category}
    return act(
        request,
        CategoryForm(request.POST or None, initial=given, version=contact.version),
        actions.categorise_contact,
        page="front_door/category.html",
        context={"contact": contact},
        to=reverse("front_door:contact", args=[ref]),
        said="What the contact is mainly about is kept.",
        contact=contact,
    )


@needs(Can.SEE_FRONT_DOOR, about_a_person=True)
def history(request: HttpRequest, ref: str, child: str) -> HttpResponse:
    """Say what a child's history adds."""
    page = queries.contact_page(viewer=request.user, ref=ref)
    found = get_child(request.user, page.contact, child)
    record_look(by=request.user, page="front_door:history", people=page.people)
    said = "The history is considered."
    return _on_child(request, page, found, HistoryForm, actions.consider_history, said)


@needs(Can.DECIDE_CONTACT, Can.SEE_FRONT_DOOR, about_a_person=True)
def decision(request: HttpRequest, ref: str, child: str) -> HttpResponse:
    """Put another decision in the place of the first."""
    page = queries.contact_page(viewer=request.user, ref=ref)
    found = get_child(request.user, page.contact, child)
    record_look(by=request.user, page="front_door:decision", people=page.people)
    said = "The decision is changed."
    return _on_child(request, page, found, DecideForm, actions.change_decision, said)


@needs(Can.SEE_FRONT_DOOR, about_a_person=True)
def propose(request: HttpRequest, ref: str, child: str) -> HttpResponse:
    """Recommend a decision for one child; a manager answers it."""
    page = queries.contact_page(viewer=request.user, ref=ref)
    found = get_child(request.user, page.contact, child)
    record_look(by=request.user, page="front_door:propose", people=page.people)
    said = "Your proposal is with the manager."
    return _on_child(request, page, found, ProposeForm, actions.propose_decision, said)


@needs(Can.DECIDE_CONTACT, Can.SEE_FRONT_DOOR, about_a_person=True)
def answer(request: HttpRequest, ref: str, proposal: str, how: str) -> HttpResponse:
    """Agree with a proposal, return it with a note, or decide otherwise."""
    page = queries.contact_page(viewer=request.user, ref=ref)
    found = get_proposal(request.user, page.contact, proposal)
    record_look(by=request.user, page="front_door:answer", people=page.people)
    if how not in ANSWERS:
        raise Http404
    form_class, action, said = ANSWERS[how]

    def answered(*, child: ContactChild, **given: Any) -> Any:
        return action(proposal=found, **given)

    response = _on_child(request, page, found.contact_child, form_class, answered, said)
    if response.status_code == DONE:
        _let_answers_go(request, page.contact, found.contact_child)
    return response


def _let_answers_go(request: HttpRequest, contact: Contact, child: ContactChild) -> None:
    """A proposal is answered once: what was begun of another answer is over with it."""
    begun = {KEPT[form_class][0] for form_class, *_ in ANSWERS.values()}
    for draft in drafts_on(viewer=request.user, page=_address(contact)):
        if draft.form in begun and draft.subject == child.ref:
            let_go(by=request.user, draft=draft)


def _on_child(
    request: HttpRequest,
    page: queries.ContactPage,
    child: ContactChild,
    form_class: type[HouseForm],
    action: Callable[..., Any],
    said: str,
) -> HttpResponse:
    """Act on one child of a contact; what is refused is shown on the contact's own page."""
    back = _address(page.contact)
    if request.method != "POST":
        return redirect(back)
    version = child.version if form_class in VERSIONED else None
    form = form_class(request.POST, version=version, auto_id=f"{child.ref}_%s")
    if form_class in KEPT:
        _kept(request, form, child)
    context = _context(request, page, child.ref, form)
    return act(request, form, action, page=PAGE, context=context, to=back, said=said, child=child)


def _kept(
    request: HttpRequest,
    form: HouseForm,
    child: ContactChild,
    among: Sequence[Draft] | None = None,
) -> None:
    """Let a form about one child keep what is typed into it."""
    name, words = KEPT[type(form)]
    page = _address(child.contact)
    keeps_draft(request, form, name, child.ref, words=words, page=page, among=among)


def _address(contact: Contact) -> str:
    return reverse("front_door:contact", args=[contact.ref])


def _context(
    request: HttpRequest,
    page: queries.ContactPage,
    bound_to: str = "",
    bound: HouseForm | None = None,
) -> dict[str, Any]:
    """The contact's page with a form for what comes next for each child."""
    viewer = request.user
    may_decide = allowed(viewer, Can.DECIDE_CONTACT)
    may_record = allowed(viewer, Can.RECORD_CONTACT)
    drafts = drafts_on(viewer=viewer, page=_address(page.contact))
    return {
        "contact": page.contact,
        "about": " and ".join(str(each.child.person) for each in page.children)
        or "Nobody on record yet",
        **around(viewer, page.contact),
        "facts": _facts(page.contact),
        "present": page.present,
        "household": page.household,
        "children": [
            (each, _forms(request, each, drafts, bound if each.child.ref == bound_to else None))
            for each in page.children
        ],
        "may_decide": may_decide and not page.contact.decided_elsewhere,
        "may_consider": may_decide or may_record,
        "may_allocate": may_record,
        "questions": page.questions,
        "talks": queries.talks_on(
            viewer=viewer,
            contact=page.contact,
            children=[each.child for each in page.children],
        ),
        "question_columns": QUESTION_COLUMNS,
        "may_ask": may_record and page.undecided,
        "next_up": _next_up(viewer, page) if may_decide else None,
    }


def _next_up(viewer: Any, page: queries.ContactPage) -> queries.NextUp | None:
    """What this manager answers next, once all that was proposed here is answered."""
    answered = any(each.answered for each in page.children)
    waits = any(each.waiting for each in page.children)
    return queries.next_up(viewer=viewer) if answered and not waits else None


def _forms(
    request: HttpRequest,
    each: queries.ChildOnContact,
    drafts: Sequence[Draft],
    bound: HouseForm | None,
) -> dict[str, HouseForm]:
    """The empty forms of a child, or the one that was sent in the place of its like."""
    named: dict[str, Any] = {"auto_id": f"{each.child.ref}_%s"}
    kept = {**named, "version": each.child.version}
    said = {"words": each.child.history_considered}
    found: dict[str, HouseForm] = {
        "history": HistoryForm(initial=said, **kept),
        "propose": ProposeForm(initial=each.last_grounds, **named),
        "decision": DecideForm(**kept),
        **{how: form_class(**named) for how, (form_class, *_) in ANSWERS.items()},
    }
    for name in ("decision",) if each.child.decided_at else ("history", "propose", *ANSWERS):
        _kept(request, found[name], each.child, drafts)
    if bound is not None:
        name = next(name for name, form in found.items() if type(form) is type(bound))
        found[name] = found["open"] = bound
    return found


def _facts(contact: Any) -> list[tuple[str, Any]]:
    return [
        ("From", contact.get_source_code_display()),
        ("Told by", contact.from_whom),
        ("How", contact.get_route_display()),
        ("Mainly about", contact.category_words or "Not clear yet"),
        ("Received", contact.received_at if contact.exact else contact.received_at.date()),
        ("Recorded by", contact.recorded_by or contact.source or "Homeward"),
        ("Answers for it", contact.worker or f"{contact.team} duty desk"),
    ]
