"""Whether it works, on one page."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.core import clock

from .. import showing
from ..queries.measures import finding_figures

YEAR = timedelta(days=365)


@needs(Can.SEE_MISSING, Can.SEE_MEASURES)
def finding_figures_page(request: HttpRequest) -> HttpResponse:
    """Told before, hits, and how long until located: figures of places and clocks."""
    figures = finding_figures(request.user, clock.now() - YEAR)
    context = {
        "figures": figures,
        "hits": showing.hit_rows(figures),
        "located": showing.located_rows(figures),
        "columns": showing.COLUMNS,
    }
    return render(request, "missing/finding/figures.html", context)
