"""The page of one person: header, alerts, what is owed, what happened last, who has looked."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.models import User
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.access.rooms import hidden_rooms
from homeward.alerts.queries import alerts_now
from homeward.audit.actions import record_read
from homeward.audit.queries import looks_at
from homeward.chronology.queries import Chosen, events_of
from homeward.core.addresses import addresses
from homeward.front_door.queries import worked_on
from homeward.missing.queries import out_now
from homeward.people.models import Person
from homeward.people.policies import get_person
from homeward.people.queries import needs_of
from homeward.workforce.queries import workers_of

from .facts import facts_of, is_leaver, lives_at, needs_in_words, open_duties, owed_at, tags_of
from .timeline import by_month, happened

EVENTS_SHOWN, LOOKS_SHOWN = 15, 30
DUTY_COLUMNS = ["What is owed", "Time", "Due", "Who answers"]
LOOK_COLUMNS = ["When", "Who", "What"]


@dataclass(frozen=True)
class Look:
    """Somebody who opened or changed the record."""

    at: Any
    who: str
    what: str


@needs(Can.SEE_PEOPLE, about_a_person=True)
def person(request: HttpRequest, ref: str) -> HttpResponse:
    """One person: header, alerts, needs, duties, what happened last, and who has looked."""
    who = get_person(request.user, ref, "needs")
    record_read(by=request.user, page="people:person", person=who)
    leaver = is_leaver(request.user, who)
    newest = events_of(
        viewer=request.user, person=who, chosen=Chosen(hidden=hidden_rooms(request.user))
    )
    events = list(newest[: EVENTS_SHOWN + 1])
    duties = open_duties(request.user, who)
    roots = ((each.root_label, each.root_id) for each in (*duties, *events[:EVENTS_SHOWN]))
    links = addresses(roots)
    workers = workers_of(who)
    context = {
        "person": who,
        "facts": facts_of(who) + lives_at(who),
        "alerts": alerts_now(viewer=request.user, people=[who])[who.pk],
        "needs": needs_in_words(who, needs_of(who)),
        "tags": tags_of(who, missing=out_now(request.user, who) is not None, leaver=leaver),
        "workers": [each for each in workers if each.to_on is None],
        "workers_ever": len({each.worker_id for each in workers}),
        "worked": worked_on(viewer=request.user, person=who),
        "owed": owed_at(duties, links),
        "duty_columns": DUTY_COLUMNS,
        "months": by_month(happened(events[:EVENTS_SHOWN], links)),
        "more": len(events) > EVENTS_SHOWN,
        "looks": _looks(request.user, who),
        "look_columns": LOOK_COLUMNS,
        "doors": _doors(request.user, who, leaver),
    }
    return render(request, "web/person/page.html", context)


def _doors(viewer: Any, who: Person, leaver: bool) -> list[tuple[str, str]]:
    """What this viewer can go on to do for the person, and where."""
    may_edit = allowed(viewer, Can.EDIT_PEOPLE)
    doors = [
        ("Report them missing", "missing:report-person", allowed(viewer, Can.REPORT_MISSING)),
        ("Call a strategy discussion", "front_door:call-about", _may_call(viewer)),
        ("Open their leaving-care case", "leaving_care:case", leaver),
        (
            "Begin a leaving-care case",
            "leaving_care:open",
            not leaver and allowed(viewer, Can.RECORD_LEAVING_CARE),
        ),
        ("Family and network", "people:family", True),
        ("Audits of the work with them", "practice:audits-of", True),
        ("Raise an alert", "alerts:add", may_edit),
        ("Note what they need", "people:needs", may_edit),
        ("Correct what is known", "people:correct", may_edit),
        ("Is there another record of this person?", "people:compare", may_edit),
        ("Add a telephone number", "people:add-phone", may_edit),
        ("Add a former name", "people:add-former-name", may_edit),
        ("Restrict this record", "people:restrict", may_edit and not who.restricted),
    ]
    return [(label, reverse(name, args=[who.ref])) for label, name, opens in doors if opens]


def _may_call(viewer: Any) -> bool:
    return allowed(viewer, Can.RECORD_CONTACT) and allowed(viewer, Can.SEE_FRONT_DOOR)


def _looks(viewer: Any, who: Person) -> list[Look]:
    """Who has opened or changed the record; only for those who may see the log."""
    if not allowed(viewer, Can.SEE_AUDIT):
        return []
    name = User.objects.filter(username=OuterRef("actor")).values("name")[:1]
    entries: Any = looks_at(who, limit=LOOKS_SHOWN).annotate(known=Subquery(name))
    return [
        Look(
            at=entry.at,
            who=entry.known or entry.actor,
            what=f"{entry.get_kind_display()}: {entry.action}",
        )
        for entry in entries
    ]
