"""The police copy: what it holds, and the steps from draft to acknowledgement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed, check_may_know
from homeward.access.roles import Can
from homeward.audit.actions import record_read
from homeward.ui.forms import HouseForm
from homeward.ui.views import act

from ... import actions
from ...models import PoliceCopy
from ...queries import get_episode
from .. import forms, showing
from ..protect import withhold_all
from ..queries.known import secrets_near
from ..queries.police import copies_of, get_copy, items_for_police


@dataclass(frozen=True)
class CopyStep:
    """One thing that can be done with a copy: its words, form, action, and who may."""

    title: str
    form: type[HouseForm]
    action: Callable[..., Any]
    needs: Can
    said: str
    open: Callable[[PoliceCopy], bool]


STEPS = {
    "approve": CopyStep(
        "Approve this copy",
        forms.ApproveForm,
        actions.approve_copy,
        Can.APPROVE_COPY,
        "Approved. It can be sent now.",
        lambda copy: copy.standing == "Draft",
    ),
    "send": CopyStep(
        "Record that it was sent",
        forms.SendForm,
        actions.send_copy,
        Can.REPORT_MISSING,
        "It is recorded that it was sent.",
        lambda copy: copy.standing == "Approved",
    ),
    "acknowledge": CopyStep(
        "Record that the police acknowledged it",
        forms.AcknowledgeForm,
        actions.acknowledge_copy,
        Can.REPORT_MISSING,
        "It is recorded that they have it.",
        lambda copy: copy.standing == "Sent",
    ),
    "recall": CopyStep(
        "Recall this copy",
        forms.RecallForm,
        actions.recall_copy,
        Can.REPORT_MISSING,
        "It is recalled. Tell the police at once: the system does not.",
        lambda copy: copy.standing != "Recalled",
    ),
}


@needs(Can.REPORT_MISSING, Can.SEE_MISSING, about_a_person=True)
def police_copies(request: HttpRequest, ref: str) -> HttpResponse:
    """The copies of an episode, and what a new one would hold."""
    episode = get_episode(request.user, ref)
    record_read(by=request.user, page="missing:police-copies", person=episode.person)
    return act(
        request,
        forms.DraftForm(request.POST or None),
        actions.draft_copy,
        page="missing/finding/police_copies.html",
        context={
            "episode": episode,
            "person": episode.person,
            "copies": copies_of(request.user, episode),
            "items": items_for_police(viewer=request.user, episode=episode),
            "columns": showing.COLUMNS,
        },
        to=lambda copy: reverse("missing:police-copy", args=[copy.ref]),
        said="Drafted. Somebody else reads and approves it before it goes.",
        episode=episode,
    )


@needs(Can.SEE_MISSING, about_a_person=True)
def police_copy(request: HttpRequest, ref: str) -> HttpResponse:
    """One copy as it goes to the police: items, conditions, who approved it, where it stands."""
    copy = get_copy(request.user, ref)
    person = copy.episode.person
    record_read(by=request.user, page="missing:police-copy", person=person)
    steps = [
        (name, step)
        for name, step in STEPS.items()
        if step.open(copy) and allowed(request.user, step.needs)
    ]
    context = {
        "copy": copy,
        "person": person,
        "items": withhold_all(copy.items, secrets_near([person])),
        "steps": [
            (step.title, reverse("missing:copy-step", args=[ref, name])) for name, step in steps
        ],
        "columns": showing.COLUMNS,
    }
    return render(request, "missing/finding/police_copy.html", context)


@needs(Can.SEE_MISSING, about_a_person=True)
def copy_step(request: HttpRequest, ref: str, step: str) -> HttpResponse:
    """Approve, send, acknowledge or recall a copy."""
    copy = get_copy(request.user, ref)
    record_read(by=request.user, page=f"missing:copy-{step}", person=copy.episode.person)
    if step not in STEPS:
        raise Http404
    check_may_know(request.user, STEPS[step].needs)
    back = reverse("missing:police-copy", args=[ref])
    return act(
        request,
        STEPS[step].form(request.POST or None, version=copy.version),
        STEPS[step].action,
        page="missing/finding/form.html",
        context={"title": STEPS[step].title, "person": copy.episode.person, "back": back},
        to=back,
        said=STEPS[step].said,
        copy=copy,
    )
