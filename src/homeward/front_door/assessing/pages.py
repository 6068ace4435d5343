"""The pages of an assessment: what it is about, completing it, striking it through."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_read
from homeward.drafts.keeping import keeps_draft
from homeward.ledger.kinds import Kind
from homeward.ledger.queries import visible_duties
from homeward.ui.views import act
from homeward.ui.words import day_words

from .. import actions
from ..discussing.forms import BecauseForm
from ..models import Assessment
from .forms import CompleteForm
from .policies import get_assessment, may_assess

YES = {True: "Yes", False: "No", None: ""}
STEPS: dict[str, tuple[str, type[Any], Any, str]] = {
    "complete": (
        "Complete the assessment",
        CompleteForm,
        actions.complete_assessment,
        "The assessment is completed.",
    ),
    "error": (
        "Recorded in error",
        BecauseForm,
        actions.assessment_in_error,
        "The assessment is struck through.",
    ),
}
MOVES = {"complete": "done", "error": "error"}


@needs(Can.SEE_FRONT_DOOR, about_a_person=True)
def assessment(request: HttpRequest, ref: str) -> HttpResponse:
    """One assessment: since when, by when, by whom, and what it found."""
    found = get_assessment(request.user, ref)
    record_read(by=request.user, page="front_door:assessment", person=found.person)
    duty = visible_duties(request.user).filter(
        root_label="front_door.assessment", root_id=found.pk, kind=Kind.ASSESSMENT, state="open"
    )
    context = {
        "assessment": found,
        "facts": _facts(found),
        "due_at": duty.values_list("due_at", flat=True).first(),
        "steps": [
            (title, reverse("front_door:assessment-step", args=[ref, how]))
            for how, (title, *_) in STEPS.items()
            if _may(request.user, found, how)
        ],
    }
    return render(request, "front_door/assessment.html", context)


@needs(Can.SEE_FRONT_DOOR, about_a_person=True)
def step(request: HttpRequest, ref: str, how: str) -> HttpResponse:
    """Complete an assessment, or strike it through."""
    found = get_assessment(request.user, ref)
    if how not in STEPS or not _may(request.user, found, how):
        raise Http404
    title, form_class, action, said = STEPS[how]
    record_read(by=request.user, page="front_door:assessment-step", person=found.person)
    back = reverse("front_door:assessment", args=[ref])
    form = form_class(request.POST or None)
    return act(
        request,
        keeps_draft(request, form, f"front_door:assessment-{how}", ref, words=title),
        action,
        page="front_door/discussion_step.html",
        context={
            "title": title,
            "people": [found.person],
            "words": f"Begun {day_words(found.started_on)}, with {found.team}",
            "back": back,
            "submit": "Save",
            "kind": "warning" if how == "error" else "primary",
        },
        to=back,
        said=said,
        assessment=found,
    )


def _may(user: Any, found: Assessment, how: str) -> bool:
    if MOVES[how] not in found.state.moves:
        return False
    return may_assess(user, found) if how == "complete" else allowed(user, Can.RECORD_CONTACT)


def _facts(found: Assessment) -> list[tuple[str, Any]]:
    facts: list[tuple[str, Any]] = [
        ("Referred", found.referral.received_on if found.referral else ""),
        ("Begun", found.started_on),
        ("Answers for it", found.worker or f"{found.team} duty desk"),
    ]
    if found.authorised_on:
        facts += [
            ("Authorised", found.authorised_on),
            ("Outcome", found.outcome),
            ("Child seen", YES[found.seen] or "Not known"),
        ]
    return facts
