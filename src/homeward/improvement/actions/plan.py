"""Taking in an inspector's report, and making, working and closing the plan that answers it."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.core.records import author
from homeward.ledger.actions import enter
from homeward.measures.catalogue import MEASURES
from homeward.workforce.models import Worker
from homeward.workforce.queries import team_for

from .. import reading
from ..codes import FindingState
from ..models import ActionNote, Finding, Plan, PlanAction, Priority, Report
from ..policies import check_may_report
from ..rules import why_not_done, why_not_due


def take_in_report(*, by: Any, path: Path, file_name: str = "", sure: bool = False) -> Report:
    """Read a report or letter; what it finds are drafts until a person confirms them.

    Refused where the file cannot be read, or was taken in before; and where it does not look like
    an inspection report, unless somebody has looked and is ``sure``.
    """
    check(by, Can.EDIT_PLAN)
    fingerprint = hashlib.sha256(path.read_bytes()).hexdigest()
    if Report.objects.filter(fingerprint=fingerprint).exists():
        raise Refused("This report has been taken in already. Look for it in the list.")
    try:
        read = reading.read_report(path)
    except reading.Unreadable as fault:
        raise Refused(str(fault), field="file") from fault
    if read.doubts and not sure:
        raise Refused(
            f"This does not look like an inspection report. {' '.join(read.doubts)} If it is one, "
            "say so below and give the file again.",
            field="sure",
        )
    report = Report(
        title=_title(read, file_name or path.name),
        authority=read.authority or "",
        kind=read.kind,
        visit_began_on=read.visited_from,
        visit_ended_on=read.visited_to,
        published_on=read.published_on,
        judgements=[[each.area, each.grade] for each in read.judgements],
        unread=list(read.unread),
        fingerprint=fingerprint,
    )
    with write():
        enter(report, by=by, action="take in report")
        for finding in _findings(report, read):
            enter(finding, by=by, action="read finding")
    return report


def confirm_finding(
    *, by: Any, finding: Finding, theme: str, direction: str, version: int | None = None
) -> Finding:
    """A person has read the sentence and stands by its theme and direction."""
    check(by, Can.EDIT_PLAN)
    finding.theme, finding.direction = theme, direction
    finding.state = FindingState.CONFIRMED
    enter(finding, by=by, action="confirm finding", version=version)
    return finding


def set_aside_finding(*, by: Any, finding: Finding) -> Finding:
    """A person has read the sentence and it is not a finding; it stays on file."""
    check(by, Can.EDIT_PLAN)
    finding.state = FindingState.SET_ASIDE
    enter(finding, by=by, action="set finding aside")
    return finding


def start_plan(*, by: Any, title: str, starts_on: date, ends_on: date) -> Plan:
    """A plan with a beginning and an end. It belongs to the improvement team, else the top."""
    check(by, Can.EDIT_PLAN)
    if ends_on <= starts_on:
        raise Refused("The plan ends before it begins. Choose a later last day.", field="ends_on")
    team = team_for("improvement") or team_for("leadership")
    if team is None:
        raise Refused("There is no team that could answer for a plan. Set up one first.")
    plan = Plan(title=title.strip(), starts_on=starts_on, ends_on=ends_on, team=team)
    enter(plan, by=by, action="start plan")
    return plan


def add_priority(*, by: Any, plan: Plan, title: str, findings: Iterable[Finding] = ()) -> Priority:
    """What must get better. The findings it answers are confirmed by choosing them."""
    check(by, Can.EDIT_PLAN)
    chosen = list(findings)
    if not title.strip():
        raise Refused("Give the priority a name.", field="title")
    priority = Priority(plan=plan, title=title.strip(), order=plan.priorities.count() + 1)
    with write():
        enter(priority, by=by, action="add priority", details={"findings": len(chosen)})
        priority.findings.set(chosen)
        for finding in chosen:
            if finding.state == FindingState.DRAFT:
                confirm_finding(
                    by=by, finding=finding, theme=finding.theme, direction=finding.direction
                )
    return priority


def add_action(
    *, by: Any, priority: Priority, words: str, owner: Worker, due_on: date, measure: str
) -> PlanAction:
    """Who will do what by when, and the measure that should move because of it."""
    check(by, Can.EDIT_PLAN)
    today = clock.today()
    if measure not in MEASURES:
        raise Refused("Choose the measure that should move.", field="measure")
    if not words.strip():
        raise Refused("Say what will be done.", field="words")
    if not owner.here_on(today):
        raise Refused(f"{owner.name} has left. Choose somebody who is here.", field="owner")
    if refusal := why_not_due(due_on, agreed_on=today, ends_on=priority.plan.ends_on):
        raise Refused(refusal, field="due_on")
    action = PlanAction(
        priority=priority,
        words=words.strip(),
        owner=owner,
        agreed_on=today,
        due_on=due_on,
        measure=measure,
    )
    enter(action, by=by, action="add plan action")
    return action


def note_on_action(
    *, by: Any, action: PlanAction, words: str, stuck_because: str = ""
) -> ActionNote:
    """How it is going, in the owner's words, and what it is stuck on, if it is."""
    check_may_report(by, action)
    if not words.strip():
        raise Refused("Say how the action is going.", field="words")
    note = ActionNote(
        action=action,
        at=clock.now(),
        by=author(by),
        words=words.strip(),
        stuck_because=stuck_because.strip(),
    )
    enter(note, by=by, action="note on plan action")
    return note


