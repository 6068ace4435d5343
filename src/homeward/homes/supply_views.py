"""The pages of what homes offer: a provider, its voids and closing; notice; askings."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_read
from homeward.people.policies import get_person
from homeward.ui.views import act

from . import actions, forms, offering, queries

FORM = "homes/supply_form.html"
VOID_COLUMNS = ["Why", "Places", "From", "To", ""]
ASKED_COLUMNS = ["Asked on", "For", "Answer", "Why, in their words"]
LIVING_COLUMNS = ["Young person", "Since", "Notice"]


@needs(Can.SEE_HOMES)
def provider(request: HttpRequest, ref: str) -> HttpResponse:
    """One provider: places, who lives there, voids, closing, and what it was asked."""
    found = offering.get_provider(viewer=request.user, ref=ref)
    context = {
        "offer": offering.offer_of(viewer=request.user, provider=found),
        "void_columns": VOID_COLUMNS,
        "asked_columns": ASKED_COLUMNS,
        "living_columns": LIVING_COLUMNS,
        "may_record": allowed(request.user, Can.RECORD_STAY),
    }
    return render(request, "homes/provider.html", context)


@needs(Can.RECORD_STAY, Can.SEE_HOMES)
def begin_void(request: HttpRequest, ref: str) -> HttpResponse:
    """Record that places stand empty."""
    found = offering.get_provider(viewer=request.user, ref=ref)
    form = forms.VoidForm(request.POST or None)
    return _form(request, form, actions.begin_void, "A place stands empty", found, provider=found)


@needs(Can.RECORD_STAY, Can.SEE_HOMES)
def end_void(request: HttpRequest, ref: str) -> HttpResponse:
    """Record that places are filled or lost."""
    found = offering.get_void(viewer=request.user, ref=ref)
    form = forms.EndVoidForm(request.POST or None, version=found.version)
    return _form(request, form, actions.end_void, "No longer empty", found.provider, void=found)


@needs(Can.RECORD_STAY, Can.SEE_HOMES)
def closing(request: HttpRequest, ref: str) -> HttpResponse:
    """Record that a provider closes."""
    found = offering.get_provider(viewer=request.user, ref=ref)
    form = forms.ClosingForm(request.POST or None, version=found.version)
    return _form(request, form, actions.say_closing, "The provider closes", found, provider=found)


@needs(Can.RECORD_STAY, Can.SEE_HOMES, about_a_person=True)
def notice(request: HttpRequest, ref: str) -> HttpResponse:
    """Record that a home gave notice on a young person's place."""
    stay = queries.get_stay(viewer=request.user, ref=ref)
    record_read(by=request.user, page="homes:notice", person=stay.person)
    form = forms.NoticeForm(request.POST or None, version=stay.version)
    back = reverse("homes:asked-for", args=[stay.person.ref])
    context = {"title": "The home gave notice", "about": stay.person, "back": back}
    return act(request, form, actions.give_notice, page=FORM, context=context, to=back, stay=stay)


@needs(Can.SEE_HOMES, about_a_person=True)
def asked_for(request: HttpRequest, ref: str) -> HttpResponse:
    """Every home that was asked for a place for a young person; notice on the present one."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="homes:asked-for", person=person)
    context = {
        "person": person,
        "stay": queries.open_stay_of(viewer=request.user, person=person),
        "asked": offering.asked_for(viewer=request.user, person=person),
        "columns": ["Asked on", "Home", "Answer", "Why, in their words", ""],
        "may_record": allowed(request.user, Can.RECORD_STAY),
        "back": reverse("people:person", args=[ref]),
    }
    return render(request, "homes/asked_for.html", context)


@needs(Can.RECORD_STAY, Can.SEE_HOMES, about_a_person=True)
def ask(request: HttpRequest, ref: str) -> HttpResponse:
    """Record that a home was asked for a place."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="homes:ask", person=person)
    back = reverse("homes:asked-for", args=[ref])
    context = {"title": "Ask a home for a place", "about": person, "back": back}
    form = forms.AskForm(request.POST or None)
    return act(
        request, form, actions.ask_for_place, page=FORM, context=context, to=back, person=person
    )


@needs(Can.RECORD_STAY, Can.SEE_HOMES, about_a_person=True)
def answer(request: HttpRequest, ref: str) -> HttpResponse:
    """Record what a home answered."""
    found = offering.get_asking(viewer=request.user, ref=ref)
    record_read(by=request.user, page="homes:answer", person=found.person)
    back = reverse("homes:asked-for", args=[found.person.ref])
    context = {"title": f"What {found.provider} answered", "about": found.person, "back": back}
    form = forms.AnswerForm(request.POST or None, version=found.version)
    return act(
        request, form, actions.answer_asking, page=FORM, context=context, to=back, asking=found
    )


def _form(
    request: HttpRequest, form: Any, action: Any, title: str, found: Any, **kwargs: Any
) -> HttpResponse:
    back = reverse("homes:provider", args=[found.ref])
    context = {"title": title, "about": found, "back": back}
    return act(request, form, action, page=FORM, context=context, to=back, **kwargs)
