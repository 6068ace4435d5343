"""Setting targets, asking for and deciding new limits, and every authority beside ours: pages."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.ui.charts import FunnelPoint
from homeward.ui.parts import Column
from homeward.ui.views import act

from . import actions, forms, queries
from .declared import Measure
from .drawing import funnel_drawing, funnel_kind

PAGE = "measures/steer.html"


@needs(Can.EDIT_PLAN)
def target_page(request: HttpRequest, key: str) -> HttpResponse:
    """Set where the measure should be, and by when."""
    measure = queries.get_measure(key)
    context = {
        "measure": measure,
        "title": "Set a target",
        "submit": "Set it",
        "says": "The chart draws the straight line to it. The target before it stays on file, with "
        "who set it. Whether the work as it is will meet it is worked out, not typed.",
    }
    return act(
        request,
        forms.TargetForm(request.POST or None),
        partial(actions.set_target, measure=measure),
        page=PAGE,
        context=context,
        to=_home(measure),
    )


@needs(Can.EDIT_PLAN)
def limits_page(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for new limits."""
    measure = queries.get_measure(key)
    context = {
        "measure": measure,
        "title": "Ask for new limits",
        "submit": "Ask for them",
        "says": "Only where the chart shows a lasting change, its cause is known and twelve weeks "
        "stand since. Another person has to agree. The old limits stay on the chart.",
    }
    return act(
        request,
        forms.NewLimitsForm(request.POST or None),
        partial(actions.ask_for_new_limits, measure=measure),
        page=PAGE,
        context=context,
        to=_home(measure),
        said="Asked. Somebody else has to agree.",
    )


@needs(Can.EDIT_PLAN)
def decide_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Another person agrees to new limits, or declines."""
    limits = queries.get_limits(viewer=request.user, ref=ref)
    measure = queries.get_measure(limits.measure)
    context = {
        "measure": measure,
        "title": "Decide on new limits",
        "submit": "Decide",
        "says": "Whoever asked cannot decide. What you say stands beside the chart.",
        "facts": [
            ("From the week of", limits.from_on),
            ("Cause", limits.cause),
            ("Asked by", str(limits.recorded_by or "the house")),
        ],
    }
    return act(
        request,
        forms.DecideLimitsForm(request.POST or None, initial={"version": limits.version}),
        partial(actions.decide_new_limits, limits=limits),
        page=PAGE,
        context=context,
        to=_home(measure),
        said="Decided.",
    )


@needs(Can.SEE_MEASURES)
def authorities_page(request: HttpRequest, key: str) -> HttpResponse:
    """Every authority's published share as a funnel, and as a table."""
    measure = queries.get_measure(key)
    found = queries.authorities(measure, viewer=request.user)
    points = _points(measure, found) if found else []
    context = {
        "measure": measure,
        "found": found,
        "points": points,
        "drawn": funnel_drawing(measure, points, title=_title(points)),
        "columns": [
            "Authority",
            Column("Share, %", numeric=True),
            Column("Of how many", numeric=True),
            "Limits",
            "Against the others",
        ],
    }
    return render(request, "measures/authorities.html", context)


def _points(measure: Measure, found: queries.Authorities) -> list[FunnelPoint]:
    lines = zip(
        found.rows,
        found.funnel.rates,
        found.funnel.adjusted_lower_998,
        found.funnel.adjusted_upper_998,
        strict=True,
    )
    return [
        FunnelPoint(
            row.area,
            row.out_of or 0,
            100 * rate,
            100 * low,
            100 * up,
            funnel_kind(measure, 100 * rate, (100 * low, 100 * up)),
            row.area.casefold() == found.ours.casefold(),
        )
        for row, rate, low, up in lines
    ]


def _title(points: list[FunnelPoint]) -> str:
    outside = sum(point.outside for point in points)
    return f"{outside} of {len(points)} authorities differ by more than chance and custom"


def _home(measure: Measure) -> str:
    return reverse("measures:measure", args=[measure.key])
