"""The manager's page: the backlog and who answers for it, and decisions worth a second look."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.roles import Can
from homeward.audit.actions import record_look
from homeward.core import clock
from homeward.core.days import monday
from homeward.drafts.keeping import keeps_draft
from homeward.ui.parts import Column
from homeward.ui.views import act

from . import actions, queries
from .ages import BANDS
from .forms import ReadingForm
from .policies import get_child, get_contact

BACKLOG_COLUMNS = [
    Column("How it arrived"),
    *(Column(words, numeric=True) for words in BANDS.values()),
    Column("All", numeric=True),
    Column("Who answers"),
]
OWED_COLUMNS = ["Who for", "Since", "Due", "Who owes it"]
LATE_COLUMNS = ["Who for", "Received", "Due", "Decided"]
HASTY_COLUMNS = ["Who for", "Decision", "Took", "History", "Partners"]
SAMPLE_COLUMNS = ["Who for", "Decision", "Decided by", "Read"]


@needs(Can.DECIDE_CONTACT, Can.SEE_FRONT_DOOR, about_a_person=True)
def oversight(request: HttpRequest) -> HttpResponse:
    """The backlog by age and route with who answers, and decisions worth a second look."""
    viewer = request.user
    routes = queries.backlog_by_route(viewer=viewer)
    lists = {
        "returned": queries.returned_unanswered(viewer=viewer),
        "replies": queries.replies_overdue(viewer=viewer),
        "late": queries.decided_late(viewer=viewer),
        "hasty": queries.decided_too_fast(viewer=viewer),
    }
    sample = queries.sample_of(viewer=viewer, week=monday(clock.today()))
    record_look(by=viewer, page="front_door:oversight", people=_named(lists, sample))
    context = {
        **lists,
        "sample": sample,
        "routes": routes,
        "totals": queries.totals(routes),
        "whole": sum(row.total.count for row in routes),
        "unallocated": queries.unallocated(viewer=viewer),
        "everything": queries.queue_href(),
        "nobodys": queries.queue_href(worker=queries.NOBODY),
        "proposed": queries.proposals_waiting(viewer=viewer),
        "next_up": queries.next_up(viewer=viewer),
        "backlog_columns": BACKLOG_COLUMNS,
        "owed_columns": OWED_COLUMNS,
        "late_columns": LATE_COLUMNS,
        "hasty_columns": HASTY_COLUMNS,
        "sample_columns": SAMPLE_COLUMNS,
    }
    return render(request, "front_door/oversight.html", context)


@needs(Can.DECIDE_CONTACT, Can.SEE_FRONT_DOOR, about_a_person=True)
def read(request: HttpRequest, ref: str, child: str) -> HttpResponse:
    """Read one decision of the weekly sample, and say whether it was right."""
    found = get_child(request.user, get_contact(request.user, ref), child)
    record_look(by=request.user, page="front_door:read", people=[found.person])
    repeats = queries.repeats_of(viewer=request.user, children=[found])[found.pk]
    form = ReadingForm(request.POST or None)
    return act(
        request,
        keeps_draft(request, form, "front_door:read", child, words="Read a decision"),
        actions.read_sample,
        page="front_door/read.html",
        context={"contact": found.contact, "child": found, "repeats": repeats},
        to=_after,
        said=lambda done: (
            "You read it and agree."
            if done.agrees
            else "You read it as wrong. Change the decision, or ask for it to be changed."
        ),
        child=found,
    )


def _after(reading: Any) -> str:
    """To the list where the decision was right; to the contact where it has to be changed."""
    if reading.agrees:
        return reverse("front_door:oversight")
    return reverse("front_door:contact", args=[reading.contact_child.contact.ref])


def _named(lists: dict[str, Any], sample: list[queries.Sampled]) -> set[Any]:
    """Everybody whom the page names."""
    hasty = {each.child.person for each in lists["hasty"].rows}
    owed = {
        each.duty.person
        for name in ("returned", "replies", "late")
        for each in lists[name].rows
        if each.duty.person
    }
    return hasty | owed | {each.child.person for each in sample}
