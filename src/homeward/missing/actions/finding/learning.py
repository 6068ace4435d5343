"""What was learned from an episode: each item has a recipient, an action and an outcome."""

from typing import Any

from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.ledger.actions import enter
from homeward.missing.finding.codes import FirstHand, KnownHow, PlaceKind
from homeward.missing.models import Episode, KnownAssociate, KnownPlace, Learning, Place

from ..asked_first import may, words_given
from .known import add_place, note_associate, note_place


def record_learning(
    *,
    by: Any,
    episode: Episode,
    words: str,
    recipient: str,
    action: str,
    said_by: str,
    how_known: str,
    first_hand: str = FirstHand.NOT_KNOWN,
    known_how: str = KnownHow.TOLD,
    place: Place | None = None,
    new_place: str = "",
    place_kind: str = "",
    heard_as: str = "",
    relation: str = "",
    only_if_missing: bool = False,
) -> Learning:
    """One thing learned, as it was said: about a place, a person, both, or neither.

    ``place`` is one already on file; ``new_place`` the name of one that is not. The find plan,
    the look-out sheet and the next police copy hold it from the next page on.
    """
    may(by, Can.REPORT_MISSING, episode)
    item = Learning(
        episode=episode,
        words=words_given(words, "Write what was learned, one thing only.", field="words"),
        recipient=words_given(recipient, "Say who is to have this.", field="recipient"),
        action=words_given(action, "Say what they are to do with it.", field="action"),
    )
    said: dict[str, Any] = {
        "by": by,
        "person": episode.person,
        "said_by": said_by,
        "how_known": how_known,
        "first_hand": first_hand,
        "episode": episode,
    }
    with write():
        place = place or _new_place(by, new_place, place_kind)
        item.known_place = _place(place, said, known_how, heard_as, only_if_missing)
        item.known_associate = _associate(said, heard_as, relation)
        _enter(by, item, "record learning")
    return item


def record_outcome(
    *, by: Any, item: Learning, outcome: str, version: int | None = None
) -> Learning:
    """What came of an item of learning."""
    may(by, Can.REPORT_MISSING, item.episode)
    item.outcome = words_given(outcome, "Say what came of it.", field="outcome")
    item.outcome_at = clock.now()
    _enter(by, item, "record outcome of learning", version)
    return item


def _new_place(by: Any, name: str, kind: str) -> Place | None:
    """The place of that name where one is on file, else a new one; a protected one by neither."""
    name = name.strip()
    if not name:
        return None
    known = Place.objects.filter(name__iexact=name, protected=False).order_by("pk").first()
    return known or add_place(by=by, name=name, kind=kind or PlaceKind.OTHER)


def _place(
    place: Place | None,
    said: dict[str, Any],
    known_how: str,
    company: str,
    only_if_missing: bool,
) -> KnownPlace | None:
    if place is None:
        return None
    return note_place(
        **said,
        place=place,
        known_how=known_how,
        company=company,
        only_if_missing=only_if_missing,
    )


def _associate(said: dict[str, Any], heard_as: str, relation: str) -> KnownAssociate | None:
    if not heard_as.strip():
        return None
    return note_associate(**said, heard_as=heard_as, relation=relation.strip() or "not known")


def _enter(by: Any, item: Learning, action: str, version: int | None = None) -> None:
    if not item.episode.person_id:
        raise Refused("This episode is about nobody.")
    enter(
        item,
        by=by,
        action=action,
        person=item.episode.person,
        details={"outcome": bool(item.outcome)},
        version=version,
    )
