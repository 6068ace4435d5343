"""The pages of a family: genogram and table, household on a day, and recording relationships."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_look
from homeward.core import clock
from homeward.ui.views import act

from .. import actions
from ..forms import (
    CorrectRelationshipForm,
    OnDayForm,
    RelationshipForm,
    SearchForm,
    StrikeForm,
)
from ..models import Person, Relationship
from ..policies import get_person
from ..queries import (
    family_of,
    household_of,
    households_of,
    look_for,
    may_be_responsible,
    relationships_of,
)
from .kinship import at_home_with, drawing_of, layout_of, rows_of, tabs_of, unseen

OWN_COLUMNS = ["Who", "They are the", "Since", "Until", "Parental responsibility", "Source", ""]
OTHER_COLUMNS = ["What is recorded", "Since", "Until", "Source"]
FOUND_COLUMNS = ["Name", "Born", ""]


@needs(Can.SEE_PEOPLE, about_a_person=True)
def family(request: HttpRequest, ref: str) -> HttpResponse:
    """The family of a person: the genogram, and tables that say the same."""
    person = get_person(request.user, ref)
    known = family_of(viewer=request.user, person=person)
    record_look(by=request.user, page="people:family", people=known.people)
    home = at_home_with(household_of(viewer=request.user, person=person), person)
    layout = layout_of(known, home)
    own, others = rows_of(known, person, home)
    context = {
        "person": person,
        "tabs": tabs_of(person, "people:family"),
        "drawing": drawing_of(layout, person) if known.links else "",
        "doubtful": layout.doubtful,
        "unseen": unseen(known.hidden, known.beyond),
        "own": own,
        "own_columns": OWN_COLUMNS,
        "others": others,
        "other_columns": OTHER_COLUMNS,
        "may_edit": allowed(request.user, Can.EDIT_PEOPLE),
    }
    return render(request, "people/family.html", context)


@needs(Can.SEE_PEOPLE, about_a_person=True)
def household(request: HttpRequest, ref: str) -> HttpResponse:
    """Who lived with a person on a day, and the households before and after it."""
    person = get_person(request.user, ref)
    form = OnDayForm(request.GET or None)
    day = form.cleaned_data.get("on") if form.is_bound and form.is_valid() else None
    day = day or clock.today()
    there = household_of(viewer=request.user, person=person, on=day)
    every = households_of(viewer=request.user, person=person)
    shown = {who.person.pk: who.person for each in every for who in each.residents}
    record_look(by=request.user, page="people:household", people=[person, *shown.values()])
    context = {
        "person": person,
        "tabs": tabs_of(person, "people:household"),
        "form": form,
        "day": day,
        "there": [(each, unseen(each.hidden)) for each in there],
        "every": [(each, unseen(each.hidden)) for each in every],
    }
    return render(request, "people/household.html", context, status=422 if form.errors else 200)


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def relate_whom(request: HttpRequest, ref: str) -> HttpResponse:
    """Whom to add to a family: those near already, or somebody searched for."""
    person = get_person(request.user, ref)
    form = SearchForm(request.POST if request.method == "POST" else None)
    near = _near(request, person)
    found = None
    if form.is_bound and form.is_valid():
        hits = look_for(viewer=request.user, question=form.cleaned_data["words"])
        found = [hit.person for hit in hits if hit.person is not None and hit.person != person]
    named = [person, *near, *(found or [])]
    record_look(by=request.user, page="people:relate-whom", people=named)
    context = {
        "person": person,
        "form": form,
        "near": near,
        "found": found,
        "columns": FOUND_COLUMNS,
    }
    return render(request, "people/relate_whom.html", context, status=422 if form.errors else 200)


def _near(request: HttpRequest, person: Person) -> list[Person]:
    """Those of the household and of the wider family who are not yet related to the person."""
    known = family_of(viewer=request.user, person=person)
    related = {person.pk}
    for link in known.links:
        if person.pk in (link.person_id, link.other_id):
            related |= {link.person_id, link.other_id}
    at_home = household_of(viewer=request.user, person=person)
    people = [*known.people, *(one.person for each in at_home for one in each.residents)]
    return list({who.pk: who for who in people if who.pk not in related}.values())


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def relate(request: HttpRequest, ref: str, other: str) -> HttpResponse:
    """Record how somebody chosen stands to the person."""
    person, them = get_person(request.user, ref), get_person(request.user, other)
    record_look(by=request.user, page="people:relate", people=[person, them])
    form = RelationshipForm(request.POST or None, other=them)

    def relate_both(**answers: Any) -> Relationship:
        one, two = (person, them) if form.backwards else (them, person)
        return actions.relate(person=one, other=two, **answers)

    return act(
        request,
        form,
        relate_both,
        page="people/relate.html",
        context={"person": person, "them": them},
        to=reverse("people:family", args=[ref]),
        said="The relationship is recorded. It shows on both records.",
    )


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def correct_link(request: HttpRequest, ref: str, link: str) -> HttpResponse:
    """End a relationship, or put its days, source or parental responsibility right."""
    person, found = _link(request, ref, link)
    record_look(by=request.user, page="people:correct-link", people=[found.person, found.other])
    form = CorrectRelationshipForm(
        request.POST or None, link=found, may_answer=may_be_responsible(found)
    )
    return act(
        request,
        form,
        actions.correct_relationship,
        page="people/link.html",
        context=_link_context(person, found, "End or correct a relationship", "Save"),
        to=reverse("people:family", args=[ref]),
        said="The relationship is corrected. What stood before is in the audit log.",
        link=found,
    )


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def strike_link(request: HttpRequest, ref: str, link: str) -> HttpResponse:
    """Strike through a relationship recorded in error."""
    person, found = _link(request, ref, link)
    record_look(by=request.user, page="people:strike-link", people=[found.person, found.other])
    return act(
        request,
        StrikeForm(request.POST or None),
        actions.strike_relationship,
        page="people/link.html",
        context=_link_context(person, found, "Recorded in error", "Strike through"),
        to=reverse("people:family", args=[ref]),
        said="It is struck through, and stays to be read with the reason.",
        link=found,
    )


def _link(request: HttpRequest, ref: str, link: str) -> tuple[Person, Relationship]:
    person = get_person(request.user, ref)
    found = relationships_of(viewer=request.user, person=person).filter(ref=link).first()
    if found is None:
        raise Http404
    return person, found


def _link_context(person: Person, link: Relationship, title: str, submit: str) -> dict[str, Any]:
    them = link.other if link.person_id == person.pk else link.person
    said = f"{them}, {link.said_of(person)} of {person}"
    return {"person": person, "title": title, "submit": submit, "said": said}
