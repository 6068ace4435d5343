"""The look-out sheet: for workers, and for the carer of a child from their own sign-in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_look, record_read
from homeward.people.policies import get_person
from homeward.ui.views import act

from ... import actions
from ..forms import CarerReviewForm, LineForm, ReviewForm
from ..queries.carers import carers_of, get_my_child
from ..queries.carers import my_children as children_placed
from ..queries.look_out import sheet_of


@needs(Can.SEE_MISSING, Can.SEE_PEOPLE, about_a_person=True)
def look_out(request: HttpRequest, ref: str) -> HttpResponse:
    """A child's sheet in the Philomena Protocol's order; reviewed with the carer from here."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="missing:look-out", person=person)
    return act(
        request,
        ReviewForm(request.POST or None),
        actions.review_sheet,
        page="missing/finding/look_out.html",
        context={
            "person": person,
            "sheet": sheet_of(person),
            "carers": carers_of(person),
            "may_write": allowed(request.user, Can.REPORT_MISSING),
            "may_link": allowed(request.user, Can.APPROVE_COPY),
            "by": str(request.user),
        },
        to=reverse("missing:look-out", args=[ref]),
        said="It is recorded that the sheet was gone through.",
        person=person,
    )


@needs(Can.REPORT_MISSING, Can.SEE_PEOPLE, about_a_person=True)
def look_out_line(request: HttpRequest, ref: str) -> HttpResponse:
    """Add one line to the sheet, with who said it and how they know it."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="missing:look-out-line", person=person)
    back = reverse("missing:look-out", args=[ref])
    return act(
        request,
        LineForm(request.POST or None, initial={"heading": request.GET.get("heading", "")}),
        actions.write_line,
        page="missing/finding/form.html",
        context={"title": "Add a line to the look-out sheet", "person": person, "back": back},
        to=back,
        said="The line is on the sheet.",
        person=person,
    )


@needs(Can.REVIEW_LOOK_OUT)
def my_children(request: HttpRequest) -> HttpResponse:
    """The children placed with this carer now, each with the sheet to go through."""
    people = children_placed(request.user)
    record_look(by=request.user, page="missing:my-children", people=people)
    return render(request, "missing/finding/my_children.html", {"people": people})


@needs(Can.REVIEW_LOOK_OUT, about_a_person=True)
def my_child(request: HttpRequest, ref: str) -> HttpResponse:
    """The sheet of a child placed with this carer, to be gone through by them."""
    person = get_my_child(request.user, ref)
    record_read(by=request.user, page="missing:my-child", person=person)
    return act(
        request,
        CarerReviewForm(request.POST or None),
        actions.review_sheet,
        page="missing/finding/my_child.html",
        context={"person": person, "sheet": sheet_of(person, for_carer=True)},
        to=reverse("missing:my-child", args=[ref]),
        said="Thank you. It is recorded that you went through it.",
        person=person,
    )
