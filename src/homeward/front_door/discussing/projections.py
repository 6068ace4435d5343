"""What strategy discussions and hand-overs give rise to: duties, and events on the timeline.

What was recorded in error owes nothing, and is struck through on the timeline.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from homeward.calendar import NoRule, deadline, rule_for
from homeward.core.days import day_of, end_of_day
from homeward.core.projection import DutySpec, EventSpec
from homeward.ledger.kinds import Kind

from ..codes import Decision
from ..models import Contact, ContactChild, DiscussionAction, HandOver, StrategyDiscussion
from .codes import Ended, HandedAnswer

STRATEGY = "strategy discussion"
HANDOVER = "hand-over"
HELD_RULE = "strategy_discussion_held"
MINUTES_RULE = "strategy_minutes_sent"
ACCEPTED_RULE = "handover_accepted"
REFUSED_RULE = "handover_refused"
ACTION_RULE = "the action's own date"


def discussions_owed(contact: Contact) -> Iterator[DutySpec]:
    """For each child: the discussion that a decision asks for, and every one that was called."""
    for child in contact.children.all():
        asked_at = None
        if child.decision == Decision.STRATEGY and not contact.decided_elsewhere:
            asked_at = child.decided_at
        found = _about(contact, child)
        if not found and asked_at:
            yield from _hold(contact, child.person_id, f"strategy:{child.pk}:0", asked_at, None)
        for number, each in enumerate(found):
            first = asked_at if number == 0 and asked_at else each.called_at
            raised_at = min(first, each.called_at)
            key = f"strategy:{child.pk}:{number}"
            yield from _hold(contact, child.person_id, key, raised_at, each.held_at)


def duties_of(discussion: StrategyDiscussion) -> Iterator[DutySpec]:
    """The minutes and the agreed actions; the discussion itself where it is on no contact."""
    if discussion.recorded_in_error:
        return
    holder = discussion.contact or discussion
    people = [each.person_id for each in _in_order(discussion.about.all())]
    if discussion.contact is None:
        for each in _in_order(discussion.about.all()):
            key, held_at = f"held:{each.pk}", discussion.held_at
            yield from _hold(holder, each.person_id, key, discussion.called_at, held_at)
    if discussion.held_at is None:
        return
    sent = min((each.sent_at for each in discussion.distributions.all()), default=None)
    rule = rule_for(MINUTES_RULE, day_of(discussion.held_at))
    yield DutySpec(
        key="minutes",
        kind=Kind.STRATEGY_MINUTES,
        raised_at=discussion.held_at,
        due_at=deadline(discussion.held_at, rule),
        rule=rule.version,
        team_id=holder.team_id,
        owner_id=holder.worker_id,
        person_id=people[0] if people else None,
        met_at=sent,
    )
    for action in discussion.actions.all():
        yield _action(holder, action, people[0] if people else None)


def events_of(discussion: StrategyDiscussion) -> Iterator[EventSpec]:
    """For each child: that a discussion was called, and what it decided."""
    for each in discussion.about.all():
        yield EventSpec(
            key=f"called:{each.pk}",
            kind=STRATEGY,
            person_id=each.person_id,
            at=discussion.called_at,
            words="Strategy discussion called",
            source=discussion.source,
            corrected=discussion.recorded_in_error,
        )
        if discussion.held_at is not None:
            yield EventSpec(
                key=f"held:{each.pk}",
                kind=STRATEGY,
                person_id=each.person_id,
                at=discussion.held_at,
                words=f"Strategy discussion held: {discussion.get_decision_display()}",
                source=discussion.source,
                significant=True,
                corrected=discussion.recorded_in_error,
            )


def duties_of_handover(handover: HandOver) -> Iterator[DutySpec]:
    """That the receiver accepts; where they refuse, that whoever handed it over finds an answer."""
    if handover.recorded_in_error:
        return
    contact, refused = handover.contact_child.contact, handover.answer == HandedAnswer.REFUSED
    rule = rule_for(ACCEPTED_RULE, day_of(handover.handed_at))
    inside = handover.to_team_id is not None
    yield DutySpec(
        key="accepted",
        kind=Kind.HANDOVER_ACCEPTED,
        raised_at=handover.handed_at,
        due_at=deadline(handover.handed_at, rule),
        rule=rule.version,
        team_id=handover.to_team_id or contact.team_id,
        owner_id=None if inside else contact.worker_id,
        person_id=handover.contact_child.person_id,
        met_at=None if refused else handover.answered_at,
        excused_at=handover.answered_at if refused else None,
        excused_because=f"refused: {handover.refused_because}"[:200] if refused else "",
    )
    if refused and handover.answered_at is not None:
        yield _refusal(contact, handover, handover.answered_at)


def events_of_handover(handover: HandOver) -> Iterator[EventSpec]:
    """The hand-over, and what became of it."""
    said: list[tuple[str, datetime | None, str]] = [
        ("handed", handover.handed_at, f"Handed over to {handover.to}"),
        (
            "answered",
            handover.answered_at,
            f"Hand-over {handover.get_answer_display().lower()} by {handover.to}",
        ),
        ("settled", handover.settled_at, "The refused hand-over was answered"),
    ]
    for key, at, words in said:
        if at is not None:
            yield EventSpec(
                key=key,
                kind=HANDOVER,
                person_id=handover.contact_child.person_id,
                at=at,
                words=words,
                source=handover.source,
                corrected=handover.recorded_in_error,
            )


def _about(contact: Contact, child: ContactChild) -> list[StrategyDiscussion]:
    """The discussions on a contact about one child, in the order in which they were called."""
    found = [
        each
        for each in contact.discussions.all()
        if not each.recorded_in_error
        and child.person_id in {one.person_id for one in each.about.all()}
    ]
    return sorted(found, key=lambda each: (each.called_at, each.pk))


def _hold(
    holder: Any, person_id: int, key: str, raised_at: datetime, held_at: datetime | None
) -> Iterator[DutySpec]:
    try:
        rule = rule_for(HELD_RULE, day_of(raised_at))
    except NoRule:
        return  # before the rule began: nothing was owed by it
    yield DutySpec(
        key=key,
        kind=Kind.STRATEGY_HELD,
        raised_at=raised_at,
        due_at=deadline(raised_at, rule),
        rule=rule.version,
        team_id=holder.team_id,
        owner_id=holder.worker_id,
        person_id=person_id,
        met_at=held_at,
    )


def _action(holder: Any, action: DiscussionAction, person_id: int | None) -> DutySpec:
    dropped = action.ended == Ended.DROPPED
    return DutySpec(
        key=f"action:{action.pk}",
        kind=Kind.STRATEGY_ACTION,
        raised_at=action.agreed_at,
        due_at=end_of_day(action.due_on),
        rule=ACTION_RULE,
        team_id=holder.team_id,
        owner_id=action.worker_id or holder.worker_id,
        person_id=person_id,
        met_at=None if dropped else action.ended_at,
        excused_at=action.ended_at if dropped else None,
        excused_because=action.ended_words if dropped else "",
    )


def _refusal(contact: Contact, handover: HandOver, refused_at: datetime) -> DutySpec:
    """An answer to a refusal: it is met by what is done instead, or by the next hand-over."""
    rule = rule_for(REFUSED_RULE, day_of(refused_at))
    later = [
        each.handed_at
        for each in handover.contact_child.handovers.all()
        if each.pk != handover.pk and not each.recorded_in_error and each.handed_at >= refused_at
    ]
    ends = [at for at in (*later, handover.settled_at) if at is not None]
    return DutySpec(
        key="refused",
        kind=Kind.HANDOVER_REFUSED,
        raised_at=refused_at,
        due_at=deadline(refused_at, rule),
        rule=rule.version,
        team_id=contact.team_id,
        owner_id=contact.worker_id,
        person_id=handover.contact_child.person_id,
        met_at=min(ends, default=None),
    )


def _in_order(rows: Any) -> list[Any]:
    return sorted(rows, key=lambda each: each.pk)
