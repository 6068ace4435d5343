"""The plan, the reports it answers, and its actions."""

import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.core.errors import NotForYou, Refused
from homeward.measures.drawing import drawing
from homeward.measures.queries import charted, get_measure
from homeward.ui.parts import Tab
from homeward.ui.views import act

from .. import actions, forms, queries
from ..codes import Theme
from ..models import Finding, PlanAction, Report
from ..packs.deciding import missing_links
from ..policies import may_report
from ..showing import priority_block

ACTION_COLUMNS = ["Action", "Who answers", "Due", "State", "Measure"]
EVIDENCE_COLUMNS = ["Measure", "Latest week", "What may be said", "In words"]
DRIVER_COLUMNS = ["Depends on", "Which depends on", "What we do"]
REPORT_COLUMNS = ["Report", "Visited", "Published", "Findings", "To confirm"]
FINDING_COLUMNS = ["Finding", "Theme", "Direction", "State"]


@needs(Can.SEE_PLAN)
def plan(request: HttpRequest, ref: str = "") -> HttpResponse:
    """The plan that runs now (or the one named): priorities, drivers, actions, live evidence."""
    shown = (
        queries.get_plan(viewer=request.user, ref=ref)
        if ref
        else queries.current_plan(viewer=request.user)
    )
    may_edit = allowed(request.user, Can.EDIT_PLAN)
    if shown is None:
        return render(request, "improvement/no_plan.html", {"may_edit": may_edit})
    page = queries.plan_page(viewer=request.user, plan=shown)
    context = {
        "page": page,
        "may_edit": may_edit,
        "columns": ACTION_COLUMNS,
        "evidence_columns": EVIDENCE_COLUMNS,
        "driver_columns": DRIVER_COLUMNS,
        "blocks": [priority_block(row, page) for row in page.priorities],
    }
    return render(request, "improvement/plan.html", context)


@needs(Can.EDIT_PLAN)
def start(request: HttpRequest) -> HttpResponse:
    """Start a plan."""
    return act(
        request,
        forms.PlanForm(request.POST or None),
        actions.start_plan,
        page="improvement/form.html",
        context={"title": "Start a plan", "caption": "Improvement plan", "submit": "Start"},
        to="improvement:plan",
        said="The plan has begun. Open a report and make its findings into priorities.",
    )


@needs(Can.SEE_PLAN)
def reports(request: HttpRequest) -> HttpResponse:
    """Reports taken in, and taking in another."""
    may_edit = allowed(request.user, Can.EDIT_PLAN)
    form = forms.ReportForm(request.POST or None, request.FILES or None) if may_edit else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            report = _take_in(request.user, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, "The report was read. Confirm what it says.")
            return redirect("improvement:report", report.ref)
    context = {
        "rows": queries.reports(viewer=request.user),
        "form": form,
        "columns": REPORT_COLUMNS,
    }
    return render(request, "improvement/reports.html", context)


@needs(Can.SEE_PLAN)
def report(request: HttpRequest, ref: str) -> HttpResponse:
    """One report: judgements, what needs to improve, findings; tick them to make a priority."""
    shown = queries.get_report(viewer=request.user, ref=ref)
    may_edit = allowed(request.user, Can.EDIT_PLAN)
    form = _one_of(Finding.Form.values, request.GET.get("form"), Finding.Form.RECOMMENDATION.value)
    theme = _one_of(Theme.values, request.GET.get("theme"), "")
    context = {
        "report": shown,
        "facts": _report_facts(shown),
        "tabs": _tabs(shown, form),
        "current": form,
        "rows": queries.findings_of(shown, form=form, theme=theme),
        "themes": Theme.choices,
        "theme": theme,
        "columns": (["Choose"] if may_edit else []) + FINDING_COLUMNS,
        "may_edit": may_edit,
        "plan": queries.current_plan(viewer=request.user),
    }
    return render(request, "improvement/report.html", context)


@require_POST
@needs(Can.EDIT_PLAN)
def make_priority(request: HttpRequest, ref: str) -> HttpResponse:
    """The findings that were ticked become a priority of the present plan."""
    shown = queries.get_report(viewer=request.user, ref=ref)
    plan = queries.current_plan(viewer=request.user)
    if plan is None:
        raise NotForYou
    ticked = [ref for ref in request.POST.getlist("finding") if ref.isalnum()]
    chosen = queries.findings_by_ref(shown, ticked[:200])
    form = forms.PriorityForm(request.POST)
    if not chosen or not form.is_valid():
        messages.error(request, "Tick at least one finding, and say what must get better.")
        return redirect("improvement:report", ref)
    title = form.cleaned_data["title"]
    priority = actions.add_priority(by=request.user, plan=plan, title=title, findings=chosen)
    messages.success(request, f"“{priority.title}” is a priority now. Add its first action.")
    return redirect("improvement:new-action", priority.ref)


@needs(Can.EDIT_PLAN)
def finding(request: HttpRequest, ref: str) -> HttpResponse:
    """Confirm a finding's theme and direction, or set it aside."""
    shown = queries.get_finding(viewer=request.user, ref=ref)
    back = reverse("improvement:report", args=[shown.report.ref]) + f"?form={shown.form}"
    if "aside" in request.POST:
        actions.set_aside_finding(by=request.user, finding=shown)
        return redirect(back)
    now = {"theme": shown.theme, "direction": shown.direction, "version": shown.version}
    return act(
        request,
        forms.FindingForm(request.POST or None, initial=now),
        actions.confirm_finding,
        page="improvement/finding.html",
        context={"finding": shown, "back": back},
        to=back,
        said="Confirmed.",
        finding=shown,
    )


