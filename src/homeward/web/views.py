"""The pages that belong to no room."""

from typing import Any

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs, open_to_all
from homeward.access.policies import allowed, only_looks
from homeward.access.roles import Can
from homeward.audit.actions import record_look
from homeward.core import clock
from homeward.ledger.pages import with_pages
from homeward.ledger.queries import balances, overdue
from homeward.people.queries.duplicates import waiting
from homeward.ui.parts import Column
from homeward.ui.words import count_words

from . import guide
from .my_day import SHOWN, my_day

DUTY_COLUMNS = ["What", "Who for", "Since", "Due", "Time"]
_LINKS = (
    (Can.SEE_PLAN, "Improvement plan", "improvement:plan", "what was promised and how it stands"),
    (Can.SEE_MEASURES, "Measures", "measures:catalogue", "whether it is getting better"),
    (Can.SEE_NAMES_BEHIND, "Overdue", "web:overdue", "everything past its time, oldest first"),
    (Can.SEE_NAMES_BEHIND, "What is owed, added up", "web:balances", "raised, met, excused, open"),
)


@needs(Can.SEE_HOME)
def my_day_page(request: HttpRequest) -> HttpResponse:
    """What the person signed in owes, overdue first, and the desks that they answer for."""
    day = my_day(request.user)
    links = [
        (label, reverse(name), says)
        for what, label, name, says in _LINKS
        if allowed(request.user, what)
    ]
    links = _visit(request.user) + links + _oversight(request.user) + _duplicates(request.user)
    context = {
        "day": day,
        "links": links,
        "today_words": f"{clock.today():%A} {clock.today().day} {clock.today():%B %Y}",
        "overdue_state": "late" if day.overdue else "met",
        "duty_columns": DUTY_COLUMNS,
    }
    return render(request, "web/my_day.html", context)


def _visit(viewer: Any) -> list[tuple[str, str, str]]:
    """For an inspector: where the visit begins."""
    if not only_looks(viewer):
        return []
    return [("The visit", reverse("improvement:visit"), "the visit pack, and the ways in")]


def _oversight(viewer: Any) -> list[tuple[str, str, str]]:
    """For those who decide contacts: the manager's page of the front door."""
    if not allowed(viewer, Can.DECIDE_CONTACT):
        return []
    says = "what waits at the front door, who answers, and decisions to read again"
    return [("Oversight", reverse("front_door:oversight"), says)]


def _duplicates(viewer: Any) -> list[tuple[str, str, str]]:
    """For those who may merge: how many pairs of records wait for an answer."""
    if not allowed(viewer, Can.MERGE_PEOPLE):
        return []
    pairs = count_words(waiting(viewer=viewer), "pair waits", "pairs wait")
    return [("Possible duplicates", reverse("people:duplicates"), f"{pairs} for an answer")]


@needs(Can.SEE_NAMES_BEHIND, about_a_person=True)
def overdue_page(request: HttpRequest) -> HttpResponse:
    """Everything past its time that the viewer may know of, oldest first."""
    rows = with_pages(overdue(viewer=request.user)[:SHOWN])
    record_look(
        by=request.user,
        page="web:overdue",
        people={row.duty.person for row in rows if row.duty.person},
    )
    context = {
        "rows": rows,
        "total": overdue(viewer=request.user).count(),
        "shown": SHOWN,
        "duty_columns": DUTY_COLUMNS,
    }
    return render(request, "web/overdue.html", context)


@needs(Can.SEE_MEASURES)
def balances_page(request: HttpRequest) -> HttpResponse:
    """Every kind of duty added up: raised = met + excused + open, with no remainder."""
    columns = [Column("Duty")] + [
        Column(label, numeric=True)
        for label in ("Raised", "Met", "of which late", "Excused", "Open", "of which overdue")
    ]
    return render(request, "web/balances.html", {"rows": balances(), "columns": columns})


@needs(Can.SEE_HOME)
def guide_page(request: HttpRequest) -> HttpResponse:
    """Every page of the written guide, by shelf."""
    return render(request, "web/guide.html", {"shelves": guide.shelves()})


@needs(Can.SEE_HOME)
def guide_one_page(request: HttpRequest, page: str) -> HttpResponse:
    """One page of the guide."""
    found = guide.page(page)
    if found is None:
        raise Http404
    return render(request, "web/guide_page.html", {"page": found})


@open_to_all
def health(request: HttpRequest) -> HttpResponse:
    """For a machine that asks whether the house is open: it is when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("open", content_type="text/plain")


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The page for what does not exist, or not for this visitor: they look the same."""
    return render(request, "ui/404.html", status=404)
