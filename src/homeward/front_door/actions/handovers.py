"""Handing a child's decision to somebody who takes it, and their answer."""

from datetime import datetime
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.db import write
from homeward.core.records import author
from homeward.ledger.actions import enter
from homeward.workforce.models import Team

from ..discussing import handing
from ..discussing.codes import HandedAnswer
from ..discussing.policies import get_handover, may_answer
from ..discussing.rules import why_not_error
from ..models import Assessment, ContactChild, HandOver
from .asked_first import locked, refuse
from .assessments import assessment_in_error, begin_assessment


def hand_over(
    *,
    by: Any,
    child: ContactChild,
    what_for: str,
    to_team: Team | None = None,
    to_named: str = "",
    handed_at: datetime | None = None,
) -> HandOver:
    """Hand one child's decision to a team of ours, a named service, or another authority.

    The decision says to which kind of service. Until the receiver accepts, the case lies with
    whoever handed it over. Raises ``Refused`` where nothing is decided that somebody else takes
    over, where one waits already, or where not exactly one receiver is named.
    """
    check(by, Can.RECORD_CONTACT)
    now = clock.now()
    handed_at = handed_at or now
    with write():
        child = locked(by, child)
        service = handing.destination_of(child.decision)
        refuse(
            handing.why_not_offer(
                decision=child.decision,
                decided_elsewhere=child.contact.decided_elsewhere,
                waits=child.handovers.filter(answer="", recorded_in_error="").exists(),
                own_team=to_team is not None and to_team.pk == child.contact.team_id,
                teams=bool(to_team) + bool(to_named.strip()),
                what_for=what_for,
                handed_at=handed_at,
                decided_at=child.decided_at,
                now=now,
            )
            or handing.why_not_team(str(service), to_team is not None)
        )
        handover = HandOver(
            contact_child=child,
            service=str(service),
            to_team=to_team,
            to_named=to_named.strip(),
            what_for=what_for.strip(),
            handed_at=handed_at,
            handed_by=author(by),
        )
        enter(handover, by=by, action="hand over", person=child.person)
    return handover


def accept_handover(
    *, by: Any, handover: HandOver, answered_for: str = "", at: datetime | None = None
) -> HandOver:
    """Take a child's case. Whoever answers for the receiving team does it; for a service that does
    not sign in here, the front door notes who there accepted (``answered_for``).
    """
    return _answer(by, handover, HandedAnswer.ACCEPTED, "", answered_for, at)


def refuse_handover(
    *,
    by: Any,
    handover: HandOver,
    because: str,
    answered_for: str = "",
    at: datetime | None = None,
) -> HandOver:
    """Refuse a child's case, with the reason: it comes back to the desk, which owes an answer."""
    return _answer(by, handover, HandedAnswer.REFUSED, because, answered_for, at)


def settle_handover(*, by: Any, handover: HandOver, words: str) -> HandOver:
    """Say what is done for the child after a refusal, where it is not handed to somebody else."""
    check(by, Can.RECORD_CONTACT)
    with write():
        handover = _locked(by, handover)
        refuse(handing.why_not_settle(handover.standing, words))
        handover.settled_at, handover.settled_words = clock.now(), words.strip()
        enter(handover, by=by, action="answer refused hand-over", person=_person(handover))
    return handover


def handover_in_error(*, by: Any, handover: HandOver, because: str) -> HandOver:
    """Strike a hand-over through, with the reason. It stays on file, and owes nothing more."""
    check(by, Can.RECORD_CONTACT)
    with write():
        handover = _locked(by, handover)
        refuse(why_not_error(handover.standing, because))
        handover.recorded_in_error = because.strip()[:200]
        enter(handover, by=by, action="hand-over recorded in error", person=_person(handover))
        for begun in Assessment.objects.filter(handover=handover, recorded_in_error=""):
            assessment_in_error(by=by, assessment=begun, because=because)
    return handover


def _answer(
    by: Any,
    handover: HandOver,
    answer: HandedAnswer,
    because: str,
    answered_for: str,
    at: datetime | None,
) -> HandOver:
    check(by, Can.SEE_FRONT_DOOR)
    now = clock.now()
    at = at or now
    with write():
        handover = _locked(by, handover)
        refuse(
            handing.why_not_answer(
                handover.standing,
                answer,
                may=may_answer(by, handover),
                words=because,
                outside=handover.to_team_id is None,
                answered_for=answered_for,
                at=at,
                handed_at=handover.handed_at,
                now=now,
            )
        )
        handover.answer, handover.answered_at = answer, at
        handover.answered_by, handover.answered_for = author(by), answered_for.strip()
        handover.refused_because = because.strip()
        enter(handover, by=by, action=f"{answer.label.lower()} hand-over", person=_person(handover))
        if answer == HandedAnswer.ACCEPTED:
            begin_assessment(by=by, handover=handover)
    return handover


def _locked(by: Any, handover: HandOver) -> HandOver:
    """The hand-over as stored now, held until the write ends, if this person may know it."""
    found = get_handover(by, handover.ref)
    HandOver.objects.select_for_update().get(pk=found.pk)
    return get_handover(by, handover.ref)


def _person(handover: HandOver) -> Any:
    return handover.contact_child.person