@needs(Can.EDIT_PLAN)
def new_action(request: HttpRequest, ref: str) -> HttpResponse:
    """Add an action to a priority."""
    priority = queries.get_priority(viewer=request.user, ref=ref)
    context = {
        "title": "Add an action",
        "caption": priority.title,
        "submit": "Add the action",
        "says": "Somebody answers for it, by a day, and a measure counted from live work should "
        "move because of it.",
    }
    return act(
        request,
        forms.ActionForm(request.POST or None),
        actions.add_action,
        page="improvement/form.html",
        context=context,
        to=reverse("improvement:plan-of", args=[priority.plan.ref]),
        said="The action is in the plan, and on its owner's day.",
        priority=priority,
    )


@needs(Can.SEE_PLAN)
def action(request: HttpRequest, ref: str) -> HttpResponse:
    """One action: who answers, how it stands, its measure, what was said of it."""
    shown = queries.get_action(viewer=request.user, ref=ref)
    row = queries.action_row(shown)
    chart = charted(get_measure(shown.measure))
    context = {
        "row": row,
        "facts": _action_facts(shown),
        "measure": chart.measure,
        "chart": drawing(chart),
        "notes": queries.notes_of(shown),
        "tests": shown.tests.order_by("starts_on", "pk"),
        "waits_for": shown.waits_for.order_by("due_on", "pk"),
        "missing": missing_links(row),
        "closed": bool(shown.done_on or shown.dropped_on),
        "may_edit": allowed(request.user, Can.EDIT_PLAN),
        "may_report": may_report(request.user, shown),
    }
    return render(request, "improvement/action.html", context)


@needs(Can.SEE_PLAN)
def note(request: HttpRequest, ref: str) -> HttpResponse:
    """Say how an action is going."""
    return _on_action(request, ref, forms.NoteForm, actions.note_on_action, "How is it going?")


@needs(Can.SEE_PLAN)
def finish(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that an action is done, and what shows it."""
    return _on_action(request, ref, forms.FinishForm, actions.finish_action, "It is done")


@needs(Can.EDIT_PLAN)
def drop(request: HttpRequest, ref: str) -> HttpResponse:
    """Drop an action, with the reason."""
    return _on_action(request, ref, forms.DropForm, actions.drop_action, "Drop the action")


def _on_action(request: HttpRequest, ref: str, form: Any, does: Any, title: str) -> HttpResponse:
    shown = queries.get_action(viewer=request.user, ref=ref)
    if not may_report(request.user, shown):
        raise NotForYou
    return act(
        request,
        form(request.POST or None),
        partial(does, action=shown),
        page="improvement/form.html",
        context={"title": title, "caption": shown.words, "submit": "Save"},
        to=reverse("improvement:action", args=[ref]),
    )


def _one_of(allowed_values: Sequence[str], asked: str | None, otherwise: str) -> str:
    """What an address asks for, where there is such a thing."""
    return asked if asked is not None and asked in allowed_values else otherwise


def _take_in(user: Any, file: Any, sure: bool) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(file.name).name  # its date may stand in its name
        path.write_bytes(file.read())
        return actions.take_in_report(by=user, path=path, file_name=file.name, sure=sure)


def _report_facts(shown: Report) -> list[tuple[str, Any]]:
    judged = [(area.capitalize(), grade.capitalize()) for area, grade in shown.judgements]
    return [
        ("Authority", shown.authority),
        ("Kind", shown.kind.capitalize()),
        ("Visited from", shown.visit_began_on),
        ("Visited to", shown.visit_ended_on),
        ("Published", shown.published_on),
        *judged,
    ]


def _action_facts(shown: PlanAction) -> list[tuple[Any, ...]]:
    plan = shown.priority.plan
    facts: list[tuple[Any, ...]] = [
        ("Plan", plan.title, reverse("improvement:plan-of", args=[plan.ref]), "Open"),
        ("Who answers", shown.owner.name),
        ("Agreed", shown.agreed_on),
        ("Due", shown.due_on),
        *_why(shown),
    ]
    if shown.done_on:
        facts += [("Done", shown.done_on), ("What shows it", shown.evidence)]
    if shown.dropped_on:
        facts += [("Dropped", shown.dropped_on), ("Why", shown.dropped_because)]
    return facts


def _why(shown: PlanAction) -> list[tuple[Any, ...]]:
    """How the action should help, as far as it is named."""
    measure = get_measure(shown.balancing).title if shown.balancing else None
    size = f"{shown.expected_change}%" if shown.expected_change else None
    return [
        ("Driver", shown.driver),
        ("Must not get worse", measure),
        ("Expected change", size),
        ("Should show by", shown.expected_on),
        ("Costs", f"£{shown.cost:,.0f}"),
        ("Takes", f"{shown.days_needed} working days"),
    ]


def _tabs(shown: Report, current: str) -> list[Tab]:
    counts = queries.counts_by_form(shown)
    return [
        Tab(label, f"?form={form}", counts.get(form, 0), form == current)
        for form, label in Finding.Form.choices
        if counts.get(form) or form == current
    ]
