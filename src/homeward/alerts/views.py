"""The pages of an alert: raise it, read it, look again, say who was told, end it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_read
from homeward.core import clock
from homeward.people.policies import get_person
from homeward.ui.forms import HouseForm
from homeward.ui.views import act

from . import actions, rules
from .forms import AlertForm, EndForm, ReviewForm, ToldForm
from .models import Alert
from .queries import get_alert

FORM = "alerts/form.html"


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def add(request: HttpRequest, ref: str) -> HttpResponse:
    """Raise an alert on a person's record."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="alerts:add", person=person)
    return act(
        request,
        AlertForm(request.POST or None),
        actions.raise_alert,
        page=FORM,
        context={
            "person": person,
            "title": "Raise an alert",
            "submit": "Raise the alert",
            "back": reverse("people:person", args=[ref]),
        },
        to=reverse("people:person", args=[ref]),
        said="The alert stands at the top of the record. Its review is on a worklist.",
        person=person,
    )


@needs(Can.SEE_PEOPLE, about_a_person=True)
def alert(request: HttpRequest, ref: str) -> HttpResponse:
    """One alert: what is known, what to do, whether the person was told, how often reviewed."""
    found = get_alert(viewer=request.user, ref=ref)
    record_read(by=request.user, page="alerts:alert", person=found.person)
    may_change = allowed(request.user, Can.EDIT_PEOPLE) and found.ended_on is None
    context = {
        "alert": found,
        "facts": _facts(found),
        "reviews": found.reviews.all(),
        "may_change": may_change,
    }
    return render(request, "alerts/alert.html", context)


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def review(request: HttpRequest, ref: str) -> HttpResponse:
    """Look again at an alert that still stands."""
    found = get_alert(viewer=request.user, ref=ref)
    record_read(by=request.user, page="alerts:review", person=found.person)
    latest = rules.latest_review(found.what, clock.today())
    form = ReviewForm(request.POST or None, initial={"review_on": latest})
    return _change(
        request, found, form, actions.review_alert, "Review the alert", "It still stands"
    )


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def told(request: HttpRequest, ref: str) -> HttpResponse:
    """Say whether the person was told."""
    found = get_alert(viewer=request.user, ref=ref)
    record_read(by=request.user, page="alerts:told", person=found.person)
    known = {name: getattr(found, name) for name in ToldForm.base_fields}
    form = ToldForm(request.POST or None, initial=known, version=found.version)
    return _change(request, found, form, actions.say_told, "Was the person told?", "Save")


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def end(request: HttpRequest, ref: str) -> HttpResponse:
    """End an alert that no longer holds."""
    found = get_alert(viewer=request.user, ref=ref)
    record_read(by=request.user, page="alerts:end", person=found.person)
    form = EndForm(request.POST or None, version=found.version)
    return _change(request, found, form, actions.end_alert, "End the alert", "End the alert")


def _change(
    request: HttpRequest,
    found: Alert,
    form: HouseForm,
    action: Callable[..., Any],
    title: str,
    submit: str,
) -> HttpResponse:
    back = reverse("alerts:alert", args=[found.ref])
    context = {
        "person": found.person,
        "title": title,
        "submit": submit,
        "back": back,
        "about": found,
    }
    return act(request, form, action, page=FORM, context=context, to=back, alert=found)


def _facts(found: Alert) -> list[tuple[str, Any]]:
    told: Any = found.get_told_display()
    if found.told == Alert.Told.YES:
        told = f"Yes, on {found.told_on:%-d %B %Y}"
    elif found.told == Alert.Told.NO:
        told = f"No: {found.not_told_because}"
    rows: list[tuple[str, Any]] = [
        ("What is known", found.words),
        ("What to do", found.what.advice),
        ("Since", found.began_on),
        ("Raised by", found.recorded_by or found.source or "Homeward"),
        ("Has the person been told?", told),
    ]
    if found.ended_on is None:
        return [*rows, ("Look again by", found.review_on)]
    return [*rows, ("Ended", found.ended_on), ("Because", found.ended_because)]
