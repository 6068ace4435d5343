"""Who is it? A child named on a referral, beside the people on record who could be meant.

The form holds what the referrer wrote, to be put right where somebody knows better; the cards of
"Is this someone we know?" stand there from the start.
"""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.audit.actions import record_look
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.people.actions import none_of_them
from homeward.people.forms import NamedForm
from homeward.people.policies import visible
from homeward.people.views import Known, cards_of, chosen_in, known_for, new_from

from ...models import ContactChild, NamedChild
from .. import actions, queries
from ..forms import SetAsideForm
from .shared import page

PAGE, PREFIX = "front_door:named", "new"
_FACTS = ("given_names", "family_name", "known_as", "born_on", "expected_on", "sex")


@needs(Can.RECORD_CONTACT, Can.SEE_PEOPLE, Can.EDIT_PEOPLE, about_a_person=True)
def named(request: HttpRequest, ref: str, named: str) -> HttpResponse:
    """Say who a named child is: somebody on record, somebody new, or nobody to be put on record."""
    child = queries.named_child(viewer=request.user, ref=ref, named=named)
    aside = SetAsideForm(request.POST if "aside" in request.POST else None, prefix="aside")
    sent = request.POST if request.POST and not aside.is_bound else None
    form = NamedForm(sent, prefix=PREFIX, initial=_as_named(child))
    known = _known(request, child, form)
    if getattr(request, "htmx", False):
        return cards_of(request, known)
    record_look(by=request.user, page=PAGE, people=[], record=child.contact)
    if request.method == "POST" and child.waits:
        done, problem = _settle(request, child, form, known, aside)
        if done:
            return redirect("front_door:contact", ref=ref)
        known = known.saying(problem)
    adding = "new" in request.POST
    refused = (aside.is_bound and aside.errors) or (adding and form.errors)
    shown = {"named": child, "contact": child.contact, "form": form, "adding": adding}
    status = 422 if refused else 200
    return page(request, "front_door/named.html", status, **shown, known=known, aside=aside)


def _as_named(child: NamedChild) -> dict[str, Any]:
    """What the referrer wrote, without an address that must not be given away."""
    facts = {name: getattr(child, name) for name in _FACTS}
    if child.protected:
        return facts
    return {**facts, "lines": child.address, "postcode": child.postcode}


def _known(request: HttpRequest, child: NamedChild, form: NamedForm) -> Known:
    """Those who could be meant: by what was typed, else by what the referrer wrote."""
    if not child.waits:
        return Known()
    if not form.is_bound:
        form = NamedForm(_boxes(_as_named(child)), prefix=PREFIX)
    return known_for(request, form, page=PAGE)


def _boxes(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts as the boxes of a form: a day stands in three."""
    boxes: dict[str, Any] = {}
    for name, value in facts.items():
        box = f"{PREFIX}-{name}"
        if isinstance(value, date):
            boxes |= {
                f"{box}_{part}": str(getattr(value, part)) for part in ("day", "month", "year")
            }
        else:
            boxes[box] = value
    return boxes


def _settle(
    request: HttpRequest, child: NamedChild, form: NamedForm, known: Known, aside: SetAsideForm
) -> tuple[bool, str]:
    """Carry out what was pressed: whether the child is settled now, else what stands in the way."""
    try:
        if "add" in request.POST:
            return _choose(request, child), ""
        if "new" in request.POST:
            return _new(request, child, form, known)
        if aside.is_bound and aside.is_valid():
            actions.set_aside_named_child(by=request.user, named=child, **aside.cleaned_data)
            messages.success(request, "Nobody is put on record for this child.")
            return True, ""
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return False, ""


def _choose(request: HttpRequest, child: NamedChild) -> bool:
    """This is them; those set aside beside them are remembered as not the same."""
    person = chosen_in(request)
    if person is None:
        return False
    others = visible(request.user).filter(
        ref__in=[each.replace("\0", "?") for each in request.POST.getlist("not_them")]
    )
    with write():
        none_of_them(by=request.user, person=person, others=others, because="")
        linked = actions.link_named_child(by=request.user, named=child, person=person)
    _say(request, linked)
    return True


def _new(
    request: HttpRequest, child: NamedChild, form: NamedForm, known: Known
) -> tuple[bool, str]:
    """Put the child on record, with the address that was given, and link them, or neither."""
    with write():
        person, problem = new_from(request, form, known, **_besides(child, form))
        if person is None:
            return False, problem
        linked = actions.link_named_child(by=request.user, named=child, person=person)
    _say(request, linked)
    return True, ""


def _besides(child: NamedChild, form: NamedForm) -> dict[str, Any]:
    """What the form does not show: where it is from, and an address that stays hidden."""
    besides: dict[str, Any] = {"source": f"Written referral {child.contact.ref}"}
    if not child.protected:
        return besides
    typed = form.cleaned_data.get("lines") or form.cleaned_data.get("postcode")
    given = {} if typed else {"lines": child.address, "postcode": child.postcode}
    return {**besides, **given, "protected": True}


def _say(request: HttpRequest, linked: ContactChild) -> None:
    files = queries.filed_on(linked)
    which = "file is" if files == 1 else "files are"
    also = f" {files} {which} on their record." if files else ""
    messages.success(request, f"The child is on the contact.{also}")
