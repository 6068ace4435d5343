"""The pages of missing children: board, sum, report, episode, interview."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed, check_may_know
from homeward.access.roles import Can
from homeward.audit.actions import record_look, record_read
from homeward.care.queries import counts_from_files, current_placement
from homeward.core import clock
from homeward.core.days import say
from homeward.people.policies import get_person
from homeward.people.queries import look_for
from homeward.people.rules import age_on
from homeward.ui.views import act, paginate
from homeward.workforce.queries import who_answers
from homeward.workforce.rules import Answer

from . import actions, forms, queries
from .showing import (
    BOARD_COLUMNS,
    EPISODE_COLUMNS,
    NAME_COLUMNS,
    childs_words,
    episode_facts,
    interview_facts,
    months_back,
    range_of,
    shown_words,
    sum_columns,
    sum_row,
    told,
)
from .steps import STEPS

REPEATS_SHOWN = 25


@needs(Can.SEE_MISSING)
def board(request: HttpRequest) -> HttpResponse:
    """Who is out now, which interviews are owed, who went three times or more in 90 days."""
    answers = who_answers()
    owed = paginate(request, queries.interviews_owed(request.user))
    context = {
        **_out_now(request.user, answers),
        "owed_page": owed,
        "owed": queries.owed_rows(owed.object_list, answers),
        "meetings": queries.meetings_to_decide(request.user),
        "may_report": allowed(request.user, Can.REPORT_MISSING),
    }
    return render(request, "missing/board.html", context)


@needs(Can.SEE_MISSING)
def live(request: HttpRequest) -> HttpResponse:
    """Who is out now, for the board to read again by itself; a whole page where asked plainly."""
    if not request.headers.get("HX-Request"):
        return redirect("missing:board")
    return render(request, "missing/again.html", _out_now(request.user, who_answers()))


def _out_now(user: Any, answers: Mapping[int, Answer]) -> dict[str, Any]:
    repeats = queries.three_or_more_in_90_days(user)
    return {
        "out": queries.missing_now(user, answers),
        "repeats": repeats[:REPEATS_SHOWN],
        "more_repeats": max(0, len(repeats) - REPEATS_SHOWN),
        "counts": queries.counts(user),
        "columns": BOARD_COLUMNS,
        "as_at": say(clock.now()),
    }


@needs(Can.SEE_MISSING, Can.SEE_NAMES_BEHIND)
def reconciliation_page(request: HttpRequest) -> HttpResponse:
    """Episodes returned against interviews, with the names behind every figure."""
    asked = {name: request.GET.get(name, "") for name in ("month", "by", "group", "state")}
    by = asked["by"] if asked["by"] in set(queries.By) else queries.By.MONTH
    months = months_back(clock.today())
    from_on, to_on = range_of(asked["month"], months)
    found = queries.reconciliation(request.user, from_on, to_on, by)
    page = paginate(request, queries.names_behind(found, asked["group"], asked["state"]), per=50)
    names = queries.with_people(page.object_list)
    record_look(by=request.user, page="missing:reconciliation", people={who for _, who in names})
    context = {
        "total": sum_row(found.total, by=by, month=asked["month"]),
        "groups": [sum_row(s, by=by, month=asked["month"], group=s.label) for s in found.groups],
        "columns": {"sum": sum_columns(by), "names": NAME_COLUMNS},
        "page": page,
        "names": names,
        "shown": shown_words(asked["group"], asked["state"]),
        "asked": asked,
        "by": by,
        "choices": [(str(each), each.capitalize()) for each in queries.By],
        "months": months,
        "files": counts_from_files(request.user),
    }
    return render(request, "missing/reconciliation.html", context)


@needs(Can.REPORT_MISSING, Can.SEE_PEOPLE)
def report(request: HttpRequest) -> HttpResponse:
    """Report a child missing, first step: which child? (Posted, so that no name is in an URL.)"""
    form = forms.SearchForm(request.POST or None)
    hits = None
    if form.is_bound and form.is_valid():
        hits = look_for(viewer=request.user, question=form.cleaned_data["words"])
        people = [each.person for each in hits if each.person is not None]
        record_look(by=request.user, page="missing:report", people=people)
    return render(request, "missing/report.html", {"form": form, "hits": hits})


@needs(Can.REPORT_MISSING, Can.SEE_PEOPLE, about_a_person=True)
def report_person(request: HttpRequest, ref: str) -> HttpResponse:
    """Report a child missing, second step: what is known."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="missing:report-person", person=person)
    placement = current_placement(person)
    start = {
        "reported_at": clock.now(),
        "category": "M",
        "went_from": placement.home if placement else "",
    }
    context = {
        "person": person,
        "age": age_on(person.born_on, clock.today()),
        "out": queries.out_now(request.user, person),
        "earlier": queries.episodes_of(request.user, person)[:5],
    }
    return act(
        request,
        forms.ReportForm(request.POST or None, initial=start),
        actions.report_missing,
        page="missing/report_person.html",
        context=context,
        to=_address,
        said="The report is recorded. Tell the police, and those who must know.",
        person=person,
    )


