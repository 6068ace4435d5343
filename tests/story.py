"""The small authority that the tests live in, made through the actions like real work."""

import pickle
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection

from homeward.access.actions import add_user, the_house
from homeward.access.models import User
from homeward.access.roles import Role
from homeward.people.actions import add_address, add_identifier, add_person, restrict
from homeward.people.models import Person
from homeward.workforce.actions import fill_post, set_up_team, take_on
from homeward.workforce.models import Team, Worker

from .rows import Rows, added_since, put_back, rows_of_all

PASSWORD = "a-long-story-for-tests"
# A Wednesday morning in the middle of a term, in summer time.
NOW = datetime(2026, 6, 17, 9, 30, tzinfo=UTC)
TODAY = NOW.date()

SERVICE_OF_ROLE = {
    Role.FRONT_DOOR_WORKER: Team.Service.FRONT_DOOR,
    Role.FRONT_DOOR_MANAGER: Team.Service.FRONT_DOOR,
    Role.MISSING_COORDINATOR: Team.Service.MISSING,
    Role.ADVISER: Team.Service.LEAVING_CARE,
    Role.LEAVING_CARE_MANAGER: Team.Service.LEAVING_CARE,
    Role.HOMES_COMMISSIONER: Team.Service.HOMES,
    Role.IMPROVEMENT_LEAD: Team.Service.IMPROVEMENT,
    Role.DIRECTOR: Team.Service.LEADERSHIP,
}
MANAGES = {
    Role.FRONT_DOOR_MANAGER: "Hub manager",
    Role.MISSING_COORDINATOR: "Missing coordinator",
    Role.LEAVING_CARE_MANAGER: "Leaving-care manager",
    Role.DIRECTOR: "Director of children's services",
}


@dataclass
class Borough:
    """Teams, users and workers by service and role, and a few people by name."""

    teams: dict[str, Team] = field(default_factory=dict)
    users: dict[Role, User] = field(default_factory=dict)
    workers: dict[Role, Worker] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def user(self, role: Role) -> User:
        return self.users[role]


_first: dict[str, tuple[bytes, Rows]] = {}


def tell() -> Borough:
    """The authority as it stands once told.

    Told through the actions once a run; after that the same rows are put into an empty house, for
    two thousand tests begin with them.
    """
    if User.objects.exists():
        return _make()
    if told := _first.get(connection.vendor):
        borough, rows = told
        put_back(rows)
        return pickle.loads(borough)  # noqa: S301 - our own, of a moment ago
    before = rows_of_all()
    made = _make()
    _first[connection.vendor] = pickle.dumps(made), added_since(before)
    return made


def _make() -> Borough:
    """One team a service, one user a role, six young people."""
    borough = Borough()
    _teams(borough)
    _users(borough)
    _people(borough)
    return borough


def _teams(borough: Borough) -> None:
    top = set_up_team(by=the_house, name="Directorate", service=Team.Service.LEADERSHIP)
    borough.teams[Team.Service.LEADERSHIP] = top
    names = {
        Team.Service.FRONT_DOOR: "Hub",
        Team.Service.MISSING: "Missing team",
        Team.Service.LEAVING_CARE: "Leaving care",
        Team.Service.HOMES: "Commissioning",
        Team.Service.IMPROVEMENT: "Improvement team",
    }
    for service, name in names.items():
        borough.teams[service] = set_up_team(
            by=the_house, name=name, service=service, answers_to=top
        )


def _users(borough: Borough) -> None:
    for role in Role:
        ends: dict[str, Any] = (
            {"starts_on": date(2026, 6, 15), "ends_on": date(2026, 6, 19)}
            if role is Role.INSPECTOR
            else {}
        )
        user = add_user(
            by=the_house,
            username=role.value,
            name=f"{role.label} Example",
            role=role,
            password=PASSWORD,
            **ends,
        )
        borough.users[role] = user
        if role in SERVICE_OF_ROLE:
            _worker(borough, role, user)


def _worker(borough: Borough, role: Role, user: User) -> None:
    team = borough.teams[SERVICE_OF_ROLE[role]]
    worker = take_on(
        by=the_house,
        name=user.name,
        team=team,
        job=role.label,
        user=user,
        started_on=date(2024, 9, 2),
    )
    borough.workers[role] = worker
    if role in MANAGES:
        fill_post(by=the_house, title=MANAGES[role], team=team, manages=True, holder=worker)


def _people(borough: Borough) -> None:
    known = [
        ("aaliyah", "Aaliyah", "Hussain-Doyle", date(2012, 3, 9), "F"),
        ("tom", "Tomasz", "Wieczorek", date(2010, 11, 30), "M"),
        ("sian", "Siân", "O'Neill", date(2009, 2, 28), "F"),
        ("kofi", "Kofi", "Asare-Brandt", date(2007, 6, 17), "M"),
        ("leah", "Leah", "Thornbury", date(2005, 1, 15), "F"),
        ("hidden", "Robin", "Sealand", date(2011, 8, 1), "F"),
    ]
    for number, (key, given, family, born, sex) in enumerate(known, start=1001):
        person = add_person(
            by=the_house, given_names=given, family_name=family, born_on=born, sex=sex
        )
        add_identifier(by=the_house, person=person, scheme="la_child_id", value=str(number))
        add_address(by=the_house, person=person, lines=f"{number} Quarry Lane", postcode="ZZ1 4AB")
        borough.people[key] = person
    restrict(by=the_house, person=borough.people["hidden"], reason="family member works here")
