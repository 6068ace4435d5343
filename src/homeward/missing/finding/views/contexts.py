"""Places and contexts of concern: about places and groups, never about one child."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_look
from homeward.ui.views import act

from ... import actions
from .. import forms, showing
from ..contexts import BASE_PRECISION
from ..protect import spot
from ..queries import contexts as found
from ..queries.known import children_at, clean, get_place, secrets_near
from ..queries.known import places as known_places


@needs(Can.SEE_MISSING)
def contexts(request: HttpRequest) -> HttpResponse:
    """Contexts with owner and review date; places and pairs to ask about, as questions."""
    asked = found.places_to_ask_about(request.user)
    links = found.shared_places(request.user)[:25]
    named = [who for each in asked for who in each.children]
    named += [who for each in links for who in each.children]
    people = {who.pk: who for who in named}
    record_look(by=request.user, page="missing:contexts", people=people.values())
    context = {
        "contexts": found.contexts_of(request.user),
        "asked": asked,
        "links": links,
        "base": BASE_PRECISION,
        "columns": showing.COLUMNS,
        "may_write": allowed(request.user, Can.REPORT_MISSING),
    }
    return render(request, "missing/finding/contexts.html", context)


@needs(Can.REPORT_MISSING, Can.SEE_MISSING)
def new_context(request: HttpRequest, ref: str) -> HttpResponse:
    """Raise a context about a place: the evidence, and when it is looked at again."""
    about = get_place(request.user, ref)
    return act(
        request,
        forms.ContextForm(request.POST or None, initial={"name": spot(about).name}),
        actions.raise_context,
        page="missing/finding/form.html",
        context={
            "title": "Raise a context of concern",
            "lead": spot(about).words,
            "back": reverse("missing:place", args=[ref]),
        },
        to=lambda context: reverse("missing:context", args=[context.ref]),
        said="The context is raised. Say what is to be done about it.",
        place=about,
    )


@needs(Can.SEE_MISSING)
def context(request: HttpRequest, ref: str) -> HttpResponse:
    """One context: evidence, who was recorded there, who answers, what is being done."""
    about = found.get_context(request.user, ref)
    known = children_at(request.user, about.place) if about.place else []
    people = {each.person.pk: each.person for each in known}
    record_look(by=request.user, page="missing:context", people=people.values(), subject=about)
    return act(
        request,
        forms.ContextActionForm(request.POST or None),
        actions.add_context_action,
        page="missing/finding/context.html",
        context={
            "context": about,
            "spot": spot(about.place) if about.place else None,
            "evidence": clean(about.evidence, secrets_near(people.values())),
            "known": known,
            "actions": list(about.actions.order_by("due_on", "pk")),
            "columns": showing.COLUMNS,
            "may_write": allowed(request.user, Can.REPORT_MISSING) and not about.closed_at,
        },
        to=reverse("missing:context", args=[ref]),
        said="The action is added.",
        concern=about,
    )


@needs(Can.REPORT_MISSING, Can.SEE_MISSING)
def context_step(request: HttpRequest, ref: str, step: str) -> HttpResponse:
    """Look at a context again, or close it with a reason."""
    about = found.get_context(request.user, ref)
    if step not in ("review", "close"):
        raise Http404
    review = step == "review"
    form_of = forms.ReviewContextForm if review else forms.CloseForm
    known = {"evidence": about.evidence}
    back = reverse("missing:context", args=[ref])
    title = "Look at this context again" if review else "Close this context"
    return act(
        request,
        form_of(request.POST or None, initial=known, version=about.version),
        actions.review_context if review else actions.close_context,
        page="missing/finding/form.html",
        context={"title": title, "lead": about.name, "back": back},
        to=back,
        said="It was looked at again." if review else "The context is closed.",
        concern=about,
    )


@needs(Can.REPORT_MISSING, Can.SEE_MISSING)
def finish_action(request: HttpRequest, ref: str, action: str) -> HttpResponse:
    """What came of an action on a context."""
    about = found.get_context(request.user, ref)
    one = found.get_context_action(about, action)
    back = reverse("missing:context", args=[ref])
    return act(
        request,
        forms.OutcomeForm(request.POST or None, initial={"outcome": one.outcome}),
        actions.finish_context_action,
        page="missing/finding/form.html",
        context={"title": "What came of it", "lead": one.words, "back": back},
        to=back,
        said="The outcome is recorded.",
        action_taken=one,
    )


@needs(Can.SEE_MISSING)
def places(request: HttpRequest) -> HttpResponse:
    """The places of the borough, found by part of a name (posted, so that none is in an URL)."""
    form = forms.PlaceSearchForm(request.POST or None)
    words = form.cleaned_data["words"] if form.is_bound and form.is_valid() else ""
    rows = known_places(request.user, words)
    context = {
        "form": form,
        "rows": [spot(each) for each in rows],
        "words": words,
        "columns": showing.COLUMNS,
        "may_write": allowed(request.user, Can.REPORT_MISSING),
    }
    return render(request, "missing/finding/places.html", context)


@needs(Can.REPORT_MISSING, Can.SEE_MISSING)
def new_place(request: HttpRequest) -> HttpResponse:
    """Put a place on file."""
    return act(
        request,
        forms.PlaceForm(request.POST or None),
        actions.add_place,
        page="missing/finding/form.html",
        context={"title": "Add a place", "back": reverse("missing:places")},
        to=lambda made: reverse("missing:place", args=[made.ref]),
        said="The place is on file.",
    )


@needs(Can.SEE_MISSING)
def place(request: HttpRequest, ref: str) -> HttpResponse:
    """One place: who was recorded there, by whom it is known, and whether it is protected."""
    about = get_place(request.user, ref)
    known = children_at(request.user, about)
    people = {each.person.pk: each.person for each in known}
    record_look(by=request.user, page="missing:place", people=people.values(), subject=about)
    return act(
        request,
        forms.ProtectForm(
            request.POST or None,
            initial={"protected": about.protected, "duty_number": about.duty_number},
            version=about.version,
        ),
        actions.protect_place,
        page="missing/finding/place.html",
        context={
            "spot": spot(about),
            "known": known,
            "columns": showing.COLUMNS,
            "may_protect": allowed(request.user, Can.APPROVE_COPY),
            "may_write": allowed(request.user, Can.REPORT_MISSING),
        },
        to=reverse("missing:place", args=[ref]),
        said="It is recorded whether this address is protected.",
        place=about,
    )
