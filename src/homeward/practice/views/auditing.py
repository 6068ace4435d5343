"""Case audits: what they found, of whom, and what was done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_read
from homeward.people.policies import get_person
from homeward.ui.views import act, keep_filters, paginate

from .. import actions, forms, queries

FORM = "practice/form.html"
COLUMNS = ["Audited on", "Young person", "The work was", "Auditor", "Action"]


@needs(Can.SEE_TEAM, Can.SEE_PEOPLE)
def audits(request: HttpRequest) -> HttpResponse:
    """Audits, the latest first, with how often each grade was given in a year."""
    chosen = keep_filters(request, ("grade",))
    context = {
        "page": paginate(request, queries.audits(viewer=request.user, **chosen)),
        "grades": queries.grades(viewer=request.user),
        "chosen": chosen,
        "columns": COLUMNS,
    }
    return render(request, "practice/audits.html", context)


@needs(Can.SEE_PEOPLE, about_a_person=True)
def audits_of(request: HttpRequest, ref: str) -> HttpResponse:
    """The audits of the work with one person."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="practice:audits-of", person=person)
    context = {
        "person": person,
        "found": queries.audits_of(viewer=request.user, person=person),
        "columns": [word for word in COLUMNS if word != "Young person"],
        "may_audit": allowed(request.user, Can.AUDIT_CASES),
    }
    return render(request, "practice/audits_of.html", context)


@needs(Can.AUDIT_CASES, Can.SEE_PEOPLE, about_a_person=True)
def audit_case(request: HttpRequest, ref: str) -> HttpResponse:
    """Audit the work with a person."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="practice:audit-case", person=person)
    page = reverse("practice:audits-of", args=[ref])
    return act(
        request,
        forms.AuditForm(request.POST or None),
        actions.audit_case,
        page=FORM,
        context={"title": "Audit the work", "about": person, "back": page, "submit": "Save"},
        to=lambda made: reverse("practice:audit", args=[made.ref]),
        said="The audit is on record. Its action is on a worklist.",
        person=person,
    )


@needs(Can.SEE_PEOPLE, about_a_person=True)
def audit(request: HttpRequest, ref: str) -> HttpResponse:
    """One audit: the grade of the work, why, what it means for the child, and what was done."""
    found = queries.get_audit(viewer=request.user, ref=ref)
    record_read(by=request.user, page="practice:audit", person=found.person)
    context = {
        "audit": found,
        "may_finish": bool(found.action)
        and found.done_on is None
        and allowed(request.user, Can.EDIT_PEOPLE),
    }
    return render(request, "practice/audit.html", context)


@needs(Can.EDIT_PEOPLE, Can.SEE_PEOPLE, about_a_person=True)
def audit_done(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that the action of an audit was done, and what changed for the child."""
    found = queries.get_audit(viewer=request.user, ref=ref)
    record_read(by=request.user, page="practice:audit-done", person=found.person)
    page = reverse("practice:audit", args=[ref])
    return act(
        request,
        forms.DoneForm(request.POST or None, version=found.version),
        actions.finish_audit_action,
        page=FORM,
        context={
            "title": "The action is done",
            "about": found.person,
            "back": page,
            "submit": "Save",
            "asked": found.action,
        },
        to=page,
        audit=found,
    )
