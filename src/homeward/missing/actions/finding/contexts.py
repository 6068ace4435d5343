"""Contexts of concern: raised on evidence, answered for, reviewed, closed with a reason."""

from datetime import date
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.ledger.actions import enter
from homeward.missing.finding.codes import ContextKind
from homeward.missing.models import ConcernContext, ContextAction, Place
from homeward.workforce.models import Team
from homeward.workforce.queries import team_for

from ..asked_first import words_given


def raise_context(
    *,
    by: Any,
    name: str,
    evidence: str,
    review_on: date,
    kind: str = ContextKind.PLACE,
    place: Place | None = None,
    owner: Any = None,
) -> ConcernContext:
    """A place or a group that draws children in: what is known, who answers, reviewed by when."""
    check(by, Can.REPORT_MISSING)
    if kind == ContextKind.PLACE and place is None:
        raise Refused("Choose the place.", field="place")
    if not evidence.strip():
        raise Refused("Write what is known, from whom, and what is not known.", field="evidence")
    context = ConcernContext(
        name=words_given(name, "Give the context a name.", field="name")[:160],
        kind=kind,
        place=place,
        evidence=evidence.strip(),
        owner=owner,
        team=owner.team if owner is not None else _desk(),
        review_on=_ahead(review_on),
    )
    _enter(by, context, "raise context")
    return context


def review_context(
    *,
    by: Any,
    concern: ConcernContext,
    evidence: str,
    review_on: date,
    owner: Any = None,
    version: int | None = None,
) -> ConcernContext:
    """What is known now, who answers from now on, and when it is looked at again."""
    _may(by, concern)
    if not evidence.strip():
        raise Refused("Write what is known now, and what is not.", field="evidence")
    concern.evidence, concern.review_on = evidence.strip(), _ahead(review_on)
    concern.owner = owner
    _enter(by, concern, "review context", version)
    return concern


def close_context(
    *, by: Any, concern: ConcernContext, reason: str, version: int | None = None
) -> ConcernContext:
    """It draws nobody in any more, or never did: why."""
    _may(by, concern)
    concern.closed_because = words_given(reason, "Say why it is closed.")
    concern.closed_at = clock.now()
    _enter(by, concern, "close context", version)
    return concern


def add_context_action(
    *, by: Any, concern: ConcernContext, words: str, who: str, due_on: date
) -> ContextAction:
    """Something to do about it: a list without actions protects nobody."""
    _may(by, concern)
    action = ContextAction(
        context=concern,
        words=words_given(words, "Say what is to be done.", field="words"),
        who=words_given(who, "Say who does it.", field="who")[:120],
        due_on=due_on,
    )
    _enter(by, action, "add context action")
    return action


def finish_context_action(*, by: Any, action_taken: ContextAction, outcome: str) -> ContextAction:
    """What came of it."""
    _may(by, action_taken.context)
    action_taken.outcome = words_given(outcome, "Say what came of it.", field="outcome")
    action_taken.outcome_at = clock.now()
    _enter(by, action_taken, "finish context action")
    return action_taken


def _may(by: Any, concern: ConcernContext) -> None:
    check(by, Can.REPORT_MISSING)
    if concern.closed_at is not None:
        raise Refused("This context is closed. Raise another where it begins again.")


def _enter(by: Any, record: Any, action: str, version: int | None = None) -> None:
    enter(record, by=by, action=action, details={"by": "page"}, version=version)


def _ahead(day: date) -> date:
    if day <= clock.today():
        raise Refused("Give a day to come on which it is looked at again.", field="review_on")
    return day


def _desk() -> Team:
    team = team_for(Team.Service.MISSING) or team_for(Team.Service.FRONT_DOOR)
    if team is None:
        raise Refused("No team answers for missing children yet. Ask an administrator.")
    return team
