"""What supervision and audits give rise to: the next supervision, the action, the timeline."""

from collections.abc import Iterator
from typing import Any

from homeward.core.days import end_of_day, start_of_day
from homeward.core.projection import DutySpec, EventSpec
from homeward.ledger.kinds import Kind

from .rules import next_due

DISCUSSED, AUDIT = "supervision", "case audit"
AUDITORS_DAY = "the audit's own date"
LEFT = "the worker left"


def duties_of_supervision(supervision: Any) -> Iterator[DutySpec]:
    """The next one: met by the supervision after this one, excused where the worker left."""
    worker, supervisor = supervision.worker, supervision.supervisor
    after = [
        each.held_on for each in worker.supervisions.all() if each.held_on > supervision.held_on
    ]
    left = worker.left_on if not after else None
    due_at, rule = next_due(supervision.held_on)
    yield DutySpec(
        key="next",
        kind=Kind.SUPERVISION,
        raised_at=start_of_day(supervision.held_on),
        due_at=due_at,
        rule=rule,
        team_id=worker.team_id,
        owner_id=supervisor.pk if supervisor.left_on is None else None,
        met_at=start_of_day(min(after)) if after else None,
        excused_at=start_of_day(left) if left else None,
        excused_because=LEFT if left else "",
    )


def events_of_discussed(discussed: Any) -> Iterator[EventSpec]:
    """That a child was talked about, and what was agreed."""
    agreed = f" Agreed: {discussed.agreed}" if discussed.agreed else ""
    yield EventSpec(
        key="discussed",
        kind=DISCUSSED,
        person_id=discussed.person_id,
        at=start_of_day(discussed.supervision.held_on),
        words=f"Discussed in supervision: {discussed.words}{agreed}",
        exact=False,
        source=discussed.source,
    )


def duties_of_audit(audit: Any) -> Iterator[DutySpec]:
    """The action of an audit, until it is done."""
    if audit.action_by_on is None:
        return
    owner = audit.answers
    yield DutySpec(
        key="action",
        kind=Kind.AUDIT_ACTION,
        raised_at=start_of_day(audit.audited_on),
        due_at=end_of_day(audit.action_by_on),
        rule=AUDITORS_DAY,
        team_id=audit.team_id,
        owner_id=owner.pk if owner is not None and owner.left_on is None else None,
        person_id=audit.person_id,
        met_at=start_of_day(audit.done_on) if audit.done_on else None,
    )


def events_of_audit(audit: Any) -> Iterator[EventSpec]:
    """The audit and what it means for the child; the action once it is done."""
    words = f"Case audit, the work was: {audit.get_grade_display()}. {audit.meaning}"
    yield _event(audit, "audit", audit.audited_on, words)
    if audit.done_on is not None:
        done = f"Action of the case audit done. {audit.done_words}".rstrip()
        yield _event(audit, "done", audit.done_on, done)


def _event(audit: Any, key: str, day: Any, words: str) -> EventSpec:
    return EventSpec(
        key=key,
        kind=AUDIT,
        person_id=audit.person_id,
        at=start_of_day(day),
        words=words,
        exact=False,
        source=audit.source,
    )
