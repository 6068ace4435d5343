"""Who cares for a child and may see its look-out sheet: linked and ended by a manager."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.audit.actions import record_read
from homeward.people.policies import get_person
from homeward.ui.views import act

from ... import actions
from ..forms import CarerForm
from ..queries.carers import carers_of, get_carer, possible_carers


@needs(Can.APPROVE_COPY, Can.SEE_PEOPLE, about_a_person=True)
def carers(request: HttpRequest, ref: str) -> HttpResponse:
    """Link a partner's user to a child in placement, and see who is linked."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="missing:carers", person=person)
    return act(
        request,
        CarerForm(request.POST or None, users=possible_carers()),
        actions.link_carer,
        page="missing/finding/carers.html",
        context={"person": person, "carers": carers_of(person)},
        to=reverse("missing:carers", args=[ref]),
        said="They can see and go through this child's look-out sheet now.",
        person=person,
    )


@needs(Can.APPROVE_COPY, Can.SEE_PEOPLE, about_a_person=True)
@require_POST
def end_carer(request: HttpRequest, ref: str, link: str) -> HttpResponse:
    """A carer no longer cares for the child: the sheet is closed to them at once."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="missing:end-carer", person=person)
    actions.end_carer(by=request.user, link=get_carer(person, link))
    messages.success(request, "They see nothing of this child from now on.")
    return redirect("missing:carers", ref)
