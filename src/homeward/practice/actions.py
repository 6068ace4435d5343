"""Holding supervision, saying what was said of each child, auditing work, doing what it asks."""

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
from homeward.workforce.policies import get_worker
from homeward.workforce.queries import current_workers, worker_of, workers_of

from . import rules
from .models import CaseAudit, ChildDiscussed, Supervision


def hold_supervision(*, by: Any, worker: Worker, held_on: date, words: str = "") -> Supervision:
    """Supervision was held with a worker of one's team; the next is owed from that day.

    Raises ``Refused`` for oneself, for a day that cannot be, or one on record already.
    """
    check(by, Can.MANAGE_TEAM)
    get_worker(by, worker.ref)
    supervisor = worker_of(by)
    held = worker.supervisions.values_list("held_on", flat=True)
    fault = rules.why_not_supervise(worker, supervisor, held_on, held, clock.today())
    if fault or supervisor is None:
        sentence, field = fault or ("Only a worker can supervise.", None)
        raise Refused(sentence, field=field)
    supervision = Supervision(
        worker=worker, supervisor=supervisor, held_on=held_on, words=words.strip()
    )
    enter(supervision, by=by, action="hold supervision")
    return supervision


def discuss_child(
    *, by: Any, supervision: Supervision, person: Person, words: str, agreed: str = ""
) -> ChildDiscussed:
    """What was said about a child in a supervision, and what was agreed; it stands on their record.

    Said again, it replaces what stood there; the former words stay in the log.
    """
    check(by, Can.MANAGE_TEAM)
    get_worker(by, supervision.worker.ref)
    get_person(by, person.ref)
    if not words.strip():
        raise Refused("Say what was said about the child.", field="words")
    said = ChildDiscussed.objects.filter(supervision=supervision, person=person).first()
    said = said or ChildDiscussed(supervision=supervision, person=person)
    said.words, said.agreed = words.strip(), agreed.strip()
    enter(said, by=by, action="discuss child in supervision", person=person)
    return said


def audit_case(
    *,
    by: Any,
    person: Person,
    grade: str,
    because: str,
    meaning: str,
    action: str = "",
    action_by_on: date | None = None,
) -> CaseAudit:
    """Audit the work with a child. Whoever works with the child now answers for the action.

    Raises ``Refused`` where the auditor did the work themselves, or where the audit does not say
    what the work means for the child.
    """
    check(by, Can.AUDIT_CASES)
    get_person(by, person.ref)
    today, auditor = clock.today(), worker_of(by)
    refuse = rules.why_not_auditor(auditor, workers_of(person), today)
    if refuse or auditor is None:
        raise Refused(refuse or "Only a worker can audit.")
    known = grade in CaseAudit.Grade.values
    fault = rules.why_not_audit(known, because, meaning, action, action_by_on, today)
    if fault:
        sentence, field = fault
        raise Refused(sentence, field=field)
    answers = _who_answers(person, today)
    audit = CaseAudit(
        person=person,
        auditor=auditor,
        audited_on=today,
        grade=grade,
        because=because.strip(),
        meaning=meaning.strip(),
        action=action.strip(),
        action_by_on=action_by_on,
        answers=answers,
        team=_team(answers, auditor),
    )
    enter(audit, by=by, action="audit case", person=person)
    return audit


def finish_audit_action(
    *, by: Any, audit: CaseAudit, done_words: str, version: int | None = None
) -> CaseAudit:
    """What an audit asked for was done: what changed for the child."""
    check(by, Can.EDIT_PEOPLE)
    get_person(by, audit.person.ref)
    if not audit.action or audit.done_on is not None:
        raise Refused("This audit has no action left to do.")
    if not done_words.strip():
        raise Refused("Say what changed for the child.", field="done_words")
    audit.done_on, audit.done_words = clock.today(), done_words.strip()
    enter(audit, by=by, action="finish audit action", person=audit.person, version=version)
    return audit


def _who_answers(person: Person, today: date) -> Worker | None:
    """The person's worker now; None where nobody works with them, or who did has left."""
    for allocation in current_workers(person):
        if allocation.worker.here_on(today):
            return allocation.worker
    return None


def _team(answers: Worker | None, auditor: Worker) -> Team:
    return answers.team if answers is not None else auditor.team
