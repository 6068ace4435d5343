"""Saving a draft while somebody types, and throwing one away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.core.clock import ENGLAND

from . import actions, queries
from .keeping import keep_typed, place_of
from .rules import TOKEN


@require_POST
@needs(Can.SEE_HOME)
def save(request: HttpRequest) -> HttpResponse:
    """Keep what is in the form now; answers with the time of day, for the line under it."""
    found = place_of(request.POST.get(TOKEN, ""))
    if found is None or found[0] != request.user:
        raise Http404
    draft = keep_typed(request.user, found[1], request.POST)
    saved = f"{draft.saved_at.astimezone(ENGLAND):%H:%M}" if draft is not None else ""
    return JsonResponse({"saved": saved})


@require_POST
@needs(Can.SEE_HOME)
def throw_away(request: HttpRequest) -> HttpResponse:
    """Throw away a draft of one's own."""
    number = request.POST.get("draft", "")
    rows = queries.drafts_of(viewer=request.user)
    draft = rows.filter(pk=number).first() if number.isdecimal() and len(number) < 19 else None
    if draft is not None:
        actions.let_go(by=request.user, draft=draft)
        messages.success(request, "What you had begun is thrown away.")
    return redirect("web:my-day")
