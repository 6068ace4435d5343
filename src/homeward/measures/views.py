"""Measures: the catalogue, one measure with its chart and table, and the names behind a point."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_look
from homeward.core.errors import NotForYou
from homeward.ui.charts import FunnelPoint
from homeward.ui.parts import Column, Tab
from homeward.ui.views import csv_response

from . import queries
from .catalogue import MEASURES, NOT_YET
from .declared import By, Measure, Point
from .drawing import (
    Drawing,
    drawing,
    funnel_drawing,
    funnel_kind,
    icons,
    line,
    own_drawing,
    rare_drawing,
)
from .population import populations, why_no_rate
from .rare_chart import rare_chart
from .rates import PerChildren
from .rounding import RULE
from .weeks import monday
from .words import figure, range_of, unknown_says

FIRST_YEAR, LAST_YEAR = 1900, 2200
COLUMNS = [
    Column("Week beginning"),
    *(
        Column(label, numeric=True)
        for label in ("Counted", "Out of", "Not known", "Figure", "Expected between")
    ),
]

_STEERING = {
    "beside": [
        "Whose",
        "Area",
        Column("Year", numeric=True),
        Column("Published", numeric=True),
        "From",
    ],
    "years": [
        *(Column(name, numeric=True) for name in ("Year", "Ourselves", "Our region", "England"))
    ],
    "targets": ["Set", "From", "To", "By", "Why"],
    "limits": ["From the week of", "Cause", "Asked by", "Decided"],
    "rare": [Column("Week of the later one"), Column("Time since the one before", numeric=True)],
}


@needs(Can.SEE_MEASURES)
def catalogue_page(request: HttpRequest) -> HttpResponse:
    """The measures of a theme: latest figure, last year in a line, and what the line says."""
    themes = queries.themes()
    theme = request.GET.get("theme", "")
    theme = theme if theme in themes else themes[0]
    context = {
        "theme": theme,
        "tabs": [
            Tab(each, f"?{urlencode({'theme': each})}", current=each == theme) for each in themes
        ],
        "rows": [line(each) for each in queries.catalogue(viewer=request.user, theme=theme)],
        "columns": ["Measure", "Latest week", "The last year", "What the line says"],
        "not_yet": queries.not_counted_yet(theme),
        "rule": _rule(request),
    }
    return render(request, "measures/catalogue.html", context)


@needs(Can.SEE_MEASURES)
def how_page(request: HttpRequest) -> HttpResponse:
    """How everything is counted: each measure's definition, and those not counted yet."""
    counted = [(measure, _definition(measure)) for measure in MEASURES.values()]
    context = {"counted": counted, "not_yet": NOT_YET.values()}
    return render(request, "measures/how.html", context)


@needs(Can.SEE_MEASURES)
def measure_page(request: HttpRequest, key: str) -> HttpResponse:
    """One measure: is it better, its chart, the table under it, how it is counted."""
    measure = queries.get_measure(key)
    names = allowed(request.user, Can.SEE_NAMES_BEHIND)
    team = queries.team_of(request.GET.get("team", ""))
    charted = queries.charted(
        measure,
        viewer=request.user,
        by="team" if team else None,
        group=team.pk if team else None,
    )

    def href(week: date) -> str:
        return reverse("measures:names", args=[key, week.isoformat()]) if names and not team else ""

    rows = [
        (point, figure(measure, point), range_of(charted, n), href(point.week))
        for n, point in enumerate(charted.points)
    ]
    context = {
        "measure": measure,
        "team": team,
        "chart": drawing(charted, href),
        "icons": icons(charted),
        "own_chart": own_drawing(charted),
        "rare": _rare(measure, charted.points) if names else None,
        **_steering(request, measure, whole=team is None),
        "evidence": None if team else queries.lately(measure, viewer=request.user),
        "unknown": unknown_says(charted.points),
        "rows": rows[::-1],
        "columns": COLUMNS,
        "definition": _definition(measure),
        "no_rate": why_no_rate() if isinstance(measure, PerChildren) else "",
        "names": names,
        "rule": _rule(request),
    }
    return render(request, "measures/measure.html", context)


def _steering(request: HttpRequest, measure: Measure, *, whole: bool) -> dict[str, Any]:
    """What stands beside the chart: targets, new limits, and what others published."""
    return {
        "beside": queries.comparators(measure, viewer=request.user) if whole else None,
        "targets": queries.targets_before(measure),
        "limits": queries.limits_of(measure),
        "may_steer": whole and allowed(request.user, Can.EDIT_PLAN),
        "steering": _STEERING,
    }


def _rare(measure: Measure, points: list[Point]) -> dict[str, object] | None:
    found = rare_chart(measure, points)
    if found is None:
        return None
    return {"found": found, "drawn": rare_drawing(measure, found)}


@needs(Can.SEE_MEASURES)
def teams_page(request: HttpRequest, key: str) -> HttpResponse:
    """A measure team by team, and which differ by more than chance would give."""
    return _parts_page(request, key, "team")


