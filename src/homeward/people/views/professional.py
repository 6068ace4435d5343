"""Entering and correcting the professionals of other services around a child."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.audit.actions import record_read
from homeward.ui.views import act

from .. import actions
from ..forms import ProfessionalForm, StrikeForm
from ..models import Person, Professional
from ..policies import get_person
from ..queries import professionals_of

PAGE = "people/professional.html"


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def add_professional(request: HttpRequest, ref: str) -> HttpResponse:
    """Note somebody of another service who works with the child."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="people:add-professional", person=person)
    return act(
        request,
        ProfessionalForm(request.POST or None),
        actions.add_professional,
        page=PAGE,
        context={"person": person, "title": "Add a professional", "submit": "Add"},
        to=reverse("people:professionals", args=[ref]),
        said="They are on the list.",
        person=person,
    )


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def correct_professional(request: HttpRequest, ref: str, pro: str) -> HttpResponse:
    """Put a professional's entry right, or say until when they worked with the child."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="people:correct-professional", person=person)
    found = _pro(request, person, pro)
    known = {name: getattr(found, name) for name in ProfessionalForm.base_fields}
    return act(
        request,
        ProfessionalForm(request.POST or None, initial=known, version=found.version),
        actions.correct_professional,
        page=PAGE,
        context={"person": person, "title": "End or correct a professional", "submit": "Save"},
        to=reverse("people:professionals", args=[ref]),
        said="The entry is corrected. What stood before is in the audit log.",
        pro=found,
    )


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def strike_professional(request: HttpRequest, ref: str, pro: str) -> HttpResponse:
    """Strike through a professional recorded in error."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="people:strike-professional", person=person)
    return act(
        request,
        StrikeForm(request.POST or None),
        actions.strike_professional,
        page=PAGE,
        context={"person": person, "title": "Recorded in error", "submit": "Strike through"},
        to=reverse("people:professionals", args=[ref]),
        said="It is struck through, and stays to be read with the reason.",
        pro=_pro(request, person, pro),
    )


def _pro(request: HttpRequest, person: Person, ref: str) -> Professional:
    for found in professionals_of(viewer=request.user, person=person):
        if found.ref == ref:
            return found
    raise Http404
