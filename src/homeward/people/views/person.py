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
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.ui.views import act

from .. import actions
from ..forms import CorrectForm, NewPersonForm, RestrictForm, SearchForm
from ..models import Person
from ..policies import get_person
from ..queries import SEARCH_LIMIT, search, with_numbers
from ..rules import age_on

MATCH_COLUMNS = ["Name", "Born", "Age", "Number", "Address"]


@needs(Can.SEE_PEOPLE)
def find(request: HttpRequest) -> HttpResponse:
    """Find a person. What is looked for is posted, so that no name stands in an address."""
    sought = _sought(request)
    form = SearchForm(sought)
    matches = None
    if form.is_bound and form.is_valid():
        matches = _matches(request, "people:search", **form.cleaned_data)
    context = {
        "form": form,
        "matches": matches,
        "full": matches is not None and len(matches) == SEARCH_LIMIT,
        "limit": SEARCH_LIMIT,
        "columns": MATCH_COLUMNS,
        "may_add": allowed(request.user, Can.EDIT_PEOPLE),
    }
    return render(request, "people/search.html", context)


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE)
def add(request: HttpRequest) -> HttpResponse:
    """Put somebody on file, after a look at those who may be the same."""
    form = NewPersonForm(request.POST or None)
    matches: list[Any] = []
    if form.is_bound and form.is_valid():
        matches = [] if "sure" in request.POST else _alike(request, form.cleaned_data)
        if not matches:
            try:
                person = actions.add_person(by=request.user, **form.cleaned_data)
            except Refused as refused:
                form.refuse(refused)
            else:
                messages.success(request, "The person is on file.")
                return redirect("people:person", person.ref)
    context = {"form": form, "matches": matches, "columns": MATCH_COLUMNS}
    return render(request, "people/add.html", context, status=422 if form.errors else 200)


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


def _sought(request: HttpRequest) -> Any:
    """What was posted; the search box of the header posts a name or number as ``q``."""
    if request.method != "POST":
        return None
    sent = request.POST.copy()
    if "q" in sent:
        sent["words"] = request.POST["q"]
    return sent


def _alike(request: HttpRequest, typed: dict[str, Any]) -> list[tuple[Person, int | None]]:
    """Those of that name, and those born on that day: a name is easily misheard."""
    words = f"{typed['given_names']} {typed['family_name']}".strip()
    found = _matches(request, "people:add", words=words) if words else []
    if typed["born_on"]:
        same_day = _matches(request, "people:add", words="", born_on=typed["born_on"])
        found += [match for match in same_day if match not in found]
    return found


def _matches(request: HttpRequest, page: str, **sought: Any) -> list[tuple[Person, int | None]]:
    people = list(with_numbers(search(viewer=request.user, **sought)))
    record_look(by=request.user, page=page, people=people)
    today = clock.today()
    return [(person, age_on(person.born_on, today)) for person in people]