def finish_action(
    *, by: Any, action: PlanAction, done_on: date, evidence: str, version: int | None = None
) -> PlanAction:
    """It was done, on a day, and this shows it."""
    check_may_report(by, action)
    _refuse_if_closed(action)
    today = clock.today()
    if refusal := why_not_done(done_on, agreed_on=action.agreed_on, today=today, evidence=evidence):
        raise Refused(refusal, field="evidence" if not evidence.strip() else "done_on")
    action.done_on, action.evidence = done_on, evidence.strip()
    enter(action, by=by, action="finish plan action", version=version)
    return action


def drop_action(
    *, by: Any, action: PlanAction, because: str, version: int | None = None
) -> PlanAction:
    """It will not be done, and this is why. It stays in the plan, as dropped."""
    check(by, Can.EDIT_PLAN)
    _refuse_if_closed(action)
    if not because.strip():
        raise Refused("Say why the action is dropped.", field="because")
    action.dropped_on, action.dropped_because = clock.today(), because.strip()
    enter(action, by=by, action="drop plan action", version=version)
    return action


def _refuse_if_closed(action: PlanAction) -> None:
    if action.done_on or action.dropped_on:
        raise Refused("The action is closed already.")


def _title(read: reading.Report, file_name: str) -> str:
    if read.authority is None:
        return file_name[:160]
    when = read.published_on or read.visited_to
    return f"{read.authority}: {read.kind}{f', {when:%B %Y}' if when else ''}"[:160]


def _for_whom(asked: reading.Recommendation) -> str:
    """Reports of 2013-17 also ask things of the safeguarding board, not of the authority."""
    return "" if asked.owner == "local authority" else "For the safeguarding board"


def _findings(report: Report, read: reading.Report) -> Iterator[Finding]:
    asked: Sequence[tuple[str, reading.Recommendation]] = [
        *((Finding.Form.PRIORITY_ACTION, each) for each in read.priority_actions),
        *((Finding.Form.RECOMMENDATION, each) for each in read.recommendations),
    ]
    for order, (form, each) in enumerate(asked, start=1):
        yield Finding(
            report=report,
            form=form,
            order=order,
            number="" if each.number is None else str(each.number),
            section=_for_whom(each),
            text=each.text,
            theme=reading.theme_of(each.text),
            direction="weakness",
        )
    for order, found in enumerate(read.findings, start=len(asked) + 1):
        yield Finding(
            report=report,
            form=Finding.Form.FINDING,
            order=order,
            number="" if found.number is None else str(found.number),
            section=found.section[:200],
            text=found.text,
            theme=found.theme,
            direction=found.direction,
            deciding_words=", ".join(found.words)[:200],
        )
