"""What a missing episode gives rise to: two duties on every return, and its place in the timeline.

Whatever the length of the episode, an interview is to be offered and held within 72 clock hours of
the return (statutory guidance of January 2014, by the dated rules). An episode's duties are
answered by its worker, else by its team's desk.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from homeward.calendar import NoRule, deadline, rule_for
from homeward.core.clock import day_of
from homeward.core.projection import DutySpec, EventSpec
from homeward.ledger.kinds import Kind

from .codes import Category, InterviewState
from .duties import duties_while_out, learning_owed, steps_taken
from .models import Episode, Interview
from .rules import Times, in_words, time_out

MISSING = "missing"
INTERVIEW = "return interview"
_CLOSED = {
    InterviewState.DECLINED: "Declined",
    InterviewState.NOT_POSSIBLE: "Not possible",
    InterviewState.COVERED: "Covered by",
}


@dataclass(frozen=True)
class _Ending:
    """How a duty ended, if it did."""

    met_at: datetime | None = None
    excused_at: datetime | None = None
    excused_because: str = ""


def duties_of(episode: Episode) -> Iterator[DutySpec]:
    """What is owed while the child is out; from the return, offer, interview and learning."""
    yield from duties_while_out(episode)
    if episode.returned_at is None:
        return
    interview = interview_of(episode)
    yield from _duty(
        episode,
        "offered",
        Kind.INTERVIEW_OFFERED,
        "return_interview_offered",
        _offer_ended(episode, interview),
    )
    yield from _duty(
        episode,
        "held",
        Kind.INTERVIEW_HELD,
        "return_interview_held",
        _interview_ended(episode, interview),
    )
    if interview is not None:
        yield from learning_owed(episode, interview)


def events_of(episode: Episode) -> Iterator[EventSpec]:
    """Reported, found, returned; interview offered and held, or why not."""
    yield _event(episode, "reported", episode.reported_at, _reported(episode), significant=True)
    if episode.located_at is not None:
        where = f": {episode.found_where}" if episode.found_where else ""
        yield _event(episode, "located", episode.located_at, f"Found{where}")
    if episode.returned_at is not None:
        yield _event(episode, "returned", episode.returned_at, _returned(episode))
    for key, at, words in steps_taken(episode):
        yield _event(episode, key, at, words)
    interview = interview_of(episode)
    if interview is not None:
        yield from _interview_events(episode, interview)


def interview_of(episode: Episode) -> Interview | None:
    """The episode's interview, where the child has returned."""
    return getattr(episode, "interview", None)


def times_of(episode: Episode) -> Times:
    """The five times of an episode."""
    return Times(
        reported=episode.reported_at,
        left=episode.left_at,
        noticed=episode.noticed_at,
        located=episode.located_at,
        returned=episode.returned_at,
    )


def _duty(
    episode: Episode, key: str, kind: Kind, rule_key: str, ending: _Ending
) -> Iterator[DutySpec]:
    assert episode.returned_at is not None  # noqa: S101 - for the type checker
    try:
        rule = rule_for(rule_key, day_of(episode.returned_at))
    except NoRule:
        return  # a return from before the rule: nothing was owed by it
    yield DutySpec(
        key=key,
        kind=kind,
        raised_at=episode.returned_at,
        due_at=deadline(episode.returned_at, rule),
        rule=rule.version,
        team_id=episode.team_id,
        owner_id=episode.worker_id,
        person_id=episode.person_id,
        met_at=ending.met_at,
        excused_at=ending.excused_at,
        excused_because=ending.excused_because,
    )


def _offer_ended(episode: Episode, interview: Interview | None) -> _Ending:
    if episode.recorded_in_error:
        return _in_error(episode)
    if interview is None:
        return _Ending()
    offered = interview.offered_at or interview.held_at
    if offered is None and interview.state == InterviewState.DECLINED:
        offered = interview.closed_at  # nobody can decline what was not offered
    return _Ending(met_at=offered) if offered else _excused(interview)


def _interview_ended(episode: Episode, interview: Interview | None) -> _Ending:
    if episode.recorded_in_error:
        return _in_error(episode)
    if interview is None:
        return _Ending()
    return _Ending(met_at=interview.held_at) if interview.held_at else _excused(interview)


def _excused(interview: Interview) -> _Ending:
    words = _CLOSED.get(InterviewState(interview.state))
    if words is None:
        return _Ending()
    return _Ending(
        excused_at=interview.closed_at,
        excused_because=f"{words}{_separator(interview)}{interview.because}",
    )


def _separator(interview: Interview) -> str:
    return " " if interview.state == InterviewState.COVERED else ": "


def _in_error(episode: Episode) -> _Ending:
    """Nothing can be done to an episode after that, so its last saving is when it was said."""
    return _Ending(
        excused_at=episode.touched_at,
        excused_because=f"Episode recorded in error: {episode.recorded_in_error}",
    )


def _interview_events(episode: Episode, interview: Interview) -> Iterator[EventSpec]:
    for key, at, words in _interview_steps(interview):
        yield _event(
            episode,
            key,
            at,
            words,
            INTERVIEW,
            significant=key == "held",
            author_id=interview.recorded_by_id,
        )


def _interview_steps(interview: Interview) -> Iterator[tuple[str, datetime, str]]:
    if interview.offered_at is not None:
        yield "offered", interview.offered_at, "Return home interview offered"
    if interview.held_at is not None:
        yield "held", interview.held_at, "Return home interview held"
    closed = _CLOSED.get(InterviewState(interview.state))
    if interview.closed_at is not None and closed is not None:
        words = f"Return home interview {closed.lower()}{_separator(interview)}{interview.because}"
        yield "closed", interview.closed_at, words
    if interview.shared_at is not None:
        words = f"Learning from the return home interview shared with {interview.shared_with}"
        yield "shared", interview.shared_at, words


def _event(
    episode: Episode,
    key: str,
    at: datetime,
    words: str,
    kind: str = MISSING,
    *,
    significant: bool = False,
    author_id: int | None = None,
) -> EventSpec:
    return EventSpec(
        key=key,
        kind=kind,
        person_id=episode.person_id,
        at=at,
        words=words[:300],
        source=episode.source,
        significant=significant,
        corrected=episode.recorded_in_error,
        author_id=author_id,
    )


def _reported(episode: Episode) -> str:
    away = episode.category == Category.AWAY
    what = "Reported away without authorisation" if away else "Reported missing"
    place = f" from {episode.went_from}" if episode.went_from else ""
    teller = f", by {episode.reported_by}" if episode.reported_by else ""
    return f"{what}{place}{teller}"


def _returned(episode: Episode) -> str:
    assert episode.returned_at is not None  # noqa: S101 - for the type checker
    least = "" if episode.left_at else "at least "
    length = in_words(time_out(times_of(episode).began, episode.returned_at))
    how = f": {episode.returned_how}" if episode.returned_how else ""
    return f"Returned after {least}{length}{how}"
