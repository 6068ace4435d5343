"""Calling a strategy discussion, recording it, sending its minutes, and following its actions."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import NotForYou, Refused
from homeward.ledger.actions import enter
from homeward.people.models import Person
from homeward.people.policies import get_person
from homeward.workforce.models import Team, Worker
from homeward.workforce.queries import team_for, worker_of

from ..discussing import rules
from ..discussing.codes import BODIES
from ..discussing.policies import get_discussion
from ..models import (
    Attendance,
    Contact,
    Discussed,
    DiscussionAction,
    Distribution,
    StrategyDiscussion,
)
from ..policies import get_contact, visible_children
from .asked_first import in_post, refuse


def call_discussion(
    *,
    by: Any,
    children: Iterable[Person],
    because: str,
    contact: Contact | None = None,
    called_at: datetime | None = None,
) -> StrategyDiscussion:
    """Call a strategy discussion about children on a contact, or about a child on none.

    It is then owed to be held (Working Together 2023; Children Act 1989, section 47). Raises
    ``Refused`` without a child or a reason, for a child who is not on the contact, or before it.
    """
    check(by, Can.RECORD_CONTACT)
    whom = [get_person(by, person.ref) for person in dict.fromkeys(children)]
    contact = get_contact(by, contact.ref) if contact is not None else None
    now = clock.now()
    called_at = called_at or now
    since = contact.received_at if contact is not None else None
    refuse(
        rules.why_not_call(
            children=len(whom), because=because, called_at=called_at, since=since, now=now
        )
    )
    if contact is not None:
        _refuse_others(by, contact, whom)
    discussion = StrategyDiscussion(
        contact=contact,
        called_at=called_at,
        called_because=because.strip(),
        team=contact.team if contact is not None else _front_door(),
        worker=contact.worker if contact is not None else worker_of(by),
    )
    with write():
        enter(discussion, by=by, action="call strategy discussion")
        for person in whom:
            about = Discussed(discussion=discussion, person=person)
            enter(about, by=by, action="call strategy discussion", person=person)
    return discussion


def hold_discussion(
    *,
    by: Any,
    discussion: StrategyDiscussion,
    held_at: datetime,
    chair: str,
    came: Mapping[str, tuple[str, str]],
    known: str,
    decision: str,
    decision_because: str,
    minutes: str = "",
    version: int | None = None,
) -> StrategyDiscussion:
    """Record that a discussion was held: who came, what was known, and what was decided.

    ``came`` gives for each agency whether it came and who for it: {"health": ("present", "Dr
    Ali")}. Its minutes are then owed to those who were asked.
    """
    check(by, Can.RECORD_CONTACT)
    discussion = get_discussion(by, discussion.ref)
    held = _held(held_at, chair, decision, decision_because, came)
    called_at, now = discussion.called_at, clock.now()
    refuse(rules.why_not_hold(discussion.standing, held, called_at=called_at, now=now))
    _fill(discussion, held, known, minutes)
    return _save_held(by, discussion, came, "hold strategy discussion", version)


def correct_discussion(
    *,
    by: Any,
    discussion: StrategyDiscussion,
    held_at: datetime,
    chair: str,
    came: Mapping[str, tuple[str, str]],
    known: str,
    decision: str,
    decision_because: str,
    minutes: str = "",
    version: int | None = None,
) -> StrategyDiscussion:
    """Put right what is written of a discussion, or write its minutes.

    What stood before is in the audit log. Minutes changed after they were sent are shown so.
    """
    check(by, Can.RECORD_CONTACT)
    discussion = get_discussion(by, discussion.ref)
    if discussion.standing not in ("held", "sent"):
        raise Refused("Only a discussion that was held is corrected. Record it as held first.")
    held = _held(held_at, chair, decision, decision_because, came)
    refuse(rules.why_not_stand(held, called_at=discussion.called_at, now=clock.now()))
    _fill(discussion, held, known, minutes)
    return _save_held(by, discussion, came, "correct strategy discussion", version)


def send_minutes(
    *, by: Any, discussion: StrategyDiscussion, to: str, at: datetime | None = None
) -> Distribution:
    """Note that the minutes were sent, when and to whom. The first sending meets the duty."""
    check(by, Can.RECORD_CONTACT)
    discussion = get_discussion(by, discussion.ref)
    now = clock.now()
    at = at or now
    refuse(
        rules.why_not_send(
            discussion.standing,
            minutes=discussion.minutes,
            to=to,
            at=at,
            held_at=discussion.held_at,
            now=now,
        )
    )
    sent = Distribution(discussion=discussion, sent_at=at, sent_to=to.strip())
    enter(sent, by=by, action="send strategy minutes")
    return sent


def agree_action(
    *,
    by: Any,
    discussion: StrategyDiscussion,
    what: str,
    who: str,
    due_on: date,
    worker: Worker | None = None,
) -> DiscussionAction:
    """Put an action on a discussion: what, who does it, by when. Owed until it is done.

    ``worker`` owes it where they are ours; otherwise whoever answers for the discussion chases it.
    """
    check(by, Can.RECORD_CONTACT)
    discussion = get_discussion(by, discussion.ref)
    held_at = discussion.held_at
    refuse(
        rules.why_not_agree(
            discussion.standing,
            what=what,
            who=who or (worker.name if worker else ""),
            due_on=due_on,
            held_on=clock.day_of(held_at) if held_at else None,
        )
    )
    action = DiscussionAction(
        discussion=discussion,
        what=what.strip(),
        who=(who or str(worker)).strip(),
        worker=in_post(worker),
        agreed_at=held_at or clock.now(),
        due_on=due_on,
    )
    enter(action, by=by, action="agree strategy action")
    return action


def end_action(
    *,
    by: Any,
    agreed: DiscussionAction,
    how: str,
    words: str = "",
    at: datetime | None = None,
) -> DiscussionAction:
    """Say that an action is done, or why it is no longer needed."""
    check(by, Can.RECORD_CONTACT)
    get_discussion(by, agreed.discussion.ref)
    with write():
        action = DiscussionAction.objects.select_for_update().get(pk=agreed.pk)
        now = clock.now()
        at = at or now
        agreed_at = action.agreed_at
        refuse(
            rules.why_not_end(
                action.ended, how=how, words=words, at=at, agreed_at=agreed_at, now=now
            )
        )
        action.ended, action.ended_at, action.ended_words = how, at, words.strip()[:200]
        enter(action, by=by, action="end strategy action")
    return action


def discussion_in_error(
    *, by: Any, discussion: StrategyDiscussion, because: str, version: int | None = None
) -> StrategyDiscussion:
    """Strike a discussion through, with the reason. It stays on file, and owes nothing more."""
    check(by, Can.RECORD_CONTACT)
    discussion = get_discussion(by, discussion.ref)
    refuse(rules.why_not_error(discussion.standing, because))
    discussion.recorded_in_error = because.strip()[:200]
    enter(discussion, by=by, action="strategy discussion recorded in error", version=version)
    return discussion


def _held(
    held_at: datetime,
    chair: str,
    decision: str,
    because: str,
    came: Mapping[str, tuple[str, str]],
) -> rules.Held:
    return rules.Held(
        held_at,
        chair.strip(),
        decision,
        because.strip(),
        {key: each for key, (each, _) in came.items()},
    )


def _fill(discussion: StrategyDiscussion, held: rules.Held, known: str, minutes: str) -> None:
    discussion.held_at, discussion.chair = held.held_at, held.chair
    discussion.decision, discussion.decision_because = held.decision, held.decision_because
    discussion.known = known.strip()
    if minutes.strip() != discussion.minutes:
        discussion.minutes, discussion.written_at = minutes.strip(), clock.now()


def _save_held(
    by: Any,
    discussion: StrategyDiscussion,
    came: Mapping[str, tuple[str, str]],
    action: str,
    version: int | None,
) -> StrategyDiscussion:
    """The discussion with one row for each agency that was asked; changed rows keep a version."""
    with write():
        enter(discussion, by=by, action=action, version=version)
        rows = {row.agency: row for row in discussion.attendances.all()}
        for agency, _ in BODIES:
            how, who = came.get(agency, ("", ""))
            row = rows.get(agency) or Attendance(discussion=discussion, agency=agency)
            if row.pk or how:
                row.came, row.who = how, who.strip()[:300]
                enter(row, by=by, action="note attendance")
    return discussion


def _refuse_others(by: Any, contact: Contact, whom: list[Person]) -> None:
    on_it = set(visible_children(by).filter(contact=contact).values_list("person_id", flat=True))
    if any(person.pk not in on_it for person in whom):
        raise NotForYou


def _front_door() -> Team:
    team = team_for(Team.Service.FRONT_DOOR)
    if team is None:
        raise Refused("Set up a front-door team first: somebody must answer for the discussion.")
    return team
