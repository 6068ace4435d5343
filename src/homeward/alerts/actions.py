"""Raising an alert, looking at it again, saying whether the person was told, ending it."""

from datetime import date
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.ledger.actions import enter
from homeward.people.models import Person
from homeward.people.policies import get_person
from homeward.workforce.models import Team, Worker
from homeward.workforce.queries import current_workers, team_for, worker_of

from . import rules
from .kinds import all_kinds
from .models import Alert, Review


def raise_alert(
    *,
    by: Any,
    person: Person,
    kind: str,
    words: str,
    review_on: date,
    told: str = Alert.Told.NOT_YET,
    told_on: date | None = None,
    not_told_because: str = "",
    source: str = "",
) -> Alert:
    """Warn whoever opens this person's record, until a day by which somebody looks again.

    The review is owed by the person's worker, else by the desk of the team of whoever raised it.
    Raises ``Refused`` for a kind not in use, without words, or with a day too late.
    """
    check(by, Can.EDIT_PEOPLE)
    get_person(by, person.ref)
    today = clock.today()
    known = all_kinds().get(kind)
    _refuse(
        rules.why_not_alert(
            known if known and known.holds_on(today) else None, words, review_on, today
        )
        or rules.why_not_told(told, told_on, not_told_because, today)
    )
    team, worker = _who_answers(by, person)
    alert = Alert(
        person=person,
        kind=kind,
        words=words.strip(),
        began_on=today,
        first_review_on=review_on,
        told=told,
        told_on=told_on,
        not_told_because=not_told_because.strip(),
        team=team,
        worker=worker,
        source=source,
    )
    enter(alert, by=by, action="raise alert", person=person)
    return alert


def review_alert(*, by: Any, alert: Alert, words: str, review_on: date) -> Review:
    """Look again at an alert that still stands: say why, and by when to look next."""
    check(by, Can.EDIT_PEOPLE)
    get_person(by, alert.person.ref)
    today = clock.today()
    _refuse_ended(alert)
    if not words.strip():
        raise Refused("Say why the alert still stands. If it does not, end it.", field="words")
    _refuse(rules.why_not_review_on(alert.what, review_on, today))
    review = Review(alert=alert, reviewed_on=today, words=words.strip(), next_on=review_on)
    enter(review, by=by, action="review alert", person=alert.person)
    return review


def say_told(
    *,
    by: Any,
    alert: Alert,
    told: str,
    told_on: date | None = None,
    not_told_because: str = "",
    version: int | None = None,
) -> Alert:
    """Say whether the person knows of the alert: yes and when, no and why, or not yet."""
    check(by, Can.EDIT_PEOPLE)
    get_person(by, alert.person.ref)
    _refuse_ended(alert)
    if told not in Alert.Told.values:
        raise Refused("Choose whether the person was told.", field="told")
    _refuse(rules.why_not_told(told, told_on, not_told_because, clock.today()))
    alert.told = told
    alert.told_on = told_on if told == Alert.Told.YES else None
    alert.not_told_because = not_told_because.strip() if told == Alert.Told.NO else ""
    enter(alert, by=by, action="say told of alert", person=alert.person, version=version)
    return alert


def end_alert(*, by: Any, alert: Alert, because: str, version: int | None = None) -> Alert:
    """End an alert that no longer holds, with the reason. It stays in the timeline."""
    check(by, Can.EDIT_PEOPLE)
    get_person(by, alert.person.ref)
    _refuse_ended(alert)
    if not because.strip():
        raise Refused("Say why the alert no longer holds.", field="because")
    alert.ended_on, alert.ended_because = clock.today(), because.strip()[:300]
    enter(alert, by=by, action="end alert", person=alert.person, version=version)
    return alert


def _who_answers(by: Any, person: Person) -> tuple[Team, Worker | None]:
    """Who owes the review: the person's worker, else the desk of the team that raised it."""
    today = clock.today()
    for allocation in current_workers(person):
        if allocation.worker.here_on(today):
            return allocation.worker.team, allocation.worker
    raiser = worker_of(by)
    team = raiser.team if raiser else team_for(Team.Service.FRONT_DOOR)
    with_team = team or Team.objects.order_by("pk").first()
    if with_team is None:
        raise Refused("Set up a team first: somebody must answer for the review of the alert.")
    return with_team, None


def _refuse(fault: rules.Fault | None) -> None:
    if fault is not None:
        raise Refused(fault.sentence, field=fault.field)


def _refuse_ended(alert: Alert) -> None:
    if alert.ended_on is not None:
        raise Refused("This alert has ended. If it holds again, raise a new one.")
