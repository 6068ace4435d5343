"""The queue: what waits, whose it is, and giving it to somebody, one or many at a time."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.core.errors import Refused
from homeward.ui.parts import Tab
from homeward.ui.views import keep_filters, paginate
from homeward.ui.words import count_words
from homeward.workforce.models import Team, Worker
from homeward.workforce.queries import workers_in

from . import actions, queries
from .actions.overseeing import MOST_AT_ONCE
from .forms import FilterForm, GiveForm
from .models import Contact
from .policies import visible_contacts

COLUMNS = ["Time left", "Children", "From", "Received", "Worker"]
TICK, MINE = "contact", "mine"


def queue_page(
    request: HttpRequest, give: GiveForm | None = None, ticked: Sequence[str] = ()
) -> HttpResponse:
    """Contacts by stage: undecided ones first, the oldest on top; refused ticks stay ticked."""
    viewer, asked = request.user, request.GET.get("tab", "")
    tab = asked if asked in queries.TABS else "undecided"
    filters = keep_filters(request, queries.FILTERS)
    counts = queries.counts(viewer=viewer, filters=filters)
    rows = queries.queue(viewer=viewer, tab=tab, filters=filters)
    page = paginate(request, rows, total=counts[tab])
    people = workers_in(Team.Service.FRONT_DOOR)
    may_record = allowed(viewer, Can.RECORD_CONTACT)
    context = {
        "tabs": _tabs(tab, counts),
        "tab": tab,
        "page": page,
        "rows": queries.rows_of(viewer=viewer, contacts=page.object_list),
        "unallocated": queries.unallocated(viewer=viewer),
        "filters": FilterForm(people, initial=filters),
        "filtered": any(filters.values()),
        "columns": COLUMNS,
        "may_record": may_record,
        "may_oversee": allowed(viewer, Can.DECIDE_CONTACT),
        "give": give or GiveForm(people) if may_record else None,
        "ticked": ticked,
        "back": request.GET.urlencode(),
        "me": next((each for each in people if each.user_id == viewer.pk), None),
    }
    status = 422 if give is not None else 200
    return render(request, "front_door/queue.html", context, status=status)


@needs(Can.RECORD_CONTACT, Can.SEE_FRONT_DOOR)
@require_POST
def give(request: HttpRequest) -> HttpResponse:
    """Give ticked contacts to a worker, or one contact to oneself: all of them, or none."""
    single = request.POST.get(MINE)
    ticked = [single] if single else request.POST.getlist(TICK)[: MOST_AT_ONCE + 1]
    given = {"worker": queries.MINE} if single else request.POST
    form = GiveForm(workers_in(Team.Service.FRONT_DOOR), given, viewer=request.user)
    if form.is_valid():
        try:
            worker = form.cleaned_data["worker"]
            contacts = _chosen(request.user, ticked)
            done = actions.allocate_contacts(
                by=request.user, contacts=contacts, worker=worker, versions=_versions(ticked)
            )
        except Refused as refused:
            form.refuse(Refused(refused.sentence, field="worker"))
        else:
            messages.success(request, _said(done, worker))
            return redirect(f"{request.path.removesuffix('give/')}?{request.GET.urlencode()}")
    return queue_page(request, form, ticked)


def _said(done: Sequence[Contact], worker: Worker | None) -> str:
    many = count_words(len(done), "contact is", "contacts are")
    return f"{many} now with {worker or 'the duty desk'}."


def _versions(ticked: Sequence[str]) -> dict[str, int]:
    """ "7QK2M8XW4T.3" is a contact as it stood when it was shown."""
    pairs = (each.partition(".") for each in ticked)
    return {ref: int(version) for ref, _, version in pairs if version[:9].isdecimal()}


def _chosen(viewer: Any, ticked: Sequence[str]) -> list[Contact]:
    """The contacts ticked. One that this viewer may not know, or no longer, refuses them all."""
    # PostgreSQL takes no NUL in a text: what holds one is nobody's reference.
    refs = dict.fromkeys(each.partition(".")[0].replace("\0", "?") for each in ticked)
    found = list(visible_contacts(viewer).filter(ref__in=refs).order_by("received_at", "pk"))
    if len(found) != len(refs):
        raise Refused("One of these contacts is not there any more. Look at the queue again.")
    return found


def _tabs(tab: str, counts: dict[str, int]) -> list[Tab]:
    return [
        Tab(words, f"?tab={each}", counts[each], each == tab)
        for each, words in queries.TABS.items()
    ]
