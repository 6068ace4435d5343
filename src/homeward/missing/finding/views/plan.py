"""The find plan: as a page, a sheet of paper, data and a signed file. Only while a child is out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_read
from homeward.core.errors import Refused

from ... import actions
from ...queries import get_episode
from .. import showing
from ..forms import CheckForm
from ..queries.known import known_associates, known_places, learned
from ..queries.plan import FindPlan, find_plan
from ..signing import public_key, signed


@needs(Can.SEE_MISSING, about_a_person=True)
def plan(request: HttpRequest, ref: str) -> HttpResponse:
    """Where to look and whom to ask now, each line with its sources, odds and result buttons."""
    found = find_plan(request.user, ref)
    record_read(by=request.user, page="missing:find-plan", person=found.episode.person)
    context = {
        **_shown(found, request.user),
        "learned": learned(request.user, found.episode.person, found.secrets)[:10],
        "lines": [(each, showing.way_choices(each)) for each in found.places],
        "ask_ways": showing.ASK_WAYS,
        "results": showing.RESULTS,
        "may_check": allowed(request.user, Can.REPORT_MISSING),
    }
    return render(request, "missing/finding/plan.html", context)


@needs(Can.SEE_MISSING, about_a_person=True)
def plan_sheet(request: HttpRequest, ref: str) -> HttpResponse:
    """The plan on one sheet of A4, with when it was made and for whom."""
    found = find_plan(request.user, ref)
    record_read(by=request.user, page="missing:plan-sheet", person=found.episode.person)
    return render(request, "missing/finding/plan_sheet.html", _shown(found, request.user))


@needs(Can.SEE_MISSING, about_a_person=True)
def plan_json(request: HttpRequest, ref: str) -> HttpResponse:
    """The plan as data, for a force's or a home's own system."""
    found = find_plan(request.user, ref)
    record_read(by=request.user, page="missing:plan-json", person=found.episode.person)
    return JsonResponse(showing.as_data(found, by=str(request.user)))


@needs(Can.SEE_MISSING, about_a_person=True)
def plan_file(request: HttpRequest, ref: str) -> HttpResponse:
    """The plan as one signed file that opens without a network, from a stick in a car."""
    found = find_plan(request.user, ref)
    record_read(by=request.user, page="missing:plan-file", person=found.episode.person)
    context = {**_shown(found, request.user), "public_key": public_key()}
    content = signed(render_to_string("missing/finding/plan_file.html", context).encode())
    response = HttpResponse(content, content_type="text/html; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="find-plan-{found.episode.ref}.html"'
    return response


@needs(Can.REPORT_MISSING, Can.SEE_MISSING, about_a_person=True)
@require_POST
def check(request: HttpRequest, ref: str, about: str) -> HttpResponse:
    """Record what came of a check, and go back to the plan, which is ranked again."""
    episode = get_episode(request.user, ref)
    record_read(by=request.user, page="missing:check", person=episode.person)
    form = CheckForm(request.POST)
    if form.is_valid():
        _check(request, episode, about, form.cleaned_data)
    else:
        first = next(iter(form.errors.values()))[0]
        messages.error(request, f"The check was not recorded. {first}")
    return redirect("missing:find-plan" if episode.returned_at is None else "missing:episode", ref)


def _check(request: HttpRequest, episode: Any, about: str, answers: dict[str, Any]) -> None:
    try:
        actions.record_check(
            by=request.user, episode=episode, **_subject(request.user, episode, about), **answers
        )
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, "The check is recorded, and the plan is ranked again.")


def _subject(user: Any, episode: Any, about: str) -> dict[str, Any]:
    """The place or the person of this child that was checked."""
    for fact in known_places(user, episode.person):
        if fact.place.ref == about:
            return {"place": fact.place}
    for person in known_associates(user, episode.person):
        if person.ref == about:
            return {"associate": person}
    raise Http404


def _shown(found: FindPlan, user: Any) -> dict[str, Any]:
    return {
        "plan": found,
        "episode": found.episode,
        "person": found.episode.person,
        "purpose": showing.PURPOSE,
        "new_sentence": showing.new_sentence(found),
        "elsewhere": showing.elsewhere_words(found),
        "columns": showing.COLUMNS,
        "by": str(user),
    }
