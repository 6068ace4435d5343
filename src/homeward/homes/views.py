"""The pages of homes: who lives where now, bed and breakfast, moving, judging, providers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_read
from homeward.leaving_care.queries import has_case
from homeward.people.policies import get_person
from homeward.ui.parts import Column
from homeward.ui.views import act, keep_filters, paginate

from . import actions, forms, queries
from .codes import StayKind, Suitability
from .models import Stay

FORM = "homes/form.html"
STAY_COLUMNS = ["Young person", "Age", "Home", "Since", "Suitability"]
BED_COLUMNS = ["Young person", "Age", "From", "To", "Nights", "Two working days"]
PROVIDER_COLUMNS = ["Name", "Ofsted's number", "What they run", "Places"]
KIND_COLUMNS = [
    Column("Kind of home"),
    *(Column(label, numeric=True) for label in ("Suitable", "Not suitable", "Not judged", "All")),
]
SHOWN = {"crisis": "Crisis beds", **dict(StayKind.choices)}


@needs(Can.SEE_HOMES)
def stays(request: HttpRequest) -> HttpResponse:
    """Who lives where now, with the counts that open their lists."""
    chosen = keep_filters(request, ("show", "suitability"))
    page = paginate(request, queries.stays_now(viewer=request.user, **chosen))
    context = {
        "counts": queries.counts(viewer=request.user),
        "page": page,
        "rows": queries.rows_of(page.object_list),
        "chosen": chosen,
        "caption": _caption(chosen, page.paginator.count),
        "columns": STAY_COLUMNS,
        "kind_columns": KIND_COLUMNS,
        "may_add": allowed(request.user, Can.RECORD_STAY),
    }
    return render(request, "homes/stays.html", context)


@needs(Can.SEE_HOMES)
def bed_and_breakfast(request: HttpRequest) -> HttpResponse:
    """Bed and breakfast now and in the last twelve months, with nights and breaches."""
    rows = queries.bed_and_breakfast(viewer=request.user)
    context = {
        "page": paginate(request, rows),
        "nights": sum(row.nights or 0 for row in rows),
        "unknown": sum(row.nights is None for row in rows),
        "now": sum(row.stay.ended_on is None for row in rows),
        "breaches": sum(row.breach is True for row in rows),
        "columns": BED_COLUMNS,
    }
    return render(request, "homes/bed_and_breakfast.html", context)


@needs(Can.RECORD_STAY, about_a_person=True)
def move_in(request: HttpRequest, ref: str) -> HttpResponse:
    """Record where a young person moved in."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="homes:move-in", person=person)
    now = queries.open_stay_of(viewer=request.user, person=person)
    back = _back(request.user, person)
    context = {"title": "Moved in", "person": person, "now": now, "submit": "Save the move"}
    return act(
        request,
        forms.MoveInForm(request.POST or None),
        actions.move_in,
        page=FORM,
        context={**context, "back": back},
        to=back,
        said="The move is on record.",
        person=person,
    )


@needs(Can.RECORD_STAY, about_a_person=True)
def move_out(request: HttpRequest, ref: str) -> HttpResponse:
    """Record that a young person left, where they live now not being known yet."""
    stay = queries.get_stay(viewer=request.user, ref=ref)
    record_read(by=request.user, page="homes:move-out", person=stay.person)
    form = forms.MoveOutForm(request.POST or None, version=stay.version)
    return _on_stay(request, form, actions.move_out, stay, "Moved out")


@needs(Can.RECORD_STAY, about_a_person=True)
def judge(request: HttpRequest, ref: str) -> HttpResponse:
    """Say whether a home is suitable, and why."""
    stay = queries.get_stay(viewer=request.user, ref=ref)
    record_read(by=request.user, page="homes:judge", person=stay.person)
    start = {"suitability": stay.suitability, "suitable_because": stay.suitable_because}
    form = forms.JudgeForm(request.POST or None, version=stay.version, initial=start)
    return _on_stay(request, form, actions.judge_suitability, stay, "Judge suitability")


@needs(Can.SEE_HOMES)
def providers(request: HttpRequest) -> HttpResponse:
    """Who runs homes."""
    context = {
        "page": paginate(request, queries.providers()),
        "columns": PROVIDER_COLUMNS,
        "may_add": allowed(request.user, Can.RECORD_STAY),
    }
    return render(request, "homes/providers.html", context)


@needs(Can.RECORD_STAY)
def add_provider(request: HttpRequest) -> HttpResponse:
    """Put a provider on the list."""
    return act(
        request,
        forms.ProviderForm(request.POST or None),
        actions.add_provider,
        page=FORM,
        context={"title": "Add a provider", "submit": "Add", "back": reverse("homes:providers")},
        to="homes:providers",
        said=lambda provider: f"{provider} is on the list.",
    )


def _on_stay(request: HttpRequest, form: Any, action: Any, stay: Stay, title: str) -> HttpResponse:
    back = _back(request.user, stay.person)
    context = {"title": title, "person": stay.person, "now": stay, "back": back, "submit": "Save"}
    return act(request, form, action, page=FORM, context=context, to=back, stay=stay)


def _back(viewer: Any, person: Any) -> str:
    """The young person's page in leaving care, or where they have no case there, the list."""
    if has_case(viewer=viewer, person=person):
        return reverse("leaving_care:case", args=[person.ref])
    return reverse("homes:stays")


def _caption(chosen: dict[str, str], count: int) -> str:
    parts = [SHOWN.get(chosen["show"]), dict(Suitability.choices).get(chosen["suitability"])]
    named = ", ".join(part for part in parts if part) or "Everybody whose home is on record"
    return f"{named}: {count}"
