"""The page on which a contact is recorded: who it is about, then what was told.

One form holds all of it, so that nothing typed is lost while somebody is looked for; each button
says what is to be done next. Cards of those we may know come as somebody types; without scripts
they come with the button "Look".
"""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.drafts.keeping import as_sent, fill, keeps_draft
from homeward.drafts.queries import draft_of
from homeward.people.actions import none_of_them
from homeward.people.forms import NamedForm
from homeward.people.models import Person
from homeward.people.policies import visible
from homeward.people.rules import age_on
from homeward.people.views import Known, cards_of, chosen_in, known_for, new_from
from homeward.ui.views import linked

from .actions import record_contact
from .forms import RecordForm

KEY = "front_door:record"
MOST_CHILDREN = 20


@dataclass
class Sheet:
    """The page as somebody has filled it in so far."""

    children: list[Person]
    contact: RecordForm
    naming: NamedForm
    known: Known = field(default_factory=Known)
    problems: list[str] = field(default_factory=list)
    adding: bool = False

    @property
    def refused(self) -> bool:
        judged = [self.contact, *([self.naming] if self.adding else [])]
        return bool(self.problems) or any(form.is_bound and form.errors for form in judged)


@needs(Can.RECORD_CONTACT, Can.SEE_PEOPLE, Can.EDIT_PEOPLE)
def record(request: HttpRequest) -> HttpResponse:
    """Record a contact: who it is about, and what we were told."""
    sheet = _sheet(request)
    if getattr(request, "htmx", False):
        return cards_of(request, _known(request, sheet))
    keeper = keeps_draft(request, sheet.contact, KEY, words="Record a contact").keeper
    step = next((name for name in _STEPS if name in request.POST), "")
    if step:
        done = _STEPS[step](request, sheet)
        if done is not None:
            keeper.finish()
            return done
    context = {"sheet": sheet, "known": sheet.known, "ages": _aged(sheet.children)}
    status = 422 if sheet.refused else 200
    if request.method == "POST":
        keeper.keep(_shown(request, sheet))
    return render(request, "front_door/record.html", context, status=status)


def _sheet(request: HttpRequest) -> Sheet:
    sent = request.POST
    held = sent or _taken_up(request)
    sent_refs = (each.replace("\0", "?") for each in held.getlist("child"))
    refs = list(dict.fromkeys(sent_refs))[:MOST_CHILDREN]
    known = {person.ref: person for person in visible(request.user).filter(ref__in=refs)}
    contact = (
        RecordForm(sent, checked="save" in sent)
        if sent
        else RecordForm(initial={"received_at": clock.now()})
    )
    naming = NamedForm(sent or None, prefix="new")
    if not sent:
        fill(naming, held)
    return Sheet(
        children=[known[ref] for ref in refs if ref in known],
        contact=contact,
        naming=naming,
    )


def _taken_up(request: HttpRequest) -> QueryDict:
    """The boxes of a draft that somebody goes on with: the children stand in it too."""
    asked = request.GET.get("draft") == KEY
    return as_sent(draft_of(viewer=request.user, form=KEY) if asked else None)


def _shown(request: HttpRequest, sheet: Sheet) -> QueryDict:
    """The boxes as they stand after a step: a child just added is in them, its name no more."""
    shown = request.POST.copy()
    for name in list(shown):
        if name in _STEPS or (name.startswith("new-") and not sheet.naming.is_bound):
            del shown[name]
    shown.setlist("child", [each.ref for each in sheet.children])
    return shown


def _known(request: HttpRequest, sheet: Sheet) -> Known:
    return known_for(request, sheet.naming, page="front_door:record")


def _look(request: HttpRequest, sheet: Sheet) -> None:
    sheet.known = _known(request, sheet)


def _add(request: HttpRequest, sheet: Sheet) -> None:
    """This is them; those set aside beside them are remembered as not the same."""
    person = chosen_in(request)
    if person is None:
        return
    others = visible(request.user).filter(
        ref__in=[each.replace("\0", "?") for each in request.POST.getlist("not_them")]
    )
    none_of_them(by=request.user, person=person, others=others, because="")
    if person not in sheet.children:
        sheet.children.append(person)
    sheet.naming = NamedForm(prefix="new")


def _drop(request: HttpRequest, sheet: Sheet) -> None:
    sheet.children = [each for each in sheet.children if each.ref != request.POST["drop"]]
    sheet.naming = NamedForm(prefix="new")


def _new(request: HttpRequest, sheet: Sheet) -> None:
    sheet.adding = True
    sheet.known = _known(request, sheet)
    person, problem = new_from(request, sheet.naming, sheet.known)
    if person is None:
        sheet.known = sheet.known.saying(problem)
        return
    sheet.children.append(person)
    sheet.naming, sheet.known = NamedForm(prefix="new"), Known()


def _save(request: HttpRequest, sheet: Sheet) -> HttpResponse | None:
    if not sheet.contact.is_valid():
        sheet.known = _known(request, sheet)
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
_STEPS: dict[str, Any] = {
    "save": _save,
    "add": _add,
    "new": _new,
    "drop": _drop,
    "find": _look,
    "not_them": _look,
}
