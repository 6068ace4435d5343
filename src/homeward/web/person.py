"""The page of one person: who they are, what is owed to them, and what happened, in order.

What a room's own pages would not show to somebody, this page does not show either: events and
duties of a room appear only to those who may see that room.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.models import User
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_read
from homeward.audit.queries import looks_at
from homeward.care.queries import current_period
from homeward.chronology.models import Event
from homeward.chronology.queries import timeline
from homeward.core import clock
from homeward.core.addresses import addresses
from homeward.leaving_care.queries import has_case
from homeward.ledger.models import Duty
from homeward.ledger.queries import duties_for
from homeward.missing.queries import out_now
from homeward.people.models import Person
from homeward.people.policies import get_person
from homeward.people.rules import age_on
from homeward.ui.views import paginate
from homeward.ui.words import MONTHS
from homeward.workforce.queries import current_workers, workers_ever

EVENTS_READ, EVENTS_SHOWN, LOOKS_SHOWN = 1000, 60, 30
DUTY_COLUMNS = ["What is owed", "Time", "Due", "Who answers"]
LOOK_COLUMNS = ["When", "Who", "What"]
_SEES = {
    "front_door": Can.SEE_FRONT_DOOR,
    "missing": Can.SEE_MISSING,
    "leaving_care": Can.SEE_LEAVING_CARE,
    "homes": Can.SEE_HOMES,
    "improvement": Can.SEE_PLAN,
}


@dataclass(frozen=True)
class Happened:
    """An event and the page of the record that it comes from, where the viewer may open one."""

    event: Event
    href: str


@dataclass(frozen=True)
class Owed:
    """An open duty and the page on which it can be done."""

    duty: Duty
    href: str


@dataclass(frozen=True)
class Look:
    """Somebody who opened or changed the record."""

    at: Any
    who: str
    what: str


@needs(Can.SEE_PEOPLE, about_a_person=True)
def person(request: HttpRequest, ref: str) -> HttpResponse:
    """One person: header, duties, timeline, and for auditors who has looked."""
    who = get_person(request.user, ref)
    record_read(by=request.user, page="people:person", person=who)
    events = _events(request.user, who)
    kinds = sorted({event.kind for event in events})
    kind = request.GET.get("kind", "")
    chosen = [event for event in events if event.kind == kind] if kind in kinds else events
    page = paginate(request, chosen, per=EVENTS_SHOWN)
    context = {
        "person": who,
        "facts": _facts(who),
        "tags": _tags(request.user, who),
        "workers": current_workers(who),
        "workers_ever": workers_ever(who),
        "owed": _owed(request.user, who),
        "duty_columns": DUTY_COLUMNS,
        "page": page,
        "months": _months(list(page.object_list)),
        "kinds": kinds,
        "kind": kind,
        "looks": _looks(request.user, who),
        "look_columns": LOOK_COLUMNS,
        "doors": _doors(request.user, who),
    }
    return render(request, "web/person.html", context)


def _doors(viewer: Any, who: Person) -> list[tuple[str, str]]:
    """What this viewer can go on to do for the person, and where."""
    known = allowed(viewer, Can.SEE_LEAVING_CARE) and has_case(viewer=viewer, person=who)
    may_edit = allowed(viewer, Can.EDIT_PEOPLE)
    doors = [
        ("Report them missing", "missing:report-person", allowed(viewer, Can.REPORT_MISSING)),
        ("Open their leaving-care case", "leaving_care:case", known),
        (
            "Begin a leaving-care case",
            "leaving_care:open",
            not known and allowed(viewer, Can.RECORD_LEAVING_CARE),
        ),
        ("Correct what is known", "people:correct", may_edit),
        ("Is there another record of this person?", "people:compare", may_edit),
        ("Restrict this record", "people:restrict", may_edit and not who.restricted),
    ]
    return [(label, reverse(name, args=[who.ref])) for label, name, opens in doors if opens]


def _sees(viewer: Any, root_label: str) -> bool:
    what = _SEES.get(root_label.split(".")[0])
    return what is None or allowed(viewer, what)


def _events(viewer: Any, who: Person) -> list[Event]:
    rows = timeline(viewer=viewer, person=who, limit=EVENTS_READ)
    return [event for event in rows if _sees(viewer, event.root_label)]


def _owed(viewer: Any, who: Person) -> list[Owed]:
    rows = duties_for(viewer=viewer, person=who).filter(state="open")
    duties = [duty for duty in rows if _sees(viewer, duty.root_label)]
    links = addresses((duty.root_label, duty.root_id) for duty in duties)
    return [Owed(duty, links.get((duty.root_label, duty.root_id), "")) for duty in duties]


def _months(events: Sequence[Event]) -> list[tuple[str, list[Happened]]]:
    """Events under the month in which they happened in England, newest first."""
    links = addresses((event.root_label, event.root_id) for event in events)
    happened = [
        Happened(event, links.get((event.root_label, event.root_id), "")) for event in events
    ]
    return [(name, list(group)) for name, group in groupby(happened, key=_month)]


def _month(happened: Happened) -> str:
    day = clock.day_of(happened.event.at)
    return f"{MONTHS[day.month - 1]} {day.year}"


def _tags(viewer: Any, who: Person) -> list[tuple[str, str]]:
    """Where the person stands today, as words with a colour; none where nothing is said."""
    tags = []
    if who.died_on:
        tags.append(("Died", "grey"))
    if who.restricted:
        tags.append(("Restricted", "red"))
    if allowed(viewer, Can.SEE_MISSING) and out_now(viewer, who) is not None:
        tags.append(("Missing now", "late"))
    if current_period(who) is not None:
        tags.append(("In care", "blue"))
    if allowed(viewer, Can.SEE_LEAVING_CARE) and has_case(viewer=viewer, person=who):
        tags.append(("Care leaver", "purple"))
    return tags


def _facts(who: Person) -> list[tuple[str, Any]]:
    return [
        *([("Likes to be called", who.known_as)] if who.known_as else []),
        *_born(who, clock.today()),
        *((each.get_scheme_display(), each.value) for each in who.identifiers.order_by("pk")),
        *(("Lives at", _address(each)) for each in who.addresses.filter(to_on__isnull=True)[:1]),
    ]


def _born(who: Person, today: date) -> Iterable[tuple[str, Any]]:
    if who.born_on is None and who.expected_on is not None:
        yield "Expected", who.expected_on
        return
    age = age_on(who.born_on, today if who.died_on is None else who.died_on)
    yield "Age" if who.died_on is None else "Age at death", age
    yield "Born", who.born_on
    if who.died_on is not None:
        yield "Died", who.died_on


def _address(address: Any) -> str:
    return "Protected" if address.protected else f"{address.lines} {address.postcode}".strip()


def _looks(viewer: Any, who: Person) -> list[Look]:
    """Who has opened or changed the record; only for those who may see the log."""
    if not allowed(viewer, Can.SEE_AUDIT):
        return []
    entries = list(looks_at(who, limit=LOOKS_SHOWN))
    users = User.objects.filter(username__in={entry.actor for entry in entries})
    names = {user.username: str(user) for user in users}
    return [
        Look(
            at=entry.at,
            who=names.get(entry.actor, entry.actor),
            what=f"{entry.get_kind_display()}: {entry.action}",
        )
        for entry in entries
    ]
