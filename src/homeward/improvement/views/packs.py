"""Packs: issuing them, reading them as issued, taking them away; and where an inspector begins."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can

from .. import actions, queries
from ..packs import fingerprint_of, standalone


@needs(Can.SEE_PLAN)
def packs(request: HttpRequest, ref: str) -> HttpResponse:
    """A plan's packs as issued, its minutes, and issuing another."""
    plan = queries.get_plan(viewer=request.user, ref=ref)
    context = {
        "plan": plan,
        "rows": queries.packs_of(viewer=request.user, plan=plan),
        "minutes": plan.minutes.order_by("-held_on", "-pk"),
        "may_edit": allowed(request.user, Can.EDIT_PLAN),
        "sees_names": allowed(request.user, Can.SEE_NAMES_BEHIND),
        "columns": ["Pack", "Issued", "Hash"],
    }
    return render(request, "improvement/packs.html", context)


@require_POST
@needs(Can.EDIT_PLAN)
def issue_board(request: HttpRequest, ref: str) -> HttpResponse:
    """One click: the board pack, as things stand now."""
    plan = queries.get_plan(viewer=request.user, ref=ref)
    made = actions.issue_board_pack(by=request.user, plan=plan)
    messages.success(request, "The board pack is issued. It will not change again.")
    return redirect("improvement:pack", made.ref)


@require_POST
@needs(Can.EDIT_PLAN)
def issue_visit(request: HttpRequest, ref: str) -> HttpResponse:
    """One click: the visit pack, as things stand now."""
    plan = queries.get_plan(viewer=request.user, ref=ref)
    made = actions.issue_visit_pack(by=request.user, plan=plan)
    messages.success(request, "The visit pack is issued. It will not change again.")
    return redirect("improvement:pack", made.ref)


@needs(Can.SEE_PLAN)
def pack(request: HttpRequest, ref: str) -> HttpResponse:
    """A pack as it was issued, and whether its pages are still those."""
    shown = queries.get_pack(viewer=request.user, ref=ref)
    context = {
        "pack": shown,
        "body": mark_safe(shown.body),  # noqa: S308 - drawn and escaped when it was issued
        "whole": fingerprint_of(shown.body) == shown.fingerprint,
    }
    return render(request, "improvement/pack.html", context)


@needs(Can.SEE_PLAN)
def pack_file(request: HttpRequest, ref: str) -> HttpResponse:
    """The pack as one file that needs nothing else."""
    shown = queries.get_pack(viewer=request.user, ref=ref)
    page = standalone(shown.title, shown.body, shown.fingerprint)
    response = HttpResponse(page, content_type="text/html; charset=utf-8")
    name = f"{shown.kind}-pack-{shown.issued_on}.html"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@needs(Can.SEE_PLAN, Can.SEE_NAMES_BEHIND)
def visit(request: HttpRequest) -> HttpResponse:
    """Where an inspector begins: the visit pack, and the ways into the work itself."""
    context = {
        "pack": queries.latest_visit_pack(viewer=request.user),
        "plan": queries.current_plan(viewer=request.user),
        "until": request.user.ends_on,  # type: ignore[union-attr]
    }
    return render(request, "improvement/visit.html", context)
