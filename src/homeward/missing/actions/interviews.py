"""Recording what became of the return home interview that every return gives rise to."""

from datetime import datetime
from typing import Any

from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.days import say, say_day
from homeward.core.errors import Refused
from homeward.ledger.actions import enter
from homeward.missing import rules
from homeward.missing.codes import STILL_OWED, InterviewState
from homeward.missing.models import Episode, Interview
from homeward.missing.projections import interview_of

from .asked_first import may, words_given


def offer_interview(
    *, by: Any, episode: Episode, offered_at: datetime, version: int | None = None
) -> Interview:
    """The child was offered a return home interview."""
    interview = _interview(by, episode, InterviewState.OFFERED)
    _refuse_at(episode, interview, "offered_at", offered_at)
    interview.offered_at = offered_at
    return _move(by, interview, InterviewState.OFFERED, version)


def accept_interview(
    *, by: Any, episode: Episode, accepted_at: datetime, version: int | None = None
) -> Interview:
    """The child said yes. Where no offer was recorded before, it was offered now."""
    interview = _interview(by, episode, InterviewState.ACCEPTED)
    _refuse_at(episode, interview, "accepted_at", accepted_at)
    interview.offered_at = interview.offered_at or accepted_at
    return _move(by, interview, InterviewState.ACCEPTED, version)


def hold_interview(
    *,
    by: Any,
    episode: Episode,
    held_at: datetime,
    interviewer: Any = None,
    independent: bool | None = None,
    before: str = "",
    during: str = "",
    after: str = "",
    would_help: str = "",
    version: int | None = None,
) -> Interview:
    """The interview was held: what the child said of before, during and after, and what would help.

    Kept in the child's own words. ``independent``: whether the interviewer neither cares for the
    child nor, for a child in care, belongs to the placement; None where that is not known.
    """
    interview = _interview(by, episode, InterviewState.HELD)
    _refuse_at(episode, interview, "held_at", held_at)
    if not any(text.strip() for text in (before, during, after, would_help)):
        raise Refused(
            "Write what the child said, in at least one of the four parts; or that they chose "
            "to say nothing.",
            field="before",
        )
    interview.held_at = held_at
    interview.interviewer, interview.independent = interviewer, independent
    interview.before, interview.during = before, during
    interview.after, interview.would_help = after, would_help
    return _move(by, interview, InterviewState.HELD, version)


def decline_interview(
    *,
    by: Any,
    episode: Episode,
    declined_at: datetime,
    reason: str,
    carers_account: str = "",
    version: int | None = None,
) -> Interview:
    """The child did not want an interview: why, and what the parent or carer knows instead."""
    interview = _interview(by, episode, InterviewState.DECLINED)
    _refuse_at(episode, interview, "declined_at", declined_at)
    interview.because = words_given(reason, "Say why the child declined, as they put it.")
    interview.offered_at = interview.offered_at or declined_at
    interview.closed_at = declined_at
    interview.carers_account = carers_account
    return _move(by, interview, InterviewState.DECLINED, version)


def interview_not_possible(
    *,
    by: Any,
    episode: Episode,
    reason: str,
    at: datetime | None = None,
    version: int | None = None,
) -> Interview:
    """No interview can be held (missing again, in hospital, another authority did it): why."""
    interview = _interview(by, episode, InterviewState.NOT_POSSIBLE)
    at = at or clock.now()
    _refuse_at(episode, interview, "at", at)
    interview.because = words_given(reason, "Say why the interview is not possible.")
    interview.closed_at = at
    return _move(by, interview, InterviewState.NOT_POSSIBLE, version)


def cover_interview(
    *,
    by: Any,
    episode: Episode,
    by_episode: Episode,
    at: datetime | None = None,
    version: int | None = None,
) -> Interview:
    """The interview held for another episode of the same child was about this one too."""
    interview = _interview(by, episode, InterviewState.COVERED)
    other = interview_of(by_episode)
    held_at = other.held_at if other is not None and not by_episode.recorded_in_error else None
    assert episode.returned_at is not None  # noqa: S101 - _interview has seen to it
    refuse = rules.why_not_covered(
        same_child=by_episode.person_id == episode.person_id,
        same_episode=by_episode.pk == episode.pk,
        held_at=held_at,
        returned_at=episode.returned_at,
    )
    if refuse or held_at is None:
        raise Refused(refuse or "", field="by_episode")
    interview.covered_by = by_episode
    interview.because = f"the interview of {say_day(held_at)}"
    interview.closed_at = at or clock.now()
    return _move(by, interview, InterviewState.COVERED, version)


def share_learning(
    *,
    by: Any,
    episode: Episode,
    shared_with: str,
    shared_at: datetime,
    version: int | None = None,
) -> Interview:
    """What was learned went to those who need it: the police, the carer, the social worker."""
    may(by, Can.HOLD_INTERVIEW, episode)
    interview = interview_of(episode)
    if interview is None or not (interview.held_at or interview.carers_account):
        raise Refused(
            "There is nothing to share yet. Record the interview, or the carer's account, first."
        )
    learned_at = interview.held_at or interview.closed_at
    if learned_at is not None and shared_at < learned_at:
        raise Refused(
            f"{say(shared_at)} is before the interview ({say(learned_at)}). Correct the time.",
            field="shared_at",
        )
    if shared_at > clock.now():
        raise Refused(
            f"{say(shared_at)} has not come yet. Check the date and the time.",
            field="shared_at",
        )
    interview.shared_with = words_given(shared_with, "Say who was told.", field="shared_with")
    interview.shared_at = shared_at
    enter(interview, by=by, action="share learning", person=episode.person, version=version)
    return interview


def _interview(by: Any, episode: Episode, new: InterviewState) -> Interview:
    """The episode's interview, if it may move to ``new``."""
    may(by, Can.HOLD_INTERVIEW, episode)
    interview = interview_of(episode)
    if interview is None:
        raise Refused("The child has not returned yet. Record the return first.")
    refuse = rules.why_not_move(interview.state, new)
    if refuse:
        raise Refused(refuse)
    return interview


def _move(by: Any, interview: Interview, new: InterviewState, version: int | None) -> Interview:
    """Save the interview in its new state; what closed it before stands in the audit log."""
    interview.state = new
    if new in (*STILL_OWED, InterviewState.HELD):
        interview.closed_at, interview.because = None, ""
    if new != InterviewState.COVERED:
        interview.covered_by = None
    enter(
        interview,
        by=by,
        action=f"interview {new.label.lower()}",
        person=interview.episode.person,
        version=version,
    )
    return interview


def _refuse_at(episode: Episode, interview: Interview, field: str, moment: datetime) -> None:
    assert episode.returned_at is not None  # noqa: S101 - there is an interview, so they are back
    fault = rules.why_not_at(
        field,
        moment,
        returned=episode.returned_at,
        offered=None if field == "offered_at" else interview.offered_at,
        now=clock.now(),
    )
    if fault:
        raise Refused(fault.sentence, field=fault.field)
