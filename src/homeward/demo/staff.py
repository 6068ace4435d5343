"""Teams, users and workers of the demonstration borough: one sign-in a role."""

from datetime import timedelta

from django.contrib.auth.hashers import make_password

from homeward.access.models import User
from homeward.access.roles import Role
from homeward.workforce.models import Post, Team, Worker

from .names import staff_name
from .world import World

TEAMS = (
    ("leadership", "Directorate"),
    ("front_door", "Public Service Hub"),
    ("missing", "Missing from home and care team"),
    ("leaving_care", "Leaving care team"),
    ("homes", "Commissioning and homes"),
    ("care", "Children in care team"),
    ("improvement", "Improvement team"),
)
SERVICE = {
    Role.FRONT_DOOR_WORKER: "front_door",
    Role.FRONT_DOOR_MANAGER: "front_door",
    Role.MISSING_COORDINATOR: "missing",
    Role.ADVISER: "leaving_care",
    Role.LEAVING_CARE_MANAGER: "leaving_care",
    Role.HOMES_COMMISSIONER: "homes",
    Role.AUDITOR: "improvement",
    Role.IMPROVEMENT_LEAD: "improvement",
    Role.DIRECTOR: "leadership",
}
MANAGES = {
    Role.FRONT_DOOR_MANAGER: "Hub manager",
    Role.MISSING_COORDINATOR: "Missing coordinator",
    Role.LEAVING_CARE_MANAGER: "Leaving-care manager",
    Role.HOMES_COMMISSIONER: "Head of commissioning",
    Role.IMPROVEMENT_LEAD: "Improvement lead",
    Role.DIRECTOR: "Director of children's services",
}
COLLEAGUES = {"front_door": 5, "missing": 2, "leaving_care": 4}


def make_staff(world: World, password: str) -> list[tuple[str, str, str]]:
    """Teams, posts, users and workers; the sign-ins to print."""
    _teams(world)
    hashed = make_password(password)
    for role in Role:
        user = world.add(_user(world, role, hashed))
        if role in SERVICE:
            _worker(world, role, user)
    for service, count in COLLEAGUES.items():
        for _ in range(count):
            _colleague(world, service)
    return [(role.label, role.value.replace("_", "-"), password) for role in Role]


def _teams(world: World) -> None:
    top: Team | None = None
    for service, name in TEAMS:
        world.teams[service] = world.add(Team(name=name, service=service, answers_to=top))
        world.workers[service] = []
        top = top or world.teams[service]


def _user(world: World, role: Role, hashed: str) -> User:
    ends = world.today + timedelta(days=30) if role is Role.INSPECTOR else None
    return User(
        username=role.value.replace("_", "-"),
        name=staff_name(world.rng),
        role=role,
        password=hashed,
        ends_on=ends,
        date_joined=world.now,
    )


def _worker(world: World, role: Role, user: User) -> None:
    service = SERVICE[role]
    worker = Worker(
        name=user.name,
        user=user,
        team=world.teams[service],
        job=role.label,
        started_on=world.began,
    )
    world.workers[service].append(world.add(worker))
    if role in MANAGES:
        world.add(Post(title=MANAGES[role], team=worker.team, manages=True, holder=worker))


def _colleague(world: World, service: str) -> None:
    worker = Worker(
        name=staff_name(world.rng),
        team=world.teams[service],
        job="Social worker" if service != "leaving_care" else "Personal adviser",
        agency=world.chance(0.2),
        started_on=world.began + timedelta(days=world.rng.randrange(500)),
    )
    world.workers[service].append(world.add(worker))