@needs(Can.SEE_MISSING, about_a_person=True)
def episode(request: HttpRequest, ref: str) -> HttpResponse:
    """One episode: its times, its interview, its clocks, and what can be recorded next."""
    page = queries.episode_page(request.user, ref)
    record_read(by=request.user, page="missing:episode", person=page.person)
    steps = [
        (STEPS[name], reverse("missing:step", args=[ref, name]))
        for name in page.steps
        if _open(request.user, page, name)
    ]
    context = {
        "page": page,
        "facts": episode_facts(page),
        "interview_facts": interview_facts(page),
        "words": childs_words(page),
        "in_error": f"This episode was recorded in error: {page.episode.recorded_in_error}",
        "main_steps": [each for each in steps if each[0].main],
        "acted": queries.acted_on(page.episode),
        "other_steps": [each for each in steps if not each[0].main],
        "columns": EPISODE_COLUMNS,
        "may_record": allowed(request.user, Can.REPORT_MISSING),
    }
    return render(request, "missing/episode.html", context)


@needs(Can.HOLD_INTERVIEW, Can.SEE_MISSING, about_a_person=True)
def interview(request: HttpRequest, ref: str) -> HttpResponse:
    """The return home interview, with what the child said before beside it."""
    page = queries.episode_page(request.user, ref)
    record_read(by=request.user, page="missing:interview", person=page.person)
    return _take(request, page, "interview", "missing/interview.html")


@needs(Can.SEE_MISSING, about_a_person=True)
def step(request: HttpRequest, ref: str, step: str) -> HttpResponse:
    """One thing to record on an episode: the return, an offer, that the child declined."""
    if step not in STEPS:
        raise Http404
    page = queries.episode_page(request.user, ref)
    record_read(by=request.user, page=f"missing:{step}", person=page.person)
    return _take(request, page, step, "missing/step.html")


def _take(
    request: HttpRequest, page: queries.EpisodePage, name: str, template: str
) -> HttpResponse:
    step = STEPS[name]
    check_may_know(request.user, step.needs)
    form = step.form(
        request.POST or None,
        page=page,
        user=request.user,
        version=step.version(page),
        initial=step.initial(page, request.user),
    )
    back = reverse("missing:episode", args=[page.episode.ref])
    context = {
        "page": page,
        "step": step,
        "too_late": name not in page.steps,
        "told_before": [each for each in page.others if told(each)],
        "back": back,
    }
    return act(
        request,
        form,
        step.action,
        page=template,
        context=context,
        to=back,
        said=step.said,
        episode=page.episode,
    )


def _open(user: Any, page: queries.EpisodePage, name: str) -> bool:
    """Whether a step is offered to this person: their role allows it and there is a choice."""
    return allowed(user, STEPS[name].needs) and (name != "cover" or bool(page.coverers))


def _address(episode: Any) -> str:
    return reverse("missing:episode", args=[episode.ref])
