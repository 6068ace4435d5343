"""A small made-up town with records in every room of the house, from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models

from homeward.access.actions import the_house
from homeward.care.models import PeriodOfCare, Placement
from homeward.core.clock import ENGLAND
from homeward.core.projection import registry
from homeward.front_door.models import Contact, ContactChild, Referral
from homeward.homes.models import Stay
from homeward.leaving_care.models import AdviserContact, LeavingCareCase, PathwayPlan
from homeward.missing.models import Episode, Interview
from homeward.people.models import Address, Identifier, Person, Relationship
from homeward.workforce.actions import set_up_team, take_on
from homeward.workforce.models import Allocation, Team

BEGINNING = date(2025, 1, 6)


@dataclass
class Town:
    """Teams, workers and people with records in every room, from a seed."""

    rng: random.Random
    teams: dict[str, Team] = field(default_factory=dict)
    worker: Any = None
    people: list[Person] = field(default_factory=list)

    def day(self) -> date:
        return BEGINNING + timedelta(days=self.rng.randrange(500))

    def moment(self) -> datetime:
        day = self.day()
        return datetime(day.year, day.month, day.day, self.rng.randrange(24), tzinfo=ENGLAND)


def build(rng: random.Random, people: int = 24) -> Town:
    """A town of so many people; some have clashes with others (two open cases, one start day)."""
    town = Town(rng)
    for service in (Team.Service.FRONT_DOOR, Team.Service.MISSING, Team.Service.LEAVING_CARE):
        town.teams[service] = set_up_team(by=the_house, name=service.label, service=service)
    some = town.teams[Team.Service.LEAVING_CARE]
    town.worker = take_on(
        by=the_house, name="A worker", team=some, job="Adviser", started_on=BEGINNING
    )
    for number in range(people):
        town.people.append(_person(town, number))
    for person in town.people:
        _records(town, person)
    registry.bring_up_to_date(*town.people, *_roots(town.people))
    return town


def _person(town: Town, number: int) -> Person:
    rng = town.rng
    born = date(2004, 1, 1) + timedelta(days=rng.randrange(2_500))
    person = Person(
        given_names=rng.choice(["Ash", "Bo", "Cal", ""]),
        family_name=f"Maker {number % 5}",
        known_as=rng.choice(["", "Kit"]),
        born_on=rng.choice([born, None]),
        sex=rng.choice(list(Person.Sex)),
        ethnicity=rng.choice(["", "WBRI", "MOTH"]),
        disabled=rng.choice([None, True, False]),
        restricted=rng.random() < 0.1,
    )
    person.save()
    return person


def _records(town: Town, person: Person) -> None:
    rng = town.rng
    for kind in ADDED:
        for _ in range(rng.choice([0, 0, 1, 2])):
            kind(town, person)
    start = BEGINNING + timedelta(days=rng.choice([0, 7]))  # some share it: left behind
    period = PeriodOfCare.objects.create(person=person, started_on=start)
    Placement.objects.create(period=period, started_on=start, kind="U1")
    if rng.random() < 0.3:
        Stay.objects.create(person=person, kind="B", started_on=start, known_on=start)
    if rng.random() < 0.4:
        _case(town, person, start, open_still=rng.random() < 0.5)
    if rng.random() < 0.3:
        _episode(town, person, returned=False)
    other = rng.choice(town.people)
    if other != person:
        Relationship.objects.create(person=person, other=other, kind="sibling")


def _case(town: Town, person: Person, start: date, *, open_still: bool) -> LeavingCareCase:
    ended = {} if open_still else {"ended_on": start + timedelta(days=90), "ended_because": "21"}
    case = LeavingCareCase.objects.create(
        person=person,
        category="former_relevant",
        entitled_on=start,
        adviser=town.worker,
        team=town.teams[Team.Service.LEAVING_CARE],
        **ended,
    )
    PathwayPlan.objects.create(case=case, agreed_on=start + timedelta(days=20))
    AdviserContact.objects.create(case=case, on=start + timedelta(days=30), kind="visit")
    return case


def _episode(town: Town, person: Person, *, returned: bool = True) -> Episode:
    at = town.moment()
    episode = Episode.objects.create(
        person=person,
        reported_at=at,
        returned_at=at + timedelta(hours=town.rng.randrange(1, 60)) if returned else None,
        team=town.teams[Team.Service.MISSING],
    )
    if returned:
        Interview.objects.create(episode=episode)
    return episode


def _closed_stay(town: Town, person: Person) -> Stay:
    day = town.day()
    ended = day + timedelta(days=town.rng.randrange(60))
    return Stay.objects.create(
        person=person, kind="U", started_on=day, known_on=day, ended_on=ended
    )


def _contact(town: Town, person: Person) -> ContactChild:
    contact = Contact.objects.create(
        received_at=town.moment(), team=town.teams[Team.Service.FRONT_DOOR]
    )
    return ContactChild.objects.create(contact=contact, person=person)


def _referral(town: Town, person: Person) -> Referral:
    return Referral.objects.create(person=person, received_on=town.day())


def _address(town: Town, person: Person) -> Address:
    lines = f"{town.rng.randrange(90)} High Row"
    return Address.objects.create(person=person, lines=lines, postcode="ZZ1 1AA")


def _number(town: Town, person: Person) -> Identifier:
    value = f"{town.rng.getrandbits(60)}"
    return Identifier.objects.create(person=person, scheme="case", value=value)


def _allocation(town: Town, person: Person) -> Allocation:
    return Allocation.objects.create(
        person=person, worker=town.worker, role="adviser", from_on=town.day()
    )


ADDED: tuple[Callable[[Town, Person], Any], ...] = (
    _episode,
    _closed_stay,
    _contact,
    _referral,
    _address,
    _number,
    _allocation,
)


def _roots(people: Iterable[Person]) -> list[models.Model]:
    ids = [person.pk for person in people]
    told = (PeriodOfCare, Stay, LeavingCareCase, Episode, ContactChild, Referral)
    return [row for model in told for row in model._default_manager.filter(person__in=ids)]
