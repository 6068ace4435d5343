"""The page on which a contact is recorded: search for the children first, then what was told.

One form holds all of it, so that nothing typed is lost while somebody searches; each button says
what is to be done next. It works without scripts.
"""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.audit.actions import record_look
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.drafts.keeping import as_sent, keeps_draft
from homeward.drafts.queries import draft_of
from homeward.people.actions import add_person
from homeward.people.forms import NewPersonForm, SearchForm
from homeward.people.models import Person
from homeward.people.policies import visible
from homeward.people.queries import search, with_numbers
from homeward.people.rules import age_on
from homeward.ui.views import linked

from .actions import record_contact
from .forms import RecordForm

KEY = "front_door:record"
MOST_CHILDREN = 20
MATCH_COLUMNS = ["Name", "Born", "Age", "Number", "Address", ""]


@dataclass
class Sheet:
    """The page as somebody has filled it in so far."""

    children: list[Person]
    contact: RecordForm
    search: SearchForm
    new: NewPersonForm
    matches: list[tuple[Person, int | None]] | None = None
    problems: list[str] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        bound = [form for form in (self.contact, self.search, self.new) if form.is_bound]
        return bool(self.problems) or any(form.errors for form in bound)


@needs(Can.RECORD_CONTACT, Can.SEE_PEOPLE, Can.EDIT_PEOPLE)
def record(request: HttpRequest) -> HttpResponse:
    """Record a contact: who it is about, and what we were told."""
    sheet = _sheet(request)
    keeper = keeps_draft(request, sheet.contact, KEY, words="Record a contact").keeper
    step = next((name for name in _STEPS if name in request.POST), "")
    if step:
        done = _STEPS[step](request, sheet)
        if done is not None:
            keeper.finish()
            return done
    context = {"sheet": sheet, "columns": MATCH_COLUMNS, "ages": _aged(sheet.children)}
    status = 422 if sheet.refused else 200
    if request.method == "POST":
        keeper.keep()
    return render(request, "front_door/record.html", context, status=status)


def _sheet(request: HttpRequest) -> Sheet:
    sent = request.POST
    held = sent or _taken_up(request)
    refs = list(dict.fromkeys(held.getlist("child")))[:MOST_CHILDREN]
    known = {person.ref: person for person in visible(request.user).filter(ref__in=refs)}
    contact = (
        RecordForm(sent, checked="save" in sent)
        if sent
        else RecordForm(initial={"received_at": clock.now()})
    )
    return Sheet(
        children=[known[ref] for ref in refs if ref in known],
        contact=contact,
        search=SearchForm(prefix="find"),
        new=NewPersonForm(prefix="new"),
    )


def _taken_up(request: HttpRequest) -> QueryDict:
    """The boxes of a draft that somebody goes on with: the children stand in it too."""
    asked = request.GET.get("draft") == KEY
    return as_sent(draft_of(viewer=request.user, form=KEY) if asked else None)


def _find(request: HttpRequest, sheet: Sheet) -> None:
    sheet.search = SearchForm(request.POST, prefix="find")
    if not sheet.search.is_valid():
        return
    rows = search(viewer=request.user, **sheet.search.cleaned_data)
    sheet.matches = _aged(list(with_numbers(rows)))
    record_look(
        by=request.user, page="front_door:record", people=[each for each, _ in sheet.matches]
    )
    typed = sheet.search.cleaned_data
    given, _, family = typed["words"].rpartition(" ")
    guess = {"given_names": given, "family_name": family, "born_on": typed["born_on"]}
    sheet.new = NewPersonForm(prefix="new", initial=guess)


def _add(request: HttpRequest, sheet: Sheet) -> None:
    person = visible(request.user).filter(ref=request.POST["add"]).first()
    if person is not None and person not in sheet.children:
        sheet.children.append(person)


def _drop(request: HttpRequest, sheet: Sheet) -> None:
    sheet.children = [each for each in sheet.children if each.ref != request.POST["drop"]]


def _new(request: HttpRequest, sheet: Sheet) -> None:
    sheet.new = NewPersonForm(request.POST, prefix="new")
    if not sheet.new.is_valid():
        sheet.matches = []
        return
    try:
        person = add_person(by=request.user, **sheet.new.cleaned_data)
    except Refused as refused:
        sheet.new.refuse(refused)
        sheet.matches = []
        return
    sheet.children.append(person)
    sheet.new = NewPersonForm(prefix="new")


def _save(request: HttpRequest, sheet: Sheet) -> HttpResponse | None:
    if not sheet.contact.is_valid():
        if not sheet.children:
            sheet.problems.append(NO_CHILD)
        return None
    try:
        contact = record_contact(
            by=request.user, children=sheet.children, **sheet.contact.cleaned_data
        )
    except Refused as refused:
        if refused.field in sheet.contact.fields:
            sheet.contact.refuse(refused)
        else:
            sheet.problems.append(refused.sentence)
        return None
    href = reverse("front_door:contact", args=[contact.ref])
    messages.success(request, linked("The contact is recorded.", "Record another", request.path))
    return redirect(href)


def _aged(people: list[Person]) -> list[tuple[Person, int | None]]:
    today = clock.today()
    return [(person, age_on(person.born_on, today)) for person in people]


NO_CHILD = "Say which child the contact is about. Search for the child first."
_STEPS: dict[str, Any] = {"find": _find, "add": _add, "drop": _drop, "new": _new, "save": _save}
