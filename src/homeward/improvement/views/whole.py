"""The plan as a whole: its weeks on one page, and the self-evaluation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.ui.parts import Column

from .. import queries
from ..packs import evaluation

WEEK_COLUMNS = ["Week", "Falls due", "Done", "Tests of change", "What really moved"]
ROOM_COLUMNS = [
    "Team",
    Column("Workers", numeric=True),
    Column("Open duties", numeric=True),
    Column("Past their time", numeric=True),
    Column("Days asked", numeric=True),
    "Room",
]


@needs(Can.SEE_PLAN)
def weeks(request: HttpRequest, ref: str) -> HttpResponse:
    """Every week of a plan in one table that needs no colour; what holds it up; room in teams."""
    plan = queries.get_plan(viewer=request.user, ref=ref)
    page = queries.plan_page(viewer=request.user, plan=plan)
    context = {
        "page": page,
        "whole": queries.picture(page),
        "columns": WEEK_COLUMNS,
        "room_columns": ROOM_COLUMNS,
    }
    return render(request, "improvement/weeks.html", context)


@needs(Can.SEE_PLAN)
def self_evaluation(request: HttpRequest, ref: str) -> HttpResponse:
    """What do we know, how do we know it, what are we doing: from the plan's own rows."""
    plan = queries.get_plan(viewer=request.user, ref=ref)
    page = queries.plan_page(viewer=request.user, plan=plan)
    context = {"page": page, "rows": evaluation(page)}
    return render(request, "improvement/evaluation.html", context)
