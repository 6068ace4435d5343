"""Teams, users, posts and workers: one sign-in a role, and those who come and go."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from homeward.access.models import User
from homeward.access.roles import Role
from homeward.front_door.codes import Route
from homeward.practice.models import Supervision
from homeward.workforce.models import Post, Team, Worker

from .course import LEAVERS
from .dice import Dice, spread
from .figures import workforce as figures
from .names import staff_name
from .world import Making

TEAMS = (
    ("leadership", "leadership", "Directorate"),
    ("front_door", "front_door", "Public Service Hub"),
    ("missing", "missing", "Missing from home and care team"),
    ("leaving_care", "leaving_care", "Leaving care team"),
    ("homes", "homes", "Commissioning and homes"),
    ("care", "care", "Children in care team"),
    ("courts", "care", "Fostering, courts and reviewing team"),
    ("improvement", "improvement", "Improvement team"),
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
SCREENING = "Manager screening domestic-abuse notifications"
SHARES = (0.8, 0.6, 0.5)  # of full time, for those who work part of it
MONTH = 30


@dataclass
class Slot:
    """A post through time: who holds it now, and since when nobody has."""

    post: Post
    holder: Worker | None = None
    permanent: bool = False


@dataclass
class Staff:
    """Who is in post on a day, by the place they work in."""

    began: date
    by_place: dict[str, list[Worker]] = field(default_factory=lambda: defaultdict(list))
    slots: list[Slot] = field(default_factory=list)
    managers: list[Worker] = field(default_factory=list)  # who hold no cases
    supervised: dict[str, list[Supervision]] = field(default_factory=lambda: defaultdict(list))
    _on: dict[tuple[str, int], list[Worker]] = field(default_factory=dict)

    def on(self, place: str, day: date, dice: Dice) -> Worker:
        """Somebody in post that day (before the history began: on its first day)."""
        day = max(day, self.began)
        fortnight = day.toordinal() // 14
        key = (place, fortnight)
        if key not in self._on:
            first, last = date.fromordinal(fortnight * 14), date.fromordinal(fortnight * 14 + 13)
            self._on[key] = [w for w in self.by_place[place] if _there(w, first, last)]
        there = [w for w in self._on[key] if _there(w, day, day)]
        return there[bisect_right(range(len(there)), dice.random() * len(there)) - 1]

    def always(self, place: str) -> Worker:
        """The one who signs in for this place and stays throughout."""
        return self.by_place[place][0]


def _there(worker: Worker, first: date, last: date) -> bool:
    """In post at some time of the span."""
    assert worker.started_on is not None  # noqa: S101 - made with one
    return worker.started_on <= last and (worker.left_on is None or worker.left_on > first)


def make_staff(page: Making, hashed: str) -> None:
    """Teams, users, posts and workers of the whole history."""
    world = page.world
    world.staff = Staff(world.began)
    top: Team | None = None
    for place, service, name in TEAMS:
        world.teams[place] = page.add(Team(name=name, service=service, answers_to=top))
        top = top or world.teams[place]
    for role in Role:
        world.users[role.value] = page.add(_user(page, role, hashed))
        if role in SERVICE:
            _signs_in(page, role)
    _screening(page)
    size = world.size
    courts = size.posts - size.front_door_posts - size.case_holding_posts
    social = {
        "front_door": size.front_door_posts,
        "care": size.case_holding_posts,
        "courts": courts,
    }
    _run(page, social, "Social worker", figures.TURNOVER, figures.IN_POST, figures.ON_AGENCY)
    small = max(2, size.advisers // 5)
    others = {"missing": small, "homes": small}
    rates = (figures.OTHERS_TURNOVER, figures.OTHERS_IN_POST, figures.OTHERS_ON_AGENCY)
    _run(page, others, "Practitioner", *rates)
    _run(page, {"leaving_care": size.advisers}, "Personal adviser", *rates)


def _user(page: Making, role: Role, hashed: str) -> User:
    world = page.world
    ends = world.today + timedelta(days=30) if role is Role.INSPECTOR else None
    return User(
        username=role.value.replace("_", "-"),
        name=staff_name(page.dice),
        role=role,
        password=hashed,
        ends_on=ends,
        date_joined=world.now,
    )


def _signs_in(page: Making, role: Role) -> None:
    world, place, user = page.world, SERVICE[role], page.world.users[role.value]
    worker = page.add(
        Worker(
            name=user.name,
            user=user,
            team=world.teams[place],
            job=role.label,
            started_on=world.began - timedelta(days=400),
        )
    )
    world.staff.by_place[place].append(worker)
    if role in MANAGES:
        page.add(Post(title=MANAGES[role], team=worker.team, manages=True, holder=worker))


def _screening(page: Making) -> None:
    """The post that screens domestic-abuse notifications: in one scenario it falls empty."""
    world = page.world
    ago = world.scenario.empty_post_since
    empty = None if ago is None else world.today - timedelta(days=ago)
    worker = _hire(page, "front_door", "Manager", world.began - timedelta(days=200), False)
    worker.left_on = empty
    holder = None if empty else worker
    page.add(
        Post(
            title=SCREENING,
            team=world.teams["front_door"],
            answers_for=Route.DOMESTIC_ABUSE,
            holder=holder,
            empty_since=empty,
        )
    )


def _hire(page: Making, place: str, job: str, day: date, agency: bool) -> Worker:
    part_time = page.dice.chance(0.15)
    worker: Worker = page.add(
        Worker(
            name=staff_name(page.dice),
            team=page.world.teams[place],
            job=job,
            agency=agency,
            full_time_share=Decimal(str(page.dice.choice(SHARES))) if part_time else Decimal(1),
            started_on=day,
        )
    )
    page.world.staff.by_place[place].append(worker)
    return worker


def _run(
    page: Making,
    posts: dict[str, int],
    job: str,
    turnover: float,
    in_post: float,
    on_agency: float,
) -> None:
    """Months of coming and going: who leaves is replaced in some other empty post."""
    world, dice = page.world, page.dice
    slots = [_slot(page, place, job) for place, many in posts.items() for _ in range(many)]
    places = [place for place, many in posts.items() for _ in range(many)]
    for number, slot in enumerate(slots):
        kind = spread(number, 0, 0.5)
        if kind < in_post + on_agency:
            day = world.began - timedelta(days=dice.days(700 if kind < in_post else 120))
            _fill(page, slot, places[number], job, day, permanent=kind < in_post)
        else:
            slot.post.empty_since = world.began - timedelta(days=dice.days(90))
    owed, changes = 0.5, 0.5
    day = world.began + timedelta(days=MONTH // 2)
    while day <= world.today:
        held = [slot for slot in slots if slot.permanent]
        owed += len(held) * turnover * MONTH / 365 * world.course.times(LEAVERS, day)
        while owed >= 1 and held:
            owed -= 1
            _leaves(page, held.pop(dice.randrange(len(held))), day)
            _one_comes(page, slots, places, job, day)
            _cover(page, slots, places, job, day, round(on_agency * len(slots)))
        changes += len(slots) * on_agency / figures.AGENCY_STAYS_MONTHS
        while changes >= 1:
            changes -= 1
            _agency_leaves(page, slots, day)
            _cover(page, slots, places, job, day, round(on_agency * len(slots)))
        day += timedelta(days=MONTH)
    world.staff.slots += slots


def _slot(page: Making, place: str, job: str) -> Slot:
    return Slot(page.add(Post(title=job, team=page.world.teams[place])))


def _fill(page: Making, slot: Slot, place: str, job: str, day: date, *, permanent: bool) -> None:
    slot.holder = slot.post.holder = _hire(page, place, job, day, not permanent)
    slot.permanent, slot.post.empty_since = permanent, None


def _leaves(page: Making, slot: Slot, day: date) -> None:
    if slot.holder is not None:
        slot.holder.left_on = day
    slot.holder = slot.post.holder = None
    slot.permanent, slot.post.empty_since = False, day


def _one_comes(page: Making, slots: list[Slot], places: list[str], job: str, day: date) -> None:
    """A permanent worker for a post that agency or nobody held."""
    free = [n for n, slot in enumerate(slots) if not slot.permanent]
    number = page.dice.choice(free)
    _leaves(page, slots[number], day)
    _fill(page, slots[number], places[number], job, day, permanent=True)


def _agency_leaves(page: Making, slots: list[Slot], day: date) -> None:
    covered = [slot for slot in slots if slot.holder and not slot.permanent]
    if covered:
        _leaves(page, page.dice.choice(covered), day)


def _cover(
    page: Making, slots: list[Slot], places: list[str], job: str, day: date, many: int
) -> None:
    """Agency workers for the posts that have been empty longest, so many in all."""
    covered = sum(slot.holder is not None and not slot.permanent for slot in slots)
    empty = [n for n, slot in enumerate(slots) if slot.holder is None]
    empty.sort(key=lambda n: (slots[n].post.empty_since or day, n))
    for number in empty[: max(0, many - covered)]:
        _fill(page, slots[number], places[number], job, day, permanent=False)


def sign_ins(password: str) -> list[tuple[str, str, str]]:
    """Role, user name and password, to print."""
    return [(role.label, role.value.replace("_", "-"), password) for role in Role]
