"""Tests of change, and minutes."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.core.errors import NotForYou
from homeward.ui.views import act

from .. import actions, forms, queries
from ..policies import may_report

PAGE = "improvement/form.html"


@needs(Can.SEE_PLAN)
def start_test(request: HttpRequest, ref: str) -> HttpResponse:
    """Plan a test of change: what is expected is written before it begins."""
    shown = queries.get_action(viewer=request.user, ref=ref)
    if not may_report(request.user, shown):
        raise NotForYou
    return act(
        request,
        forms.TestForm(request.POST or None),
        partial(actions.start_test, action=shown),
        page=PAGE,
        context={"title": "Test a change", "caption": shown.words, "submit": "Begin the test"},
        to=reverse("improvement:action", args=[ref]),
    )


@needs(Can.SEE_PLAN)
def end_test(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what came of a test against what was expected, and what follows."""
    test = queries.get_test(viewer=request.user, ref=ref)
    if not may_report(request.user, test.action):
        raise NotForYou
    return act(
        request,
        forms.TestEndForm(request.POST or None, initial={"version": test.version}),
        partial(actions.end_test, test=test),
        page=PAGE,
        context={
            "title": "What came of the test",
            "caption": test.change,
            "submit": "Save",
            "says": f"Expected before it began: {test.prediction}",
        },
        to=reverse("improvement:action", args=[test.action.ref]),
    )


@needs(Can.EDIT_PLAN)
def minute(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep what the board decided."""
    plan = queries.get_plan(viewer=request.user, ref=ref)
    return act(
        request,
        forms.MinuteForm(request.POST or None),
        partial(actions.add_minute, plan=plan),
        page=PAGE,
        context={"title": "Minutes of the board", "caption": plan.title, "submit": "Keep them"},
        to=reverse("improvement:packs", args=[ref]),
    )
