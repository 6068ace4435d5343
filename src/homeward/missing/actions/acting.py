"""What is done while a child is missing, and about it afterwards."""

from datetime import datetime
from typing import Any

from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.days import say
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.ledger.actions import enter
from homeward.missing import rules
from homeward.missing.models import (
    Correction,
    Enquiry,
    Episode,
    Interview,
    PreventionInterview,
    Told,
)
from homeward.missing.projections import interview_of, times_of
from homeward.workforce.queries import worker_of

from .asked_first import may, refuse, refuse_again, refuse_times, words_given
from .meetings import ask_meetings

TIMES = ("left", "noticed", "reported", "located", "returned")


def take_up(*, by: Any, episode: Episode, version: int | None = None) -> Episode:
    """Somebody of the team takes up an episode that was told from outside, and answers for it."""
    may(by, Can.HOLD_INTERVIEW, episode)
    if not episode.waits:
        raise Refused("This episode was taken up already, or was reported by the team itself.")
    episode.acknowledged_at = clock.now()
    episode.worker = episode.worker or worker_of(by)
    enter(episode, by=by, action="take up episode", person=episode.person, version=version)
    return episode


def record_told(
    *, by: Any, episode: Episode, whom: str, told_at: datetime, name: str = "", reply: str = ""
) -> Told:
    """Somebody who must know was told that the child is missing: who by name, and when."""
    may(by, Can.REPORT_MISSING, episode)
    _refuse_moment(episode, "told_at", told_at)
    told = Told(episode=episode, whom=whom, told_at=told_at, name=name, reply=reply)
    enter(told, by=by, action="tell of episode", person=episode.person)
    return told


def record_enquiry(
    *,
    by: Any,
    episode: Episode,
    what: str,
    made_at: datetime,
    made_by: str,
    mode: str,
    result: str,
    words: str = "",
) -> Enquiry:
    """Somebody looked for the child, at a place or by asking somebody; and what came of it."""
    may(by, Can.REPORT_MISSING, episode)
    what = words_given(what, "Say where you looked, or whom you asked.", field="what")
    made_by = words_given(made_by, "Say who looked.", field="made_by")
    _refuse_moment(episode, "made_at", made_at)
    enquiry = Enquiry(
        episode=episode,
        what=what,
        made_at=made_at,
        made_by=made_by[:120],
        mode=mode,
        result=result,
        words=words,
    )
    enter(enquiry, by=by, action="look for child", person=episode.person)
    return enquiry


def record_prevention(
    *, by: Any, episode: Episode, held_at: datetime, officer: str = "", words: str = ""
) -> PreventionInterview:
    """The police spoke with the child on return: their prevention interview, not the return one."""
    may(by, Can.REPORT_MISSING, episode)
    if episode.returned_at is None:
        raise Refused("The child has not returned yet. Record the return first.")
    if hasattr(episode, "prevention"):
        raise Refused("The police's prevention interview is already recorded.")
    refuse(
        rules.why_not_at(
            "held_at", held_at, returned=_found(episode), offered=None, now=clock.now()
        )
    )
    talk = PreventionInterview(episode=episode, held_at=held_at, officer=officer, words=words)
    enter(talk, by=by, action="record prevention interview", person=episode.person)
    return talk


def correct_times(
    *,
    by: Any,
    episode: Episode,
    reason: str,
    reported_at: datetime,
    left_at: datetime | None = None,
    noticed_at: datetime | None = None,
    located_at: datetime | None = None,
    returned_at: datetime | None = None,
    version: int | None = None,
) -> Episode:
    """Put right the times of an episode; what stood before is kept, with the reason.

    Raises ``Refused`` where they cannot be right, overlap another episode of the child, take
    away a return, or put the return after what was recorded of its interview.
    """
    may(by, Can.REPORT_MISSING, episode)
    reason = words_given(reason, "Say why the times are corrected.")
    if (episode.returned_at is None) != (returned_at is None):
        raise Refused(
            "A return is recorded with its own step, and is not taken away here. Mark the episode "
            "as recorded in error where there was none.",
            field="returned_at",
        )
    times = rules.Times(reported_at, left_at, noticed_at, located_at, returned_at)
    refuse_times(times)
    _refuse_after_interview(interview_of(episode), returned_at)
    changes = _set_times(episode, times)
    if not changes:
        raise Refused("No time differs from what stands. Correct at least one.", field="left_at")
    with write():
        refuse_again(episode, times, field="left_at")
        enter(episode, by=by, action="correct times", person=episode.person, version=version)
        correction = Correction(episode=episode, changes=changes, reason=reason)
        enter(correction, by=by, action="correct times", person=episode.person)
        ask_meetings(by=by, episode=episode)
    return episode


def _set_times(episode: Episode, times: rules.Times) -> dict[str, list[str]]:
    """Write the times to the episode; each that differs, before and now."""
    before, changes = times_of(episode), {}
    for name in TIMES:
        old, new = getattr(before, name), getattr(times, name)
        setattr(episode, f"{name}_at", new)
        if old != new:
            changes[name] = [each.isoformat() if each else "" for each in (old, new)]
    return changes


def _refuse_after_interview(interview: Interview | None, returned_at: datetime | None) -> None:
    if interview is None or returned_at is None:
        return
    steps = (interview.offered_at, interview.held_at, interview.closed_at)
    first = min((at for at in steps if at is not None), default=None)
    if first is not None and returned_at > first:
        raise Refused(
            f"That return is after what is recorded of the interview ({say(first)}). Correct "
            "whichever is wrong.",
            field="returned_at",
        )


def _refuse_moment(episode: Episode, field: str, moment: datetime) -> None:
    """Nothing is done about an episode before it began, nor in time to come."""
    began = times_of(episode).began
    if moment > clock.now():
        raise Refused(f"{say(moment)} has not come yet. Check the date and the time.", field=field)
    if moment < began:
        raise Refused(
            f"{say(moment)} is before the child was missing ({say(began)}). Correct the time.",
            field=field,
        )


def _found(episode: Episode) -> datetime:
    """From when the police could speak with the child: once found, else once back."""
    found = episode.located_at or episode.returned_at
    assert found is not None  # noqa: S101 - record_prevention has seen to it
    return found
