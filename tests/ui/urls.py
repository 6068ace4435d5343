"""A small set of addresses for the tests of the pages' parts."""

from datetime import timedelta
from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from homeward.access.gates import needs, open_to_all
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import Refused, Stale
from homeward.ui.forms import HouseForm
from homeward.ui.parts import Column, Tab
from homeward.ui.views import act

from .forms_shown import EveryKind


class Someone:
    ref, known_as = "7QK2M8XW4T", "Mimi"

    def __str__(self) -> str:
        return "Amira Okafor"


class Note(HouseForm):
    words = forms.CharField()


@open_to_all
def everything(request: HttpRequest) -> HttpResponse:
    form = EveryKind(request.POST or None)
    return render(request, "demo/everything.html", {"form": form, **_shown()})


def _shown() -> dict[str, object]:
    now = clock.now()
    person = Someone()
    return {
        "columns": ["Child", "Reason", "Due", Column("Days", numeric=True)],
        "tabs": [
            Tab("Overdue", "?show=overdue", 3, current=True),
            Tab("Due this week", "?show=week", 12),
            Tab("All", "?show=all"),
        ],
        "late": now - timedelta(days=2),
        "soon": now + timedelta(hours=3),
        "later": now + timedelta(days=6),
        "rows": [
            ("Name", "Amira Okafor", "/x", "Change"),
            ("Date of birth", clock.today()),
            ("Account", "First line.\n\nSecond <line>."),
            ("Address", None),
            ("Told a parent", True),
        ],
        "people": [person, person, person],
        "page_obj": Paginator(range(311), 25).get_page(4),
    }


@open_to_all
def note(request: HttpRequest) -> HttpResponse:
    form = Note(request.POST or None, version=1)
    return act(
        request, form, keep, page="demo/note.html", to="/everything/", said=lambda d: f"Kept {d}."
    )


def keep(*, by: object, words: str, version: int) -> str:
    if words == "no":
        raise Refused("Write more than no.", field="words")
    if words == "never":
        raise Refused("The office is closed.", field="elsewhere")
    if words == "late":
        current = SimpleNamespace(words="their <text>", version=7)
        raise Stale(current, changed_by="Sam", changed_at="14:05")
    return f"{words} on {version}"


@needs(Can.SEE_HOME)
def place(request: HttpRequest) -> HttpResponse:
    return render(request, "demo/empty.html")


@needs(Can.SEE_HOME)
def beside(request: HttpRequest) -> HttpResponse:
    return render(request, "demo/beside.html")


def room(name: str, page: str) -> object:
    return path(f"{name}/", include(([path("", place, name=page)], name)))


urlpatterns = [
    path("everything/", everything),
    path("note/", note),
    path("beside/", beside),
    path("accounts/", include("allauth.urls")),
    path(
        "",
        include(([path("day/", place, name="my-day")], "web")),
    ),
    room("people", "search"),
    room("front_door", "queue"),
    room("refer", "mine"),
    path(
        "missing/",
        include(
            (
                [
                    path("", place, name="board"),
                    path("mine/", place, name="my-children"),
                    path("notify/", place, name="notify"),
                ],
                "missing",
            )
        ),
    ),
    room("leaving_care", "caseload"),
    room("homes", "stays"),
    room("practice", "teams"),
    room("improvement", "plan"),
    room("measures", "catalogue"),
]
