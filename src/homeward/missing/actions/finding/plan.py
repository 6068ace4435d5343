"""Recording checks while a child is missing."""

from datetime import datetime
from typing import Any

from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.days import say
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.ledger.actions import enter
from homeward.missing.finding.codes import CheckResult, FirstHand, KnownHow
from homeward.missing.models import Episode, KnownAssociate, Place, PlaceCheck
from homeward.missing.projections import times_of

from ..asked_first import may, words_given
from .known import note_place


def record_check(
    *,
    by: Any,
    episode: Episode,
    way: str,
    result: str,
    checked_by: str,
    place: Place | None = None,
    associate: KnownAssociate | None = None,
    checked_at: datetime | None = None,
    remarks: str = "",
) -> PlaceCheck:
    """Somebody looked at a place, or asked a person: found, not there, or could not check.

    Found at a place: that is also a place known of the child from now on. It does not end the
    episode: the return, and when the child was found, are recorded on the episode itself.
    """
    may(by, Can.REPORT_MISSING, episode)
    at = checked_at or clock.now()
    _refuse_when(episode, at)
    check = PlaceCheck(
        episode=episode,
        place=place,
        associate=associate,
        way=way,
        result=result,
        checked_at=at,
        checked_by=words_given(checked_by, "Say who looked or rang.", field="checked_by")[:120],
        remarks=remarks.strip()[:300],
    )
    with write():
        if result == CheckResult.FOUND and place is not None:
            _found(by, episode, place, check)
        details = {"result": str(result), "way": str(way)}
        enter(check, by=by, action="check place", person=episode.person, details=details)
    return check


def _found(by: Any, episode: Episode, place: Place, check: PlaceCheck) -> None:
    note_place(
        by=by,
        person=episode.person,
        place=place,
        known_how=KnownHow.FOUND,
        said_by=check.checked_by,
        how_known="Looked there during the episode",
        first_hand=FirstHand.FIRST,
        episode=episode,
    )


def _refuse_when(episode: Episode, at: datetime) -> None:
    if episode.returned_at is not None:
        raise Refused(
            f"The child is back since {say(episode.returned_at)}; there is nothing left to check."
        )
    if at > clock.now():
        raise Refused(f"{say(at)} has not come yet. Check the time.", field="checked_at")
    if at < times_of(episode).began:
        raise Refused(f"{say(at)} is before the child left. Check the time.", field="checked_at")
