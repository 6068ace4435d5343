"""The pages of leaving care: the caseload, one young person, and what is recorded of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_read
from homeward.people.policies import get_person
from homeward.ui.views import act, keep_filters, paginate
from homeward.workforce.queries import worker_of

from . import actions, forms, queries
from .models import LeavingCareCase
from .showing import CASE_COLUMNS, boxes, case_facts, columns

FORM = "leaving_care/form.html"


@needs(Can.SEE_LEAVING_CARE)
def caseload(request: HttpRequest) -> HttpResponse:
    """Everybody whom the service works with, and the counts that open their lists."""
    chosen = keep_filters(request, ("adviser", "plan", "contact", "home"))
    filters = queries.Filters(**chosen)
    page = paginate(request, queries.caseload(viewer=request.user, filters=filters))
    counts = queries.counts(viewer=request.user)
    context = {
        "counts": counts,
        "owed": f"of {counts.owed_a_plan} who are owed one",
        "caption": f"{page.paginator.count} of {counts.all} open cases",
        "page": page,
        "rows": queries.rows_of(page.object_list),
        "boxes": boxes(chosen, queries.advisers()),
        "filtered": bool(filters),
        "columns": columns(),
    }
    return render(request, "leaving_care/caseload.html", context)


@needs(Can.SEE_LEAVING_CARE, about_a_person=True)
def case(request: HttpRequest, ref: str) -> HttpResponse:
    """One young person: plan, contact, homes, and what they are owed."""
    page = queries.case_page(viewer=request.user, ref=ref)
    record_read(by=request.user, page="leaving_care:case", person=page.case.person)
    context = {
        "page": page,
        "case": page.case,
        "facts": case_facts(page),
        "columns": CASE_COLUMNS,
        "may_record": allowed(request.user, Can.RECORD_LEAVING_CARE),
        "may_manage": allowed(request.user, Can.MANAGE_LEAVING_CARE),
        "may_move": allowed(request.user, Can.RECORD_STAY),
    }
    return render(request, "leaving_care/case.html", context)


@needs(Can.RECORD_LEAVING_CARE, about_a_person=True)
def open_case(request: HttpRequest, ref: str) -> HttpResponse:
    """Open a case for somebody who became entitled."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="leaving_care:open", person=person)
    return act(
        request,
        forms.OpenForm(request.POST or None),
        actions.open_case,
        page=FORM,
        context={"title": "Open a leaving-care case", "person": person, "submit": "Open the case"},
        to=_address,
        said="The case is open. Name a personal adviser next.",
        person=person,
    )


@needs(Can.RECORD_LEAVING_CARE, about_a_person=True)
def plan(request: HttpRequest, ref: str) -> HttpResponse:
    """Record that a pathway plan was agreed."""
    case = queries.get_case(viewer=request.user, ref=ref)
    record_read(by=request.user, page="leaving_care:plan", person=case.person)
    form = forms.PlanForm(request.POST or None)
    title, said = "Agree a pathway plan", "The plan is on record."
    own = {"written_by": worker_of(request.user)}
    return _on_case(request, form, actions.agree_plan, case, title, said, **own)


@needs(Can.RECORD_LEAVING_CARE, about_a_person=True)
def review(request: HttpRequest, ref: str) -> HttpResponse:
    """Record a review of the pathway plan."""
    case = queries.get_case(viewer=request.user, ref=ref)
    record_read(by=request.user, page="leaving_care:review", person=case.person)
    form = forms.ReviewForm(request.POST or None)
    title, said = "Review the pathway plan", "The review is on record."
    own = {"reviewed_by": worker_of(request.user)}
    return _on_case(request, form, actions.review_plan, case, title, said, **own)


@needs(Can.RECORD_LEAVING_CARE, about_a_person=True)
def contact(request: HttpRequest, ref: str) -> HttpResponse:
    """Record a visit, a call, a message, or an attempt."""
    case = queries.get_case(viewer=request.user, ref=ref)
    record_read(by=request.user, page="leaving_care:contact", person=case.person)
    form = forms.ContactForm(request.POST or None)
    title, said = "Record a visit or contact", "The contact is on record."
    own = {"worker": worker_of(request.user)}
    return _on_case(request, form, actions.record_contact_with, case, title, said, **own)


@needs(Can.RECORD_LEAVING_CARE, about_a_person=True)
def activity(request: HttpRequest, ref: str) -> HttpResponse:
    """Record what a young person does by day."""
    case = queries.get_case(viewer=request.user, ref=ref)
    record_read(by=request.user, page="leaving_care:activity", person=case.person)
    form = forms.ActivityForm(request.POST or None)
    title, said = "Record education, training or work", "The activity is on record."
    return _on_case(request, form, actions.record_activity, case, title, said)


@needs(Can.MANAGE_LEAVING_CARE, about_a_person=True)
def adviser(request: HttpRequest, ref: str) -> HttpResponse:
    """Name the personal adviser."""
    case = queries.get_case(viewer=request.user, ref=ref)
    record_read(by=request.user, page="leaving_care:adviser", person=case.person)
    start = {"adviser": case.adviser.ref} if case.adviser else None
    form = forms.AdviserForm(request.POST or None, version=case.version, initial=start)
    title, said = "Name the personal adviser", "The adviser is named."
    return _on_case(request, form, actions.name_adviser, case, title, said)


@needs(Can.RECORD_LEAVING_CARE, about_a_person=True)
def category(request: HttpRequest, ref: str) -> HttpResponse:
    """Change what a young person is entitled as."""
    case = queries.get_case(viewer=request.user, ref=ref)
    record_read(by=request.user, page="leaving_care:category", person=case.person)
    start = {"category": case.category}
    form = forms.CategoryForm(request.POST or None, version=case.version, initial=start)
    title, said = "Change the entitlement", "The entitlement is changed."
    return _on_case(request, form, actions.change_category, case, title, said)


@needs(Can.MANAGE_LEAVING_CARE, about_a_person=True)
def close(request: HttpRequest, ref: str) -> HttpResponse:
    """End the service's work with a young person."""
    case = queries.get_case(viewer=request.user, ref=ref)
    record_read(by=request.user, page="leaving_care:close", person=case.person)
    form = forms.CloseForm(request.POST or None, version=case.version)
    title, said = "Close the case", "The case is closed."
    return _on_case(request, form, actions.close_case, case, title, said)


def _on_case(
    request: HttpRequest,
    form: Any,
    action: Any,
    case: LeavingCareCase,
    title: str,
    said: str,
    **own: Any,
) -> HttpResponse:
    """Show one form of a case, act on it, and go back to the young person's page."""
    back = _address(case)
    context = {"title": title, "case": case, "person": case.person, "back": back, "submit": "Save"}
    return act(
        request, form, action, page=FORM, context=context, to=_address, said=said, case=case, **own
    )


def _address(done: Any) -> str:
    """The young person's page, for a case or for a part of one."""
    return reverse("leaving_care:case", args=[getattr(done, "case", done).ref])
