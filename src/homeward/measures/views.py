"""Measures: the catalogue, one measure with its chart and table, and the names behind a point."""

from datetime import date
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_look
from homeward.core.errors import NotForYou
from homeward.ui.parts import Column
from homeward.ui.views import csv_response

from . import queries
from .declared import Measure
from .drawing import Line, drawing, line
from .weeks import monday
from .words import figure, range_of

FIRST_YEAR, LAST_YEAR = 1900, 2200
COLUMNS = [
    Column("Week beginning"),
    *(
        Column(label, numeric=True)
        for label in ("Counted", "Out of", "Not known", "Figure", "Expected between")
    ),
]


@needs(Can.SEE_MEASURES)
def catalogue_page(request: HttpRequest) -> HttpResponse:
    """Every measure: its latest figure, its last year in a line, and what the line says."""
    rows = [line(each) for each in queries.catalogue()]
    themes = [(name, list(some)) for name, some in groupby(rows, _theme)]
    columns = ["Measure", "Latest week", "The last year", "What the line says"]
    return render(request, "measures/catalogue.html", {"themes": themes, "columns": columns})


@needs(Can.SEE_MEASURES)
def measure_page(request: HttpRequest, key: str) -> HttpResponse:
    """One measure: what its chart says, the chart, the table under it, how it is counted."""
    measure = queries.get_measure(key)
    names = allowed(request.user, Can.SEE_NAMES_BEHIND)
    charted = queries.charted(measure)

    def href(week: date) -> str:
        return reverse("measures:names", args=[key, week.isoformat()]) if names else ""

    rows = [
        (point, figure(measure, point), range_of(charted, n), href(point.week))
        for n, point in enumerate(charted.points)
    ]
    context = {
        "measure": measure,
        "chart": drawing(charted, href),
        "rows": rows[::-1],
        "columns": COLUMNS,
        "definition": _definition(measure),
    }
    return render(request, "measures/measure.html", context)


@needs(Can.SEE_MEASURES)
def figures_csv(request: HttpRequest, key: str) -> HttpResponse:
    """The weekly figures as a file."""
    measure = queries.get_measure(key)
    rows = [
        (point.week.isoformat(), point.numerator, point.denominator, point.unknown, point.value)
        for point in queries.charted(measure).points
    ]
    return csv_response(f"{key}.csv", ["week", "counted", "out of", "not known", "value"], rows)


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


def _theme(row: Line) -> str:
    return row.chart.measure.theme


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
        ("Number and version", f"{measure.number}, version {measure.version}"),
    ]
