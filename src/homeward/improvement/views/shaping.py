"""Why an action should work: the pages on which aim, drivers and links are named."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.ui.views import act

from .. import actions, forms, queries

PAGE = "improvement/form.html"


@needs(Can.EDIT_PLAN)
def aim(request: HttpRequest, ref: str) -> HttpResponse:
    """What will be true for children, by which measure they would notice, and how far."""
    priority = queries.get_priority(viewer=request.user, ref=ref)
    now = {
        "aim": priority.aim,
        "outcome": priority.outcome,
        "target": priority.target,
        "version": priority.version,
    }
    return act(
        request,
        forms.AimForm(request.POST or None, initial=now),
        partial(actions.set_aim, priority=priority),
        page=PAGE,
        context={"title": "Aim and outcome", "caption": priority.title, "submit": "Save"},
        to=reverse("improvement:plan-of", args=[priority.plan.ref]),
    )


@needs(Can.EDIT_PLAN)
def driver(request: HttpRequest, ref: str) -> HttpResponse:
    """Add what the aim depends on."""
    priority = queries.get_priority(viewer=request.user, ref=ref)
    return act(
        request,
        forms.DriverForm(request.POST or None, priority=priority),
        partial(actions.add_driver, priority=priority),
        page=PAGE,
        context={"title": "Add a driver", "caption": priority.title, "submit": "Add it"},
        to=reverse("improvement:plan-of", args=[priority.plan.ref]),
    )


@needs(Can.EDIT_PLAN)
def shape(request: HttpRequest, ref: str) -> HttpResponse:
    """Say why an action should work, and what it takes."""
    shown = queries.get_action(viewer=request.user, ref=ref)
    now = {
        "driver": shown.driver,
        "balancing": shown.balancing,
        "expected_change": shown.expected_change,
        "expected_on": shown.expected_on,
        "cost": shown.cost,
        "days_needed": shown.days_needed,
        "version": shown.version,
    }
    context = {
        "title": "Why it should work",
        "caption": shown.words,
        "submit": "Save",
        "says": "An action that does not say how it helps a child is activity only, and the board "
        "pack says so.",
    }
    return act(
        request,
        forms.ShapeForm(request.POST or None, initial=now, action=shown),
        partial(actions.shape_action, action=shown),
        page=PAGE,
        context=context,
        to=reverse("improvement:action", args=[ref]),
    )


@needs(Can.EDIT_PLAN)
def wait(request: HttpRequest, ref: str) -> HttpResponse:
    """Say which actions must be done before this one can be."""
    shown = queries.get_action(viewer=request.user, ref=ref)
    now = {"waits_for": list(shown.waits_for.all())}
    return act(
        request,
        forms.WaitForm(request.POST or None, initial=now, action=shown),
        partial(actions.make_wait, action=shown),
        page=PAGE,
        context={"title": "What it waits for", "caption": shown.words, "submit": "Save"},
        to=reverse("improvement:action", args=[ref]),
    )
