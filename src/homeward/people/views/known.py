"""Is this someone we know? The part of a page for every form that names a person.

A view makes a ``Known`` from its form, answers htmx with ``people/known.html`` alone, and hands
``known.looked`` to the action. Cards come as somebody types; without scripts they come when the
form is sent, on the same page.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from homeward.audit.actions import record_look
from homeward.core.errors import Refused

from ..actions import put_on_file
from ..looking import Look, digest, open_look, seal_look
from ..models import Person
from ..policies import visible
from ..queries import Hit, before_adding

MOST_REFUSED = 30


@dataclass(frozen=True)
class Known:
    """What the part shows, and the look that the person at the screen has taken."""

    hits: tuple[Hit, ...] = ()
    token: str = ""
    looked: Look | None = None
    refused: tuple[str, ...] = ()
    because: str = ""
    problem: str = ""

    @property
    def asks_why(self) -> bool:
        """Whether somebody shown is so likely that a new record needs a reason."""
        return any(each.likely or each.person is None for each in self.hits)

    def saying(self, problem: str) -> "Known":
        """The same with a sentence above the cards."""
        return replace(self, problem=problem)


def known_for(request: HttpRequest, form: Form, *, page: str) -> Known:
    """Look for whom the bound form names, log who is shown, and read what was said of them."""
    form.is_valid()
    facts = form.cleaned_data
    # PostgreSQL takes no NUL in a text: what holds one is nobody's reference.
    said = (each.replace("\0", "?") for each in request.POST.getlist("not_them"))
    refused = tuple(dict.fromkeys(said))[:MOST_REFUSED]
    because = request.POST.get("because", "")
    found = before_adding(viewer=request.user, facts=facts, refused=refused)
    before = open_look(request.POST.get("look", ""), request.user)
    _log(request, page, found.hits, before)
    asked = digest(facts)
    # With nobody to look at, the look just taken is enough; else it is the one on the screen.
    seen = before if before is not None and before.asked == asked else None
    if seen is not None and not set(found.look.likely) <= set(seen.shown):
        seen = None  # a telephone or a postcode typed since brought somebody new
    if seen is None and not found.look.saw_somebody:
        seen = found.look
    return Known(
        hits=found.hits,
        token=seal_look(found.look, request.user),
        looked=seen.saying(refused=refused, because=because) if seen else None,
        refused=refused,
        because=because[:200],
    )


def cards_of(request: HttpRequest, known: Known) -> HttpResponse:
    """The cards alone, for a page that asks as somebody types."""
    return render(request, "people/known.html", {"known": known})


def chosen_in(request: HttpRequest) -> Person | None:
    """The one of whom somebody said "this is them"; None where nobody was chosen."""
    ref = request.POST.get("add", "").replace("\0", "?")
    return visible(request.user).filter(ref=ref).first() if ref else None


def new_from(
    request: HttpRequest, form: Any, known: Known, **besides: Any
) -> tuple[Person | None, str]:
    """The new person, or None with the sentence that stands by the cards (else in the form).

    ``besides`` is what ``put_on_file`` is told beyond the form, in the place of what it says.
    """
    if not form.is_valid():
        return None, ""
    facts = {**form.cleaned_data, **besides}
    try:
        return put_on_file(by=request.user, looked=known.looked, **facts), ""
    except Refused as refused:
        if refused.field in form.fields:
            form.refuse(refused)
            return None, ""
        return None, refused.sentence


def _log(request: HttpRequest, page: str, hits: tuple[Hit, ...], before: Look | None) -> None:
    """Each person shown is logged once a look, not once a letter."""
    seen = before.shown if before is not None else ()
    people = [each.person for each in hits if each.person is not None]
    record_look(by=request.user, page=page, people=[p for p in people if p.ref not in seen])
