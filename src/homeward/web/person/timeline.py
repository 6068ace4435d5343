"""Everything that happened to one person, or in their household, in order; on screen and paper."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.access.rooms import hidden_rooms
from homeward.audit.actions import record_look
from homeward.chronology.models import Event, Meaning
from homeward.chronology.queries import Chosen, choices_of, events_of, meanings_of
from homeward.chronology.rules import SERVICES
from homeward.core import clock
from homeward.core.addresses import addresses
from homeward.people.models import Person
from homeward.people.policies import get_person
from homeward.people.queries import Together, household_on, lived_with
from homeward.people.rules import age_on
from homeward.ui.views import paginate
from homeward.ui.words import MONTHS

SHOWN, PRINTED = 60, 1000
HOUSEHOLD = "household"
PRINT_COLUMNS = ["Date", "Age then", "Event", "Source and author", "Meaning for the child"]


@dataclass(frozen=True)
class Happened:
    """An event as a page shows it.

    ``href`` is the page of the record it comes from, where the viewer may open one; ``meaning``
    is what a worker said of it; ``age`` is how old its person was.
    """

    event: Event
    href: str
    meaning: Meaning | None
    age: int | None

    @property
    def significant(self) -> bool:
        """By what a worker said of it; where nobody said, by its record."""
        return self.meaning.significant if self.meaning else self.event.significant


@dataclass(frozen=True)
class _Asked:
    """What the reader asked to see."""

    person: Person
    together: list[Together]
    household: bool
    chosen: Chosen

    @property
    def people(self) -> list[Person]:
        """Everybody whose events are on the page, each once."""
        others = [each.other for each in self.together] if self.household else []
        return list(dict.fromkeys([self.person, *others]))


@needs(Can.SEE_PEOPLE, about_a_person=True)
def timeline(request: HttpRequest, ref: str) -> HttpResponse:
    """What happened, newest first, by kind, service and significance."""
    asked = _asked(request, ref)
    record_look(by=request.user, page="people:timeline", people=asked.people)
    everything = _events(request, asked, Chosen(hidden=asked.chosen.hidden))
    kinds, rooms = choices_of(everything)
    page = paginate(request, _events(request, asked, asked.chosen), per=SHOWN)
    context = {
        **_shared(request, asked),
        "page": page,
        "months": by_month(happened(list(page.object_list))),
        "kinds": kinds,
        "rooms": [(room, SERVICES.get(room, room)) for room in rooms],
    }
    return render(request, "web/person/timeline.html", context)


@needs(Can.SEE_PEOPLE, about_a_person=True)
def timeline_print(request: HttpRequest, ref: str) -> HttpResponse:
    """The same as a table for paper, oldest first: date, age then, event, source, meaning."""
    asked = _asked(request, ref)
    record_look(by=request.user, page="people:timeline-print", people=asked.people)
    newest = list(_events(request, asked, asked.chosen)[: PRINTED + 1])
    context = {
        **_shared(request, asked),
        "rows": list(reversed(happened(newest[:PRINTED]))),
        "left_out": len(newest) > PRINTED,
        "most": PRINTED,
        "columns": PRINT_COLUMNS,
    }
    return render(request, "web/person/timeline_print.html", context)


def happened(
    events: Sequence[Event], links: Mapping[tuple[str, int], str] | None = None
) -> list[Happened]:
    """Events with their pages and meanings, in two queries and one a model.

    ``links``: the pages, where they were looked up already together with others.
    """
    if links is None:
        links = addresses((event.root_label, event.root_id) for event in events)
    meanings = meanings_of(events)
    return [
        Happened(
            event=event,
            href=links.get((event.root_label, event.root_id), ""),
            meaning=meanings.get(event.key),
            age=age_on(event.person.born_on, clock.day_of(event.at)),
        )
        for event in events
    ]


def by_month(rows: Iterable[Happened]) -> list[tuple[str, list[Happened]]]:
    """Events under the month in which they happened in England."""
    return [(name, list(group)) for name, group in groupby(rows, key=_month)]


def _asked(request: HttpRequest, ref: str) -> _Asked:
    """What the address asks for; a choice that is none of ours chooses nothing."""
    person = get_person(request.user, ref)
    given = {name: request.GET.get(name, "")[:40] for name in ("kind", "service")}
    service = given["service"] if given["service"] in SERVICES else ""
    return _Asked(
        person=person,
        together=lived_with(viewer=request.user, people=[person])[person.pk],
        household=request.GET.get("whose") == HOUSEHOLD,
        chosen=Chosen(
            kind=given["kind"].replace("\0", ""),
            service=service,
            significant="significant" in request.GET,
            hidden=hidden_rooms(request.user),
        ),
    )


def _events(request: HttpRequest, asked: _Asked, chosen: Chosen) -> Any:
    return events_of(
        viewer=request.user,
        person=asked.person,
        household=asked.together if asked.household else (),
        chosen=chosen,
    )


def _shared(request: HttpRequest, asked: _Asked) -> dict[str, Any]:
    return {
        "person": asked.person,
        "household": asked.household,
        "lives_with": household_on(asked.together, clock.today()),
        "has_lived_with": bool(asked.together),
        "chosen": asked.chosen,
        "query": request.GET.urlencode(),
        "may_mean": allowed(request.user, Can.EDIT_PEOPLE),
    }


def _month(row: Happened) -> str:
    day = clock.day_of(row.event.at)
    return f"{MONTHS[day.month - 1]} {day.year}"
