"""What somebody needs, to be noted or put right."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from homeward.access.gates import needs as opens_to
from homeward.access.roles import Can
from homeward.audit.actions import record_read
from homeward.ui.views import act

from .. import actions
from ..forms import NeedsForm
from ..policies import get_person
from ..queries import needs_of


@opens_to(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def needs(request: HttpRequest, ref: str) -> HttpResponse:
    """Note what somebody needs so that they can be spoken to."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="people:needs", person=person)
    noted = needs_of(person)
    known = {name: getattr(noted, name) for name in NeedsForm.base_fields}
    return act(
        request,
        NeedsForm(request.POST or None, initial=known, version=noted.version),
        actions.note_needs,
        page="people/needs.html",
        context={"person": person},
        to=reverse("people:person", args=[ref]),
        said="What they need is noted. What stood before is in the audit log.",
        person=person,
    )
