"""The plan as a whole: its weeks, its drivers, what holds it up, and room in the teams."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, Sum

from homeward.calendar import working_days_between
from homeward.core import clock
from homeward.ledger.models import Duty
from homeward.workforce.models import Worker

from ..models import Driver, Plan
from ..path import Path, Room, Step, critical_path
from ..rules import ActionState
from .plan import ActionRow, PlanPage, PriorityRow

_CLOSED = {ActionState.DONE, ActionState.DROPPED}


@dataclass
class Week:
    """One week of a plan: what falls due, what was done, tried and shown in it."""

    number: int
    first: date
    now: bool
    due: list[ActionRow] = field(default_factory=list)
    done: list[ActionRow] = field(default_factory=list)
    tests: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)

    @property
    def word(self) -> str:
        return "this week" if self.now else ""


@dataclass(frozen=True)
class PlanPicture:
    """A plan's weeks in order, the actions that hold it up, and each team's room."""

    weeks: list[Week]
    path: Path
    chain: list[ActionRow]
    rooms: list[Room]

    @property
    def path_sentence(self) -> str:
        """What holds the plan up, in words."""
        if self.path.ends_on is None:
            return "Nothing is left to do."
        day = f"{self.path.ends_on.day} {self.path.ends_on:%B %Y}"
        late = (
            f", {self.path.late} working days after the plan's last day"
            if self.path.late
            else ", within the plan"
        )
        return f"The longest chain of actions can end on {day} at the earliest{late}."


@dataclass(frozen=True)
class DriverRow:
    """One line of a driver diagram, as the table beside it says it."""

    primary: str
    secondary: str
    actions: list[ActionRow]


def picture(page: PlanPage) -> PlanPicture:
    """The plan as a whole, from its page."""
    open_rows = [row for row in page.actions if row.state not in _CLOSED]
    path = critical_path(
        [_step(row) for row in open_rows], today=clock.today(), ends_on=page.plan.ends_on
    )
    by_key = {row.action.pk: row for row in open_rows}
    return PlanPicture(
        weeks=_weeks(page),
        path=path,
        chain=[by_key[key] for key in path.keys],
        rooms=_rooms(page.plan, open_rows),
    )


def driver_rows(row: PriorityRow) -> list[DriverRow]:
    """A priority's drivers two deep with the actions under each; actions without one come last."""
    under: dict[int | None, list[ActionRow]] = {}
    for action in row.actions:
        under.setdefault(action.action.driver_id, []).append(action)
    found = [line for driver in row.drivers if not driver.under_id for line in _lines(driver, row)]
    rows = [
        DriverRow(primary, driver.words if driver.under_id else "", under.get(driver.pk, []))
        for primary, driver in found
    ]
    loose = under.get(None, [])
    return [*rows, DriverRow("No driver named", "", loose)] if loose else rows


def _lines(primary: Driver, row: PriorityRow) -> Iterable[tuple[str, Driver]]:
    below = [driver for driver in row.drivers if driver.under_id == primary.pk]
    holds_actions = any(each.action.driver_id == primary.pk for each in row.actions)
    if holds_actions or not below:
        yield primary.words, primary
    for driver in below:
        yield primary.words, driver


def _step(row: ActionRow) -> Step:
    action = row.action
    return Step(
        key=action.pk,
        days=action.days_needed,
        due_on=action.due_on,
        waits_for=frozenset(each.pk for each in action.waits_for.all()),
    )


def _weeks(page: PlanPage) -> list[Week]:
    starts, today = page.plan.starts_on, clock.today()
    weeks = [
        Week(n + 1, first := starts + timedelta(days=7 * n), 0 <= (today - first).days < 7)
        for n in range(page.standing.weeks)
    ]
    for row in page.actions:
        _place(weeks, starts, row.action.due_on, "due", row)
        _place(weeks, starts, row.action.done_on, "done", row)
        for test in row.action.tests.all():
            _place(weeks, starts, test.starts_on, "tests", f"Begins: {test.change}")
            ended = f"{test.get_decision_display()}: {test.change}"
            _place(weeks, starts, test.ended_on, "tests", ended)
    for moved in page.measures.values():
        _place(weeks, starts, moved.since, "moved", f"{moved.word}: {moved.measure.title}")
    return weeks


def _place(weeks: list[Week], starts: date, day: date | None, what: str, thing: Any) -> None:
    """Put something into the week its day falls in; days outside the plan go to its edges."""
    if day is not None and weeks:
        number = min(max((day - starts).days // 7, 0), len(weeks) - 1)
        getattr(weeks[number], what).append(thing)


def _rooms(plan: Plan, rows: list[ActionRow]) -> list[Room]:
    """Each team that must absorb open actions: its people, what it owes, what is asked of it."""
    today = clock.today()
    teams = {row.action.owner.team_id: row.action.owner.team.name for row in rows}
    asked = dict.fromkeys(teams, 0)
    for row in rows:
        asked[row.action.owner.team_id] += row.action.days_needed
    people = _people(teams, today)
    owed = _owed(teams)
    days = max(working_days_between(today, plan.ends_on), 0)
    return [
        Room(
            name, people.get(pk, 0.0), *owed.get(pk, (0, 0)), asked[pk], people.get(pk, 0.0) * days
        )
        for pk, name in sorted(teams.items(), key=lambda each: each[1])
    ]


def _people(teams: Iterable[int], today: date) -> dict[int, float]:
    here = Q(left_on__isnull=True) | Q(left_on__gt=today)
    rows = Worker.objects.filter(here, team__in=teams).values("team_id")
    return {
        row["team_id"]: float(row["there"]) for row in rows.annotate(there=Sum("full_time_share"))
    }


def _owed(teams: Iterable[int]) -> dict[int, tuple[int, int]]:
    late = Count("pk", filter=Q(due_at__lt=clock.now()))
    rows = Duty.objects.filter(team__in=teams, state=Duty.State.OPEN).values("team_id")
    found = rows.annotate(open=Count("pk"), late=late)
    return {row["team_id"]: (row["open"], row["late"]) for row in found}
