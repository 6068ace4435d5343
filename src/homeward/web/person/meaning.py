"""Saying that an event matters, and what it meant for the child."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.access.rooms import sees
from homeward.audit.actions import record_read
from homeward.chronology.actions import say_meaning
from homeward.chronology.queries import event_for, meanings_of
from homeward.core.errors import NotForYou
from homeward.people.policies import get_person
from homeward.ui.forms import HouseForm, TextArea, YesNoField
from homeward.ui.views import act


class MeaningForm(HouseForm):
    """Whether an event matters, and what it meant."""

    significant = YesNoField(label="Is this a significant event?", not_known=False)
    meaning = forms.CharField(
        label="What did it mean for the child?",
        required=False,
        widget=TextArea(rows=5),
        max_length=2000,
        help_text="Written for the adult they will become, who may read it",
    )


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def meaning(request: HttpRequest, ref: str, mark: str) -> HttpResponse:
    """Say that an event matters (or does not), and what it meant for the child."""
    person = get_person(request.user, ref)
    event = event_for(viewer=request.user, person=person, mark=mark)
    if not sees(request.user, event.root_label):
        raise NotForYou
    record_read(by=request.user, page="people:meaning", person=person)
    said = meanings_of([event]).get(event.key)
    known = {
        "significant": said.significant if said else event.significant or None,
        "meaning": said.meaning if said else "",
    }
    return act(
        request,
        MeaningForm(request.POST or None, initial=known, version=said.version if said else 0),
        say_meaning,
        page="web/person/meaning.html",
        context={"person": person, "event": event, "said": said},
        to=reverse("people:timeline", args=[ref]),
        said="The timeline says what it meant.",
        event=event,
    )
