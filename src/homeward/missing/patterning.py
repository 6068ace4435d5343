"""The pages of patterns, of the month's pack, and of the national questions."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.audit.actions import record_read
from homeward.core import clock
from homeward.people.policies import get_person
from homeward.ui.charts import Bar, bars
from homeward.ui.parts import Column
from homeward.ui.views import csv_response

from . import queries
from .drawing import flow_map
from .patterns import Pattern
from .showing import months_back, range_of

YEARS_SHOWN = 6
FLOW_COLUMNS = ["Went from", "Found in", Column("Episodes", numeric=True)]
ANSWER_COLUMNS = ["Question", Column("Figure", numeric=True), "Counted"]


@needs(Can.SEE_MEASURES)
def patterns(request: HttpRequest) -> HttpResponse:
    """When, from where, where and for how long: over the borough, or from one placement."""
    asked = {name: request.GET.get(name, "")[:120] for name in ("month", "home")}
    months = months_back(clock.today())
    days = range_of(asked["month"], months)
    homes = queries.homes_gone_from(request.user, *days)
    home = asked["home"] if asked["home"] in homes else ""
    found = queries.patterns(request.user, *days, home=home)
    context = {**_shown(found), "asked": asked, "months": months, "homes": homes, "days": days}
    return render(request, "missing/patterns.html", context)


@needs(Can.SEE_MISSING, Can.SEE_NAMES_BEHIND, about_a_person=True)
def childs_patterns(request: HttpRequest, ref: str) -> HttpResponse:
    """When, where, with whom and for how long one child goes."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="missing:childs-patterns", person=person)
    today = clock.today()
    found = queries.patterns(request.user, today, today, person=person)
    return render(request, "missing/childs_patterns.html", {**_shown(found), "person": person})


@needs(Can.SEE_MEASURES)
def pack(request: HttpRequest) -> HttpResponse:
    """A month for the partnership, to be printed: counts only, none under five."""
    months = months_back(clock.today())
    month = request.GET.get("month", "")
    asked = month if month in [value for value, _ in months] else months[1][0]
    found = queries.pack(request.user, *range_of(asked, months))
    context = {
        "pack": found,
        "drawn": [_drawn(each) for each in found.patterns],
        "month": dict(months)[asked],
        "asked": asked,
        "months": months,
    }
    return render(request, "missing/pack.html", context)


@needs(Can.SEE_MEASURES, Can.SEE_NAMES_BEHIND)
def questions(request: HttpRequest) -> HttpResponse:
    """The national questions on return interviews, answered on one page or as CSV."""
    this = queries.financial_year(clock.today())
    years = [(str(year), year_words(year)) for year in range(this, this - YEARS_SHOWN, -1)]
    asked = request.GET.get("year", "")
    year = int(asked) if asked in dict(years) else this
    answers = queries.answers_for(request.user, year)
    if request.GET.get("as") == "csv":
        rows = [(each.question, each.figure, each.counted) for each in answers]
        return csv_response(
            f"return-interviews-{year_words(year)}", ("Question", "Figure", "Counted"), rows
        )
    context = {"answers": answers, "years": years, "year": str(year), "words": year_words(year)}
    return render(request, "missing/questions.html", {**context, "columns": ANSWER_COLUMNS})


def year_words(year: int) -> str:
    """A financial year by the year in which it ends: "2026-27"."""
    return f"{year - 1}-{year % 100:02}"


def _shown(found: queries.Patterns) -> dict[str, Any]:
    drawn = flow_map(found.flows, title="From where to where") if found.flows else ""
    return {
        "found": found,
        "drawn": [_drawn(each) for each in found.patterns],
        "map": drawn,
        "flow_columns": FLOW_COLUMNS,
    }


def _drawn(pattern: Pattern) -> dict[str, Any]:
    """A pattern with its bars and the columns of its table."""
    items = [Bar(line.label, line.episodes) for line in pattern.lines]
    return {
        "title": pattern.title,
        "lines": pattern.lines,
        "picture": bars(items, title=pattern.title, unit="Episodes") if items else "",
        "columns": [
            pattern.heading,
            Column("Episodes", numeric=True),
            Column("Children", numeric=True),
        ],
    }
