"""Finding, adding and correcting people, and closing a record."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_look, record_read
from homeward.ui.views import act

from .. import actions
from ..forms import CorrectForm, FormerNameForm, NamedForm, PhoneForm, RestrictForm, SearchForm
from ..policies import get_person
from ..queries import FOUND_LIMIT, look_for
from .known import Known, cards_of, chosen_in, known_for, new_from


@needs(Can.SEE_PEOPLE)
def find(request: HttpRequest) -> HttpResponse:
    """Find a person. What is looked for is posted, so that no name stands in an address."""
    form = SearchForm(_sought(request))
    hits = None
    if form.is_bound and form.is_valid():
        hits = look_for(viewer=request.user, question=form.cleaned_data["words"])
        people = [each.person for each in hits if each.person is not None]
        record_look(by=request.user, page="people:search", people=people)
    context = {
        "form": form,
        "hits": hits,
        "full": hits is not None and len(hits) >= FOUND_LIMIT,
        "limit": FOUND_LIMIT,
        "may_add": allowed(request.user, Can.EDIT_PEOPLE),
    }
    return render(request, "people/search.html", context)


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE)
def add(request: HttpRequest) -> HttpResponse:
    """Put somebody on file, after a look at those who may be the same."""
    form, known = NamedForm(request.POST or None), Known()
    if form.is_bound:
        known = known_for(request, form, page="people:add")
        if getattr(request, "htmx", False):
            return cards_of(request, known)
        if (chosen := chosen_in(request)) is not None:
            return redirect("people:person", chosen.ref)
    if "new" in request.POST:
        person, problem = new_from(request, form, known)
        if person is not None:
            messages.success(request, "The person is on file.")
            return redirect("people:person", person.ref)
        known = known.saying(problem)
    status = 422 if "new" in request.POST and form.errors else 200
    return render(request, "people/add.html", {"form": form, "known": known}, status=status)


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def correct(request: HttpRequest, ref: str) -> HttpResponse:
    """Put names, dates and facts right."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="people:correct", person=person)
    known = {name: getattr(person, name) for name in CorrectForm.base_fields}
    return act(
        request,
        CorrectForm(request.POST or None, initial=known, version=person.version),
        actions.correct_person,
        page="people/correct.html",
        context={"person": person},
        to=reverse("people:person", args=[ref]),
        said="The record is corrected. What stood before is in the audit log.",
        person=person,
    )


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def restrict(request: HttpRequest, ref: str) -> HttpResponse:
    """Close a record to everyone without a grant."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="people:restrict", person=person)
    return act(
        request,
        RestrictForm(request.POST or None),
        actions.restrict,
        page="people/restrict.html",
        context={"person": person},
        to=reverse("people:person", args=[ref]),
        said="The record is restricted. You keep access to it.",
        person=person,
    )


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def add_phone(request: HttpRequest, ref: str) -> HttpResponse:
    """Note a telephone number."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="people:add-phone", person=person)
    return act(
        request,
        PhoneForm(request.POST or None),
        actions.add_phone,
        page="people/more.html",
        context={"person": person, "title": "Add a telephone number"},
        to=reverse("people:person", args=[ref]),
        said="The number is noted, and leads to this record.",
        person=person,
    )


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def add_former_name(request: HttpRequest, ref: str) -> HttpResponse:
    """Note a name that somebody had before."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="people:add-former-name", person=person)
    return act(
        request,
        FormerNameForm(request.POST or None),
        actions.add_former_name,
        page="people/more.html",
        context={"person": person, "title": "Add a former name"},
        to=reverse("people:person", args=[ref]),
        said="The former name is noted, and leads to this record.",
        person=person,
    )


def _sought(request: HttpRequest) -> Any:
    """What was posted; the search box of the header posts what is looked for as ``q``."""
    if request.method != "POST":
        return None
    sent = request.POST.copy()
    if "q" in sent:
        sent["words"] = request.POST["q"]
    return sent
