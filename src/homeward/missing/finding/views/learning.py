"""What was learned from an episode, item by item."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.audit.actions import record_read
from homeward.ui.views import act

from ... import actions
from ...queries import get_episode
from .. import showing
from ..forms import LearningForm, OutcomeForm
from ..protect import spot
from ..queries.known import clean, get_learning, known_places, learned, secrets_near

CHILD_SAID = {
    "said_by": "The child",
    "how_known": "Told in the return home interview",
    "first_hand": "first",
}


@needs(Can.REPORT_MISSING, Can.SEE_MISSING, about_a_person=True)
def learning(request: HttpRequest, ref: str) -> HttpResponse:
    """Record one thing learned: the place and the person in it, who is to have it, to do what."""
    episode = get_episode(request.user, ref)
    record_read(by=request.user, page="missing:learning", person=episode.person)
    known = {each.place.ref: each.place for each in known_places(request.user, episode.person)}
    places = [(place, spot(place).words) for place in known.values()]
    return act(
        request,
        LearningForm(request.POST or None, initial=CHILD_SAID, places=places),
        actions.record_learning,
        page="missing/finding/learning.html",
        context={
            "episode": episode,
            "person": episode.person,
            "items": learned(request.user, episode.person, secrets_near([episode.person])),
            "columns": showing.COLUMNS,
        },
        to=reverse("missing:learning", args=[ref]),
        said="It is recorded, and in the find plan from now on. Add the next, or go back.",
        episode=episode,
    )


@needs(Can.REPORT_MISSING, Can.SEE_MISSING, about_a_person=True)
def outcome(request: HttpRequest, ref: str, item: str) -> HttpResponse:
    """What came of one item of learning."""
    episode = get_episode(request.user, ref)
    record_read(by=request.user, page="missing:outcome", person=episode.person)
    found = get_learning(request.user, episode.person, item)
    return act(
        request,
        OutcomeForm(
            request.POST or None, initial={"outcome": found.outcome}, version=found.version
        ),
        actions.record_outcome,
        page="missing/finding/form.html",
        context={
            "title": "What came of it",
            "person": episode.person,
            "lead": clean(found.words, secrets_near([episode.person])),
            "back": reverse("missing:learning", args=[ref]),
        },
        to=reverse("missing:learning", args=[ref]),
        said="The outcome is recorded.",
        item=found,
    )
