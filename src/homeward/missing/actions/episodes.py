"""Recording that a child is missing, found and back."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.care.queries import current_placement
from homeward.core import clock
from homeward.core.days import say
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.ledger.actions import enter
from homeward.missing import rules
from homeward.missing.codes import Category
from homeward.missing.dated import scale_at
from homeward.missing.models import Episode, Interview
from homeward.missing.projections import times_of
from homeward.people.policies import get_person
from homeward.workforce.models import Team
from homeward.workforce.queries import team_for, worker_of

from .asked_first import may, refuse_again, refuse_times, words_given
from .meetings import ask_meetings


def report_missing(
    *,
    by: Any,
    person: Any,
    reported_at: datetime,
    category: str = Category.MISSING,
    left_at: datetime | None = None,
    noticed_at: datetime | None = None,
    reported_by: str = "",
    went_from: str = "",
    last_seen: str = "",
    police_ref: str = "",
    risk: str = "",
    placing_authority: str = "",
    returned_at: datetime | None = None,
    team: Any = None,
    worker: Any = None,
    source: str = "",
) -> Episode:
    """A child is missing, or away without authorisation. Any length counts, and every time.

    A looked-after child's placement is noted with it. ``team`` answers for the episode (the team
    for missing children unless another is named), ``worker`` owns it. Reported from outside that
    team, it is owed to be taken up by somebody of it. ``returned_at`` where it is told only now
    that it is over. Raises ``Refused`` where the times cannot be right or the child is already
    recorded as missing then.
    """
    check(by, Can.REPORT_MISSING)
    get_person(by, person.ref)
    placement = current_placement(person)
    team = team or desk()
    episode = Episode(
        person=person,
        category=category,
        reported_at=reported_at,
        left_at=left_at,
        noticed_at=noticed_at,
        reported_by=reported_by,
        went_from=went_from or (placement.home if placement else ""),
        placement=placement,
        last_seen=last_seen,
        police_ref=police_ref,
        **_graded(risk, reported_at),
        placing_authority=placing_authority,
        returned_at=returned_at,
        notified_at=None if _is_of(by, team) else clock.now(),
        team=team,
        worker=worker,
        source=source,
    )
    times = times_of(episode)
    refuse_times(times)
    _refuse_grown_up(person, times)
    with write():
        refuse_again(episode, times, field="left_at" if left_at else "reported_at")
        enter(episode, by=by, action="report missing", person=person)
        if returned_at is not None:
            _owe_interview(by, episode)
        ask_meetings(by=by, episode=episode)
    return episode


def note_police(
    *,
    by: Any,
    episode: Episode,
    police_ref: str = "",
    risk: str = "",
    version: int | None = None,
) -> Episode:
    """Note the police's reference and their grade for this episode, as they gave it."""
    may(by, Can.REPORT_MISSING, episode)
    if not (police_ref or risk):
        raise Refused("Give the police reference, their grade, or both.", field="police_ref")
    episode.police_ref = police_ref or episode.police_ref
    if risk and risk != episode.risk:
        for name, value in _graded(risk, clock.now()).items():
            setattr(episode, name, value)
    with write():
        _keep(by, "note police", episode, version)
        ask_meetings(by=by, episode=episode)
    return episode


def give_owner(*, by: Any, episode: Episode, worker: Any, version: int | None = None) -> Episode:
    """Name who answers for the episode and its interview; None gives it back to the desk."""
    may(by, Can.REPORT_MISSING, episode)
    episode.worker = worker
    return _keep(by, "give episode an owner", episode, version)


def record_located(
    *,
    by: Any,
    episode: Episode,
    located_at: datetime,
    found_where: str = "",
    found_with: str = "",
    found_by: str = "",
    version: int | None = None,
) -> Episode:
    """The child was found, though not yet back: where, with whom, and by whom."""
    may(by, Can.REPORT_MISSING, episode)
    _refuse_if_back(episode)
    refuse_times(replace(times_of(episode), located=located_at))
    episode.located_at = located_at
    episode.found_where, episode.found_with = found_where, found_with
    episode.found_by = found_by or episode.found_by
    return _keep(by, "record located", episode, version)


def record_return(
    *,
    by: Any,
    episode: Episode,
    returned_at: datetime,
    returned_how: str = "",
    located_at: datetime | None = None,
    found_where: str = "",
    found_with: str = "",
    found_by: str = "",
    harm: str = "",
    version: int | None = None,
) -> Episode:
    """The child is back: from this moment a return home interview is owed."""
    may(by, Can.REPORT_MISSING, episode)
    _refuse_if_back(episode)
    located_at = located_at or episode.located_at
    times = replace(times_of(episode), located=located_at, returned=returned_at)
    refuse_times(times)
    with write():
        refuse_again(episode, times, field="returned_at")
        episode.located_at, episode.returned_at = located_at, returned_at
        episode.found_where = found_where or episode.found_where
        episode.found_with = found_with or episode.found_with
        episode.found_by = found_by or episode.found_by
        episode.returned_how, episode.harm = returned_how, harm
        _keep(by, "record return", episode, version)
        ask_meetings(by=by, episode=episode)
        _owe_interview(by, episode)
    return episode


def record_in_error(
    *, by: Any, episode: Episode, reason: str, version: int | None = None
) -> Episode:
    """The child was not missing after all (a wrong child, a double report). It stays, marked so."""
    may(by, Can.REPORT_MISSING, episode)
    reason = words_given(reason, "Say why this episode was recorded in error.")
    with write():
        if episode.covers.filter(episode__recorded_in_error="").exists():
            raise Refused(
                "The interview on this episode also covers another. Give that one an interview of "
                "its own first.",
                field="reason",
            )
        episode.recorded_in_error = reason
        return _keep(by, "record in error", episode, version)


def _owe_interview(by: Any, episode: Episode) -> None:
    enter(Interview(episode=episode), by=by, action="owe interview", person=episode.person)


def _keep(by: Any, action: str, episode: Episode, version: int | None) -> Episode:
    enter(episode, by=by, action=action, person=episode.person, version=version)
    return episode


def _refuse_grown_up(person: Any, times: rules.Times) -> None:
    sentence = rules.why_not_a_child(person.born_on, times.began)
    if sentence:
        raise Refused(sentence)


def _refuse_if_back(episode: Episode) -> None:
    if episode.returned_at is not None:
        raise Refused(f"The return is already recorded, at {say(episode.returned_at)}.")


def _graded(risk: str, moment: datetime) -> dict[str, Any]:
    """The police's grade with the scale of that moment, and when it was noted here."""
    if not risk:
        return {}
    return {"risk": risk, "risk_scale": scale_at(moment).key, "graded_at": clock.now()}


def _is_of(by: Any, team: Team) -> bool:
    """Whether whoever records it belongs to the team that answers: it need not be told then."""
    worker = worker_of(by)
    return worker is not None and worker.team_id == team.pk


def desk() -> Team:
    """The team that answers for missing children. Raises ``Refused`` where there is none."""
    team = team_for(Team.Service.MISSING) or team_for(Team.Service.FRONT_DOOR)
    if team is None:
        raise Refused(
            "No team answers for missing children yet. Ask an administrator to set one up."
        )
    return team
