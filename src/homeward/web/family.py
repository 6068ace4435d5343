"""Those around a child who come from more than one room: the network, and whom to ring."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from homeward.access.gates import needs
from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.audit.actions import record_look, record_read
from homeward.people.family import network as drawing
from homeward.people.family.kin import KINDS
from homeward.people.family.network import FAR, NEAR, Contact
from homeward.people.models import Person, Professional
from homeward.people.policies import get_person
from homeward.people.queries import Family, family_of, household_of, professionals_of
from homeward.people.views.kinship import at_home_with, is_over, member, rows_of, tabs_of, unseen
from homeward.workforce.queries import workers_of

RING_COLUMNS = ["Who", "What they are", "Where", "Phone", "Since", "Until", "Source", ""]
NETWORK_COLUMNS = ["Who", "What they are", "Ring"]
RING_WORDS = {NEAR: "Household and family", FAR: "Friends and professionals"}


@dataclass(frozen=True)
class Ring:
    """Somebody to ring about a child. ``entry``: as entered here, where it was."""

    name: str
    part: str
    where: str
    phone: str
    from_on: date | None
    to_on: date | None
    source: str
    entry: Professional | None = None

    @property
    def over(self) -> bool:
        return is_over(self.to_on)

    @property
    def struck(self) -> str:
        return self.entry.struck_because if self.entry else ""


@needs(Can.SEE_PEOPLE, about_a_person=True)
def professionals(request: HttpRequest, ref: str) -> HttpResponse:
    """Who to ring: the service's own workers and those of other services, now and earlier."""
    person = get_person(request.user, ref)
    record_read(by=request.user, page="people:professionals", person=person)
    every = to_ring(request.user, person)
    context = {
        "person": person,
        "tabs": tabs_of(person, "people:professionals"),
        "now": [each for each in every if not each.over and not each.struck],
        "earlier": [each for each in every if each.over or each.struck],
        "columns": RING_COLUMNS,
        "may_edit": allowed(request.user, Can.EDIT_PEOPLE),
    }
    return render(request, "people/professionals.html", context)


@needs(Can.SEE_PEOPLE, about_a_person=True)
def network(request: HttpRequest, ref: str) -> HttpResponse:
    """The person in the middle of those around them, drawn and as a table."""
    person = get_person(request.user, ref)
    known = family_of(viewer=request.user, person=person)
    homes = household_of(viewer=request.user, person=person)
    home = at_home_with(homes, person)
    residents = [one.person for each in homes for one in each.residents]
    around = _around(person, known, home, residents) + _working(request.user, person)
    record_look(by=request.user, page="people:network", people=_named(person, known, residents))
    title = f"Network of {person}"
    desc = f"{len(around)} around the person. The table below says the same in words."
    context = {
        "person": person,
        "tabs": tabs_of(person, "people:network"),
        "drawing": drawing.draw(member(person), around, title=title, desc=desc) if around else "",
        "around": [(each, RING_WORDS[each.ring]) for each in around],
        "columns": NETWORK_COLUMNS,
        "unseen": unseen(max([known.hidden, *(each.hidden for each in homes)])),
    }
    return render(request, "people/network.html", context)


def to_ring(viewer: Any, person: Person) -> list[Ring]:
    """Everybody who works with a child; the service's own workers first, those of now first."""
    own = [
        Ring(
            name=str(each.worker),
            part=each.get_role_display(),
            where=str(each.worker.team),
            phone="",
            from_on=each.from_on,
            to_on=each.to_on,
            source=each.source or "Allocation",
        )
        for each in workers_of(person)
    ]
    others = [
        Ring(
            name=each.name,
            part=each.get_role_display(),
            where=each.agency,
            phone=each.phone,
            from_on=each.from_on,
            to_on=each.to_on,
            source=each.source,
            entry=each,
        )
        for each in professionals_of(viewer=viewer, person=person)
    ]
    return own + others


def _around(
    person: Person, known: Family, home: set[str], residents: list[Person]
) -> list[Contact]:
    """Household and family nearest; friends and others further out. Each person once."""
    words: dict[int, list[str]] = {}
    kin: set[int] = set()
    ended: dict[int, bool] = {}
    people: dict[int, Person] = {}
    for row in rows_of(known, person, home)[0]:
        if row.link.struck_because:
            continue
        them = row.them
        people[them.pk] = them
        words.setdefault(them.pk, []).append(f"{row.word} (ended)" if row.over else row.word)
        ended[them.pk] = row.over and ended.get(them.pk, True)
        if KINDS[row.link.kind].in_family:
            kin.add(them.pk)
    for who in residents:
        people.setdefault(who.pk, who)
    contacts = [
        Contact(
            name=str(who),
            part=", ".join([*words.get(pk, []), *(["lives with them"] if who.ref in home else [])]),
            ring=NEAR if pk in kin or who.ref in home else FAR,
            member=member(who),
            ended=ended.get(pk, False),
            href=reverse("people:person", args=[who.ref]),
        )
        for pk, who in people.items()
    ]
    return sorted(contacts, key=lambda each: (each.ring == FAR, "lives with" not in each.part))


def _working(viewer: Any, person: Person) -> list[Contact]:
    return [
        Contact(name=each.name or each.where, part=each.part, ring=FAR)
        for each in to_ring(viewer, person)
        if not each.over and not each.struck
    ]


def _named(person: Person, known: Family, residents: list[Person]) -> list[Person]:
    """Everybody whom the network may name, once each."""
    links = [link for link in known.links if person.pk in (link.person_id, link.other_id)]
    kin = [who for link in links for who in (link.person, link.other)]
    return list({who.pk: who for who in (person, *kin, *residents)}.values())
