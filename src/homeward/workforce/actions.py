"""Setting up teams and posts; who works with whom; who is away."""

from datetime import date
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.audit.actions import record_write
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.core.projection import registry
from homeward.core.records import save_record

from .models import Absence, Allocation, Post, Team, Worker
from .policies import get_worker
from .rules import why_not_absent


def set_up_team(*, by: Any, name: str, service: str, answers_to: Team | None = None) -> Team:
    """A new team. Every team but the director's answers to another."""
    check(by, Can.ADMINISTER)
    team = Team(name=name, service=service, answers_to=answers_to)
    with write():
        save_record(team, by=by)
        record_write(by=by, action="set up team", subject=team)
    return team


def take_on(
    *,
    by: Any,
    name: str,
    team: Team,
    job: str = "",
    user: Any = None,
    agency: bool = False,
    started_on: date | None = None,
    source: str = "",
) -> Worker:
    """Somebody begins work in a team."""
    check(by, Can.ADMINISTER)
    worker = Worker(
        name=name,
        team=team,
        job=job,
        user=user,
        agency=agency,
        started_on=started_on,
        source=source,
    )
    with write():
        save_record(worker, by=by)
        record_write(by=by, action="take on worker", subject=worker)
    return worker


def fill_post(
    *,
    by: Any,
    title: str,
    team: Team,
    manages: bool = False,
    holder: Worker | None = None,
    answers_for: str = "",
) -> Post:
    """A post in a team's establishment, with or without somebody in it.

    ``answers_for`` is the part of the team's work that it answers for before the manager does (a
    route of the front door), where it has one.
    """
    check(by, Can.ADMINISTER)
    post = Post(title=title, team=team, manages=manages, holder=holder, answers_for=answers_for)
    post.empty_since = None if holder else clock.today()
    with write():
        save_record(post, by=by)
        record_write(by=by, action="fill post", subject=post)
    return post


def leave(*, by: Any, worker: Worker, on: date) -> Worker:
    """Somebody leaves. Their posts fall empty, and what they owed falls to their team's desk."""
    check(by, Can.ADMINISTER)
    worker.left_on = on
    with write():
        save_record(worker, by=by)
        for post in Post.objects.filter(holder=worker):
            post.holder, post.empty_since = None, on
            save_record(post, by=by)
        record_write(by=by, action="leave", subject=worker, details={"on": on})
        registry.bring_up_to_date(worker)
    return worker


def allocate(
    *, by: Any, person: Any, worker: Worker, role: str, from_on: date, reason: str = ""
) -> Allocation:
    """Give a person a worker in a role; the one before them ends. Called inside a room's action."""
    check(by, Can.SEE_PEOPLE)
    with write():
        for earlier in Allocation.objects.filter(person=person, role=role, to_on__isnull=True):
            earlier.to_on = max(from_on, earlier.from_on)
            save_record(earlier, by=by)
        allocation = Allocation(
            person=person, worker=worker, role=role, from_on=from_on, reason=reason
        )
        save_record(allocation, by=by)
        record_write(by=by, action="allocate", subject=allocation, person=person)
    return allocation


def record_absence(
    *, by: Any, worker: Worker, why: str, from_on: date, to_on: date | None = None
) -> Absence:
    """A worker is away from a day on; ``to_on``, the last day away, may not be known yet.

    Raises ``Refused`` where the days cannot be or overlap an absence on record.
    """
    check(by, Can.MANAGE_TEAM)
    get_worker(by, worker.ref)
    if why not in Absence.Why.values:
        raise Refused("Choose what kind of absence it is.", field="why")
    _refuse_absence(worker, from_on, to_on)
    absence = Absence(worker=worker, why=why, from_on=from_on, to_on=to_on)
    with write():
        save_record(absence, by=by)
        record_write(by=by, action="record absence", subject=absence)
    return absence


def end_absence(*, by: Any, absence: Absence, to_on: date, version: int | None = None) -> Absence:
    """Somebody is back at work: the last day on which they were away."""
    check(by, Can.MANAGE_TEAM)
    get_worker(by, absence.worker.ref)
    if to_on > clock.today():
        raise Refused("The last day away lies in the future.", field="to_on")
    _refuse_absence(absence.worker, absence.from_on, to_on, but=absence)
    absence.to_on = to_on
    with write():
        changes = save_record(absence, by=by, version=version)
        record_write(by=by, action="end absence", subject=absence, details=changes)
    return absence


def _refuse_absence(
    worker: Worker, from_on: date, to_on: date | None, but: Absence | None = None
) -> None:
    others = [each for each in worker.absences.all() if but is None or each.pk != but.pk]
    fault = why_not_absent(from_on, to_on, worker, others, clock.today())
    if fault:
        sentence, field = fault
        raise Refused(sentence, field=field)