@needs(Can.SEE_MEASURES, Can.SEE_NAMES_BEHIND)
def workers_page(request: HttpRequest, key: str) -> HttpResponse:
    """A measure worker by worker: for those who may see names."""
    return _parts_page(request, key, "worker")


def _parts_page(request: HttpRequest, key: str, by: By) -> HttpResponse:
    measure = queries.get_measure(key)
    found = queries.parts(measure, viewer=request.user, by=by)
    rows = [(part, figure(measure, part.point), _limits(part)) for part in found]
    context = {
        "measure": measure,
        "by": by,
        "funnel": _funnel(measure, found, by),
        "rows": rows,
        "columns": [by.capitalize(), "Figure", "Not known", "Limits", "Against the others"],
        "snapshot": measure.hangs_together,
        "rule": _rule(request),
    }
    return render(request, "measures/parts.html", context)


def _limits(part: queries.Part) -> str:
    if part.limits is None or part.point.value is None:
        return "none"
    return f"{part.limits[0]:.0f} to {part.limits[1]:.0f}"


def _funnel(measure: Measure, parts: list[queries.Part], by: By) -> Drawing | None:
    points = [
        FunnelPoint(
            part.name,
            part.point.denominator,
            part.point.value,
            *part.limits,
            funnel_kind(measure, part.point.value, part.limits),
        )
        for part in parts
        if part.limits is not None and part.point.value is not None
    ]
    outside = sum(point.outside for point in points)
    said = f"{outside} of {len(points)} differ" if outside else "None differs"
    return funnel_drawing(measure, points, title=f"{said} by more than chance and custom, by {by}")


@needs(Can.SEE_MEASURES)
def figures_csv(request: HttpRequest, key: str) -> HttpResponse:
    """The weekly figures as a file."""
    measure = queries.get_measure(key)
    head = ["week", "counted", "out of", "not known", "value", "unit", "measure", "version"]
    points = queries.charted(measure, viewer=request.user).points
    of = (measure.unit, measure.number, measure.version)
    rows = [(*_cells(point), *of) for point in points]
    return csv_response(f"{key}.csv", head, rows)


@needs(Can.SEE_MEASURES)
def figures_json(request: HttpRequest, key: str) -> HttpResponse:
    """The weekly figures with their definition, for machines."""
    measure = queries.get_measure(key)
    head = ["week", "counted", "out_of", "not_known", "value"]
    points = queries.charted(measure, viewer=request.user).points
    rows = [dict(zip(head, _cells(point), strict=True)) for point in points]
    words = {term.lower().replace(" ", "_"): said for term, said in _definition(measure)}
    told = {"key": key, "title": measure.title, "unit": measure.unit}
    return JsonResponse({**told, "definition": words, "weeks": rows})


def _cells(point: Point) -> tuple[str, float, float, int, float | None]:
    week = point.week.isoformat()
    return week, point.numerator, point.denominator, point.unknown, point.value


def _rule(request: HttpRequest) -> str:
    """How small numbers are rounded, for those whom it concerns."""
    return "" if allowed(request.user, Can.SEE_NAMES_BEHIND) else RULE


@needs(Can.SEE_MEASURES, Can.SEE_NAMES_BEHIND, about_a_person=True)
def names_page(request: HttpRequest, key: str, week: str) -> HttpResponse:
    """Who is behind one point, as far as the viewer may know; the look is logged for each."""
    measure = queries.get_measure(key)
    behind = queries.behind(viewer=request.user, measure=measure, week=_week(week))
    people = [row.person for row in behind.rows if row.person is not None]
    record_look(by=request.user, page="measures:names", people=people)
    context = {
        "behind": behind,
        "measure": measure,
        "figure": figure(measure, behind.point),
        "definition": _definition(measure),
        "columns": ["Counts", "Who", "What"],
    }
    return render(request, "measures/names.html", context)


def _week(written: str) -> date:
    """The Monday of a week in an address; 404 where it is no date, or one nobody lives in."""
    try:
        day = date.fromisoformat(written)
    except ValueError as fault:
        raise NotForYou from fault
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NotForYou
    return monday(day)


def _definition(measure: Measure) -> list[tuple[str, str]]:
    return [
        ("Why", measure.why),
        ("Counted", measure.numerator),
        ("Out of", measure.denominator),
        ("Clock", measure.clock),
        ("Not counted", measure.not_counted),
        (
            "Better is",
            {"increase": "more", "decrease": "less"}.get(measure.better or "", "neither"),
        ),
        ("Source", measure.source),
        *_population(measure),
        ("Number and version", f"{measure.number}, version {measure.version}"),
        *(("Changed", change) for change in measure.versions),
    ]


def _population(measure: Measure) -> list[tuple[str, str]]:
    """Of a rate, out of whom: each estimate with its day and source."""
    known = populations() if isinstance(measure, PerChildren) else ()
    return [("Population", "; ".join(each.words for each in known))] if known else []
