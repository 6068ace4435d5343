"""Who is it? A child named on a referral, beside the people on record who could be meant."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.audit.actions import record_look
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.people.actions import add_address, add_person
from homeward.people.forms import SearchForm
from homeward.people.models import Person
from homeward.people.policies import visible
from homeward.people.queries import search, with_numbers
from homeward.people.rules import age_on

from ...models import NamedChild
from .. import actions, queries
from ..forms import SetAsideForm
from .shared import page

COLUMNS = ["Name", "Born", "Age", "Number", "Address", ""]
_MOST = 12


@needs(Can.RECORD_CONTACT, Can.SEE_PEOPLE, Can.EDIT_PEOPLE, about_a_person=True)
def named(request: HttpRequest, ref: str, named: str) -> HttpResponse:
    """Say who a named child is: somebody on record, somebody new, or nobody to be put on record."""
    child = queries.named_child(viewer=request.user, ref=ref, named=named)
    find, aside = _find_form(request, child), SetAsideForm(prefix="aside")
    if request.method == "POST":
        aside = SetAsideForm(request.POST if "aside" in request.POST else None, prefix="aside")
        if _settle(request, child, aside):
            return redirect("front_door:contact", ref=ref)
    people = _could_be(request.user, child, find)
    record_look(by=request.user, page="front_door:named", people=people, record=child.contact)
    matches = [(person, age_on(person.born_on, clock.today())) for person in people]
    context = {"named": child, "contact": child.contact, "find": find, "aside": aside}
    status = 422 if aside.is_bound and aside.errors else 200
    return page(
        request, "front_door/named.html", status, **context, matches=matches, columns=COLUMNS
    )


def _find_form(request: HttpRequest, child: NamedChild) -> SearchForm:
    if "find" in request.POST:
        return SearchForm(request.POST, prefix="find")
    return SearchForm(prefix="find", initial={"words": child.full_name, "born_on": child.born_on})


def _could_be(viewer: Any, child: NamedChild, find: SearchForm) -> list[Person]:
    """The people found by what was typed; else by the name as written, or the day of birth."""
    if find.is_bound:
        if not find.is_valid():
            return []
        return list(with_numbers(search(viewer=viewer, **find.cleaned_data)))
    found: dict[int, Person] = {}
    for words, born_on in (
        (child.full_name, None),
        (child.family_name, child.born_on),
        ("", child.born_on),
    ):
        if words or born_on:
            for person in with_numbers(search(viewer=viewer, words=words, born_on=born_on)):
                found.setdefault(person.pk, person)
    return list(found.values())[:_MOST]


def _settle(request: HttpRequest, child: NamedChild, aside: SetAsideForm) -> bool:
    """Carry out what was pressed; whether the child is settled now."""
    try:
        if "choose" in request.POST:
            person = visible(request.user).filter(ref=request.POST["choose"]).first()
            return person is not None and _link(request, child, person)
        if "new" in request.POST:
            return _add(request, child)
        if "aside" in request.POST and aside.is_valid():
            actions.set_aside_named_child(by=request.user, named=child, **aside.cleaned_data)
            messages.success(request, "Nobody is put on record for this child.")
            return True
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return False


def _link(request: HttpRequest, child: NamedChild, person: Person) -> bool:
    actions.link_named_child(by=request.user, named=child, person=person)
    messages.success(request, "The child is on the contact.")
    return True


def _add(request: HttpRequest, child: NamedChild) -> bool:
    """Put the child on record as named, with the address that was given, and link them."""
    by = request.user
    source = f"Written referral {child.contact.ref}"
    with write():
        person = add_person(
            by=by,
            given_names=child.given_names,
            family_name=child.family_name,
            known_as=child.known_as,
            born_on=child.born_on,
            expected_on=child.expected_on,
            sex=child.sex,
            source=source,
        )
        if child.address or child.postcode:
            add_address(
                by=by,
                person=person,
                lines=child.address,
                postcode=child.postcode,
                protected=child.protected,
                source=source,
            )
        return _link(request, child, person)
