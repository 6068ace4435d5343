"""Teams and who is at work; a worker's absences and supervision."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_read
from homeward.ui.parts import Column
from homeward.ui.views import act, paginate
from homeward.workforce.actions import end_absence, record_absence
from homeward.workforce.models import Absence
from homeward.workforce.policies import get_worker

from .. import actions, forms, queries

FORM = "practice/form.html"
NUMBERS = ("At work", "Away", "Supervision overdue", "None held")
TEAM_COLUMNS = [
    Column("Team"),
    *(
        Column(word, numeric=True)
        for word in ("At work", "Away", "Supervision overdue", "None held")
    ),
]
WORKER_COLUMNS = ["Worker", "Today", "Last supervised", "Next due"]
ABSENCE_COLUMNS = ["Kind", "First day", "Last day", ""]
SUPERVISION_COLUMNS = ["Held on", "By", "About the worker"]


@needs(Can.SEE_TEAM)
def teams(request: HttpRequest) -> HttpResponse:
    """The viewer's teams: who is at work today, and whose supervision is overdue."""
    rows = queries.teams_now(viewer=request.user)
    context = {
        "rows": rows,
        "columns": TEAM_COLUMNS,
        "at_work": sum(row.at_work for row in rows),
        "away": sum(row.away for row in rows),
        "overdue": sum(row.overdue for row in rows),
        "may_see_audits": allowed(request.user, Can.SEE_PEOPLE),
    }
    return render(request, "practice/teams.html", context)


@needs(Can.SEE_TEAM)
def team(request: HttpRequest, ref: str) -> HttpResponse:
    """One team: each worker, at work or away, and when supervision is due."""
    row = queries.team_now(viewer=request.user, ref=ref)
    may_record = allowed(request.user, Can.MANAGE_TEAM)
    context = {"row": row, "columns": WORKER_COLUMNS, "may_record": may_record}
    return render(request, "practice/team.html", context)


@needs(Can.SEE_TEAM)
def worker(request: HttpRequest, ref: str) -> HttpResponse:
    """A worker's absences and supervision."""
    found = get_worker(request.user, ref)
    absences = queries.absences_of(found)
    context = {
        "worker": found,
        "absences": absences,
        "sick": queries.days_sick_in_a_year(absences),
        "page": paginate(request, queries.supervisions_of(found)),
        "absence_columns": ABSENCE_COLUMNS,
        "supervision_columns": SUPERVISION_COLUMNS,
        "may_record": allowed(request.user, Can.MANAGE_TEAM),
    }
    return render(request, "practice/worker.html", context)


@needs(Can.MANAGE_TEAM, Can.SEE_TEAM)
def away(request: HttpRequest, ref: str) -> HttpResponse:
    """Record that a worker is away."""
    found = get_worker(request.user, ref)
    return _form(
        request,
        forms.AbsenceForm(request.POST or None),
        record_absence,
        ("Record an absence", found, _of_worker(ref)),
        to=_of_worker(ref),
        worker=found,
    )


@needs(Can.MANAGE_TEAM, Can.SEE_TEAM)
def back(request: HttpRequest, ref: str) -> HttpResponse:
    """Record that a worker is back."""
    found: Absence = queries.get_absence(viewer=request.user, ref=ref)
    page = _of_worker(found.worker.ref)
    return _form(
        request,
        forms.BackForm(request.POST or None, version=found.version),
        end_absence,
        ("Back at work", found.worker, page),
        to=page,
        absence=found,
    )


@needs(Can.MANAGE_TEAM, Can.SEE_TEAM)
def supervise(request: HttpRequest, ref: str) -> HttpResponse:
    """Record supervision of a worker; then each child who was talked about."""
    found = get_worker(request.user, ref)
    return _form(
        request,
        forms.SupervisionForm(request.POST or None),
        actions.hold_supervision,
        ("Supervision was held", found, _of_worker(ref)),
        to=lambda held: reverse("practice:supervision", args=[held.ref]),
        worker=found,
    )


@needs(Can.SEE_TEAM, Can.SEE_PEOPLE, about_a_person=True)
def supervision(request: HttpRequest, ref: str) -> HttpResponse:
    """One supervision, with what was said of each child."""
    found = queries.get_supervision(viewer=request.user, ref=ref)
    said = queries.discussed_in(viewer=request.user, supervision=found)
    for each in said:
        record_read(by=request.user, page="practice:supervision", person=each.person)
    context = {
        "found": found,
        "said": said,
        "may_record": allowed(request.user, Can.MANAGE_TEAM),
    }
    return render(request, "practice/supervision.html", context)


@needs(Can.MANAGE_TEAM, Can.SEE_TEAM, Can.SEE_PEOPLE, about_a_person=True)
def discuss(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what was said about one of the worker's children."""
    found = queries.get_supervision(viewer=request.user, ref=ref)
    people = queries.children_of(viewer=request.user, worker=found.worker)
    for person in people:
        record_read(by=request.user, page="practice:discuss", person=person)
    page = reverse("practice:supervision", args=[ref])
    return _form(
        request,
        forms.DiscussedForm(request.POST or None, people=people),
        actions.discuss_child,
        ("A child who was talked about", found.worker, page),
        to=page,
        supervision=found,
    )


def _form(
    request: HttpRequest, form: Any, action: Any, shown: tuple[str, Any, str], **kwargs: Any
) -> HttpResponse:
    """A form of this room: its title, whom it is about, and the page it goes back to."""
    title, about, page = shown
    context = {"title": title, "about": about, "back": page, "submit": "Save"}
    return act(request, form, action, page=FORM, context=context, **kwargs)


def _of_worker(ref: str) -> str:
    return reverse("practice:worker", args=[ref])
