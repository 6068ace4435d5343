"""One page before a visit: who, what to know, who else, what is owed, what they said last."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.access.rooms import hidden_rooms
from homeward.alerts.queries import alerts_now
from homeward.audit.actions import record_look
from homeward.care.queries import current_placement
from homeward.chronology.models import Event
from homeward.chronology.queries import Chosen, events_of, meanings_of
from homeward.core import clock
from homeward.homes.queries import open_stay_of
from homeward.missing.queries import episodes_for, in_one_line, last_said
from homeward.people.models import Person
from homeward.people.policies import get_person
from homeward.people.queries import household_on, lived_with, needs_of, relatives_of
from homeward.people.rules import age_on
from homeward.workforce.queries import current_workers

from .facts import facts_of, is_leaver, lives_at, needs_in_words, open_duties, tags_of

EVENTS_SHOWN, OWED_SHOWN = 5, 6


@dataclass(frozen=True)
class Near:
    """Somebody in the household or family: who, how old, and how they belong."""

    person: Person
    age: int | None
    how: str


@needs(Can.SEE_PEOPLE, about_a_person=True)
def summary(request: HttpRequest, ref: str) -> HttpResponse:
    """One page before a visit, fit for one sheet of A4 and for a phone."""
    viewer, who = request.user, get_person(request.user, ref, "needs")
    near = _near(viewer, who)
    record_look(
        by=viewer, page="people:summary", people=dict.fromkeys([who, *(n.person for n in near)])
    )
    owed, episodes = open_duties(viewer, who), episodes_for(viewer=viewer, people=[who])
    missing = any(each.returned_at is None for each in episodes)
    context = {
        "person": who,
        "facts": facts_of(who),
        "tags": tags_of(who, missing=missing, leaver=is_leaver(viewer, who)),
        "needs": needs_in_words(who, needs_of(who)),
        "alerts": alerts_now(viewer=viewer, people=[who])[who.pk],
        "near": near,
        "workers": current_workers(who),
        "lives": _lives(viewer, who),
        "owed": owed[:OWED_SHOWN],
        "more_owed": max(0, len(owed) - OWED_SHOWN),
        "events": _significant(viewer, who),
        **_missing(viewer, episodes),
    }
    return render(request, "web/person/summary.html", context)


def _near(viewer: Any, who: Person) -> list[Near]:
    """The household today, then family elsewhere; each once, with every way they belong."""
    today = clock.today()
    together = household_on(lived_with(viewer=viewer, people=[who])[who.pk], today)
    how: dict[Person, list[str]] = {}
    for relative, words in relatives_of(viewer=viewer, person=who):
        how.setdefault(relative, []).append(words)
    for each in together:
        how.setdefault(each.other, []).append(f"in the household ({each.because})")
    near = [Near(one, age_on(one.born_on, today), ", ".join(words)) for one, words in how.items()]
    return sorted(near, key=lambda each: ("household" not in each.how, str(each.person)))


def _lives(viewer: Any, who: Person) -> list[tuple[str, Any]]:
    """Where they live, as each room that knows has it."""
    rows: list[tuple[str, Any]] = list(lives_at(who))
    placement = current_placement(who)
    if placement is not None:
        where = " in ".join(part for part in (placement.home, placement.authority) if part)
        rows.append(("Placement", where or "in care; the home’s name is not known"))
    if allowed(viewer, Can.SEE_HOMES):
        stay = open_stay_of(viewer=viewer, person=who)
        if stay is not None:
            rows.append(("Home", f"{stay.get_kind_display()}, {_suitable(stay)}"))
    return rows or [("Lives at", "")]


def _suitable(stay: Any) -> str:
    return str(stay.get_suitability_display()).lower()


def _significant(viewer: Any, who: Person) -> list[tuple[Event, int | None, str]]:
    """The newest significant events: each with their age then and what it meant."""
    chosen = Chosen(significant=True, hidden=hidden_rooms(viewer))
    rows = events_of(viewer=viewer, person=who, chosen=chosen).filter(corrected="")
    events = list(rows[:EVENTS_SHOWN])
    said = meanings_of(events)
    return [
        (
            event,
            age_on(who.born_on, clock.day_of(event.at)),
            said[event.key].meaning if event.key in said else "",
        )
        for event in events
    ]


def _missing(viewer: Any, episodes: Sequence[Any]) -> dict[str, Any]:
    """What they said last and the missing history in a line; nothing for those not to see it."""
    if not allowed(viewer, Can.SEE_MISSING):
        return {}
    return {"said": last_said(episodes), "missing": in_one_line(episodes)}
