"""The pages of strategy discussions: calling, recording, minutes, actions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_look, record_read
from homeward.drafts.keeping import keeps_draft
from homeward.people.models import Person
from homeward.people.policies import get_person
from homeward.ui.forms import HouseForm
from homeward.ui.views import act

from .. import actions, queries
from ..models import StrategyDiscussion
from . import forms
from .policies import get_action

STEP_PAGE, HOLD_PAGE = "front_door/discussion_step.html", "front_door/discussion_hold.html"
ACTION_COLUMNS = ["What", "Who", "By", "What became of it"]
CAME_COLUMNS = ["Agency", "Came", "Who"]


@dataclass(frozen=True)
class Step:
    """One thing to record on a discussion, with its words and the states in which it is open."""

    title: str
    form: type[HouseForm]
    action: Callable[..., Any]
    said: str
    opens: tuple[str, ...]
    submit: str = "Save"
    kind: str = "primary"
    versioned: bool = False


STEPS = {
    "hold": Step(
        "Record the discussion",
        forms.HoldForm,
        actions.hold_discussion,
        "The discussion is recorded. Its minutes are owed to everybody who was asked.",
        ("called",),
        versioned=True,
    ),
    "correct": Step(
        "Write the minutes, or correct the record",
        forms.HoldForm,
        actions.correct_discussion,
        "The record is changed. What stood before is in the audit log.",
        ("held", "sent"),
        versioned=True,
    ),
    "send": Step(
        "Note that the minutes were sent",
        forms.SendForm,
        actions.send_minutes,
        "It is noted when the minutes were sent, and to whom.",
        ("held", "sent"),
    ),
    "agree": Step(
        "Add an action",
        forms.AgreeActionForm,
        actions.agree_action,
        "The action is owed from now on.",
        ("held", "sent"),
    ),
    "error": Step(
        "Recorded in error",
        forms.BecauseForm,
        actions.discussion_in_error,
        "The discussion is struck through.",
        ("called", "held", "sent"),
        submit="Mark as recorded in error",
        kind="warning",
        versioned=True,
    ),
}

WORDS = {"call": "Call a strategy discussion", "end-action": "What became of the action"}


@needs(Can.RECORD_CONTACT, Can.SEE_FRONT_DOOR, about_a_person=True)
def call(request: HttpRequest, ref: str) -> HttpResponse:
    """Call a discussion about children on a contact."""
    page = queries.contact_page(viewer=request.user, ref=ref)
    people = [each.child.person for each in page.children]
    record_look(by=request.user, page="front_door:call-discussion", people=people)
    initial = {"children": [person.ref for person in people]}
    form = forms.CallOnContactForm(request.POST or None, people=people, initial=initial)
    back = reverse("front_door:contact", args=[ref])
    return _call(request, _kept(request, form, "call", ref), people, back, contact=page.contact)


@needs(Can.RECORD_CONTACT, Can.SEE_FRONT_DOOR, Can.SEE_PEOPLE, about_a_person=True)
def call_about(request: HttpRequest, ref: str) -> HttpResponse:
    """Call a discussion about a child without a contact."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="front_door:call-about", person=person)
    form = _kept(request, forms.CallForm(request.POST or None), "call", ref)
    back = reverse("people:person", args=[ref])
    return _call(request, form, [person], back, children=[person])


def _kept(request: HttpRequest, form: HouseForm, how: str, subject: str) -> HouseForm:
    """A form that keeps what is typed into it, named for what it does."""
    words = STEPS[how].title if how in STEPS else WORDS[how]
    return keeps_draft(request, form, f"front_door:discussion-{how}", subject, words=words)


def _call(
    request: HttpRequest, form: HouseForm, people: list[Person], back: str, **about: Any
) -> HttpResponse:
    context = {"title": WORDS["call"], "people": people, "back": back}
    return act(
        request,
        form,
        actions.call_discussion,
        page=STEP_PAGE,
        context={**context, "submit": "Call it", "kind": "primary"},
        to=lambda made: reverse("front_door:discussion", args=[made.ref]),
        said="The discussion is called. It is owed to be held.",
        **about,
    )


@needs(Can.SEE_FRONT_DOOR, about_a_person=True)
def discussion(request: HttpRequest, ref: str) -> HttpResponse:
    """One strategy discussion: who was there, what was decided, the minutes, and the actions."""
    page = queries.discussion_page(viewer=request.user, ref=ref)
    record_look(by=request.user, page="front_door:discussion", people=page.children)
    may = allowed(request.user, Can.RECORD_CONTACT)
    standing = page.discussion.standing
    context = {
        "page": page,
        "discussion": page.discussion,
        "facts": _facts(page.discussion),
        "steps": [
            (step.title, reverse("front_door:discussion-step", args=[ref, how]))
            for how, step in STEPS.items()
            if may and standing in step.opens
        ],
        "may_end": may and standing != "error",
        "action_columns": ACTION_COLUMNS,
        "came_columns": CAME_COLUMNS,
    }
    return render(request, "front_door/discussion.html", context)


@needs(Can.RECORD_CONTACT, Can.SEE_FRONT_DOOR, about_a_person=True)
def step(request: HttpRequest, ref: str, how: str) -> HttpResponse:
    """Record that it was held, correct it, send its minutes, add an action, strike it through."""
    if how not in STEPS:
        raise Http404
    page = queries.discussion_page(viewer=request.user, ref=ref)
    record_look(by=request.user, page="front_door:discussion-step", people=page.children)
    chosen, found = STEPS[how], page.discussion
    form = chosen.form(
        request.POST or None,
        initial=forms.said_of(found) if chosen.form is forms.HoldForm else None,
        version=found.version if chosen.versioned else None,
    )
    back = reverse("front_door:discussion", args=[ref])
    return act(
        request,
        _kept(request, form, how, ref),
        chosen.action,
        page=HOLD_PAGE if chosen.form is forms.HoldForm else STEP_PAGE,
        context={
            "title": chosen.title,
            "people": page.children,
            "back": back,
            "submit": chosen.submit,
            "kind": chosen.kind,
            "came_columns": CAME_COLUMNS,
        },
        to=back,
        said=chosen.said,
        discussion=found,
    )


@needs(Can.RECORD_CONTACT, Can.SEE_FRONT_DOOR, about_a_person=True)
def end(request: HttpRequest, ref: str, action: str) -> HttpResponse:
    """Say what became of an agreed action."""
    page = queries.discussion_page(viewer=request.user, ref=ref)
    record_look(by=request.user, page="front_door:end-action", people=page.children)
    found = get_action(page.discussion, action)
    back = reverse("front_door:discussion", args=[ref])
    context = {"title": WORDS["end-action"], "people": page.children, "back": back}
    return act(
        request,
        _kept(request, forms.EndActionForm(request.POST or None), "end-action", action),
        actions.end_action,
        page=STEP_PAGE,
        context={**context, "submit": "Save", "kind": "primary", "words": found.what},
        to=back,
        said="It is noted what became of the action.",
        agreed=found,
    )


def _facts(found: StrategyDiscussion) -> list[tuple[str, Any]]:
    facts: list[tuple[str, Any]] = [
        ("Called", found.called_at),
        ("Why", found.called_because),
        ("Held", found.held_at or "Not yet"),
    ]
    if found.held_at:
        facts += [
            ("Led by", found.chair),
            ("Decided", found.get_decision_display()),
            ("Because", found.decision_because),
        ]
    holder = found.contact or found
    return [*facts, ("Answers for it", holder.worker or f"{holder.team} duty desk")]
