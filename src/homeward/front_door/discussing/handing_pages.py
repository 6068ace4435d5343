"""The pages of hand-overs: offering, accepting, refusing, and those that nobody has taken."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_look, record_read
from homeward.drafts.keeping import keeps_draft
from homeward.ui.forms import HouseForm
from homeward.ui.views import act

from .. import actions, queries
from ..models import Assessment, HandOver
from ..policies import get_child, get_contact
from . import forms

COLUMNS = ["Time left", "Child", "To", "Handed over", "Stands as"]
# For each answer: its words, its form, its action, what is said, and whether the receiver gives it.
ANSWERS: dict[str, tuple[str, type[HouseForm], Callable[..., Any], str, bool]] = {
    "accept": (
        "Accept the hand-over",
        forms.AcceptForm,
        actions.accept_handover,
        "The hand-over is accepted.",
        True,
    ),
    "refuse": (
        "Refuse the hand-over",
        forms.RefuseForm,
        actions.refuse_handover,
        "The hand-over is refused, and is back with the front door.",
        True,
    ),
    "settle": (
        "Answer the refusal",
        forms.SettleForm,
        actions.settle_handover,
        "The refusal is answered.",
        False,
    ),
    "error": (
        "Recorded in error",
        forms.BecauseForm,
        actions.handover_in_error,
        "The hand-over is struck through.",
        False,
    ),
}
MOVES = {"accept": "accepted", "refuse": "refused", "settle": "settled", "error": "error"}


@needs(Can.SEE_FRONT_DOOR)
def waiting(request: HttpRequest) -> HttpResponse:
    """Hand-overs that nobody has accepted yet, and refusals without an answer."""
    rows = queries.waiting_handovers(viewer=request.user)
    people = [row.person for row in rows]
    record_look(by=request.user, page="front_door:hand-overs", people=people)
    return render(request, "front_door/handovers.html", {"rows": rows, "columns": COLUMNS})


@needs(Can.SEE_FRONT_DOOR, about_a_person=True)
def handover(request: HttpRequest, ref: str) -> HttpResponse:
    """One hand-over: to whom, what for, and what came of it."""
    row, may = queries.handover_page(viewer=request.user, ref=ref)
    record_read(by=request.user, page="front_door:hand-over", person=row.person)
    context = {
        "row": row,
        "handover": row.handover,
        "facts": _facts(row.handover),
        "assessment": _assessment(row.handover),
        "steps": [
            (title, reverse("front_door:answer-hand-over", args=[ref, how]))
            for how, (title, *_, receiver) in ANSWERS.items()
            if MOVES[how] in row.handover.state.moves
            and (may if receiver else allowed(request.user, Can.RECORD_CONTACT))
        ],
    }
    return render(request, "front_door/handover.html", context)


@needs(Can.RECORD_CONTACT, Can.SEE_FRONT_DOOR, about_a_person=True)
def offer(request: HttpRequest, ref: str, child: str) -> HttpResponse:
    """Hand one child's decision to somebody who takes it."""
    found = get_child(request.user, get_contact(request.user, ref), child)
    record_read(by=request.user, page="front_door:offer-hand-over", person=found.person)
    back = reverse("front_door:contact", args=[ref])
    form = forms.OfferForm(request.POST or None)
    return act(
        request,
        keeps_draft(request, form, "front_door:offer-hand-over", child, words="Hand over"),
        actions.hand_over,
        page="front_door/discussion_step.html",
        context={
            "title": "Hand over",
            "people": [found.person],
            "words": found.get_decision_display(),
            "back": back,
            "submit": "Hand over",
            "kind": "primary",
        },
        to=lambda made: reverse("front_door:hand-over", args=[made.ref]),
        said="It is handed over. The case is yours until they accept.",
        child=found,
    )


@needs(Can.SEE_FRONT_DOOR, about_a_person=True)
def answer(request: HttpRequest, ref: str, how: str) -> HttpResponse:
    """Accept or refuse a hand-over, answer a refusal, or strike it through."""
    if how not in ANSWERS:
        raise Http404
    row, may = queries.handover_page(viewer=request.user, ref=ref)
    title, form_class, action, said, receiver = ANSWERS[how]
    if not (may if receiver else allowed(request.user, Can.RECORD_CONTACT)):
        raise Http404
    record_read(by=request.user, page="front_door:answer-hand-over", person=row.person)
    back = reverse("front_door:hand-over", args=[ref])
    form = form_class(request.POST or None)
    if row.handover.to_team_id:
        form.fields.pop("answered_for", None)
    context = {"title": title, "people": [row.person], "words": row.handover.to, "back": back}
    return act(
        request,
        keeps_draft(request, form, f"front_door:hand-over-{how}", ref, words=title),
        action,
        page="front_door/discussion_step.html",
        context={**context, "submit": "Save", "kind": "warning" if how == "error" else "primary"},
        to=back,
        said=said,
        handover=row.handover,
    )


def _assessment(handover: HandOver) -> Assessment | None:
    """The assessment of the referral that is handed over, where one has begun."""
    rows = Assessment.objects.filter(referral__contact_child=handover.contact_child_id)
    return rows.order_by("-started_on", "-pk").first()


def _facts(found: HandOver) -> list[tuple[str, Any]]:
    facts: list[tuple[str, Any]] = [
        ("To", found.to),
        ("As", found.get_service_display()),
        ("Handed over", found.handed_at),
        ("By", found.handed_by or "Homeward"),
    ]
    if found.answered_at:
        who = found.answered_for or found.answered_by or "Homeward"
        facts += [(found.get_answer_display(), found.answered_at), ("Answered by", who)]
    if found.settled_at:
        facts.append(("Refusal answered", found.settled_at))
    return facts
