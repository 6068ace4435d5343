"""What gets onto the record of where a child was: places, people, learning, look-out lines.

Made from what was written and told, never from the truth: what nobody wrote down is nowhere. It
has dice of its own, so that the borough is the same with it and without.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from homeward.core import ids
from homeward.missing.codes import InterviewState
from homeward.missing.finding.codes import FirstHand, Heading, KnownHow, PlaceKind, Trust
from homeward.missing.models import (
    Episode,
    Interview,
    KnownAssociate,
    KnownPlace,
    Learning,
    LookOutLine,
    Place,
)

from .dice import Dice, dice_for
from .movers import Visit
from .world import Making, World

POLICE = "Police missing person coordinator"
KINDS = {each.value: each for each in PlaceKind}
LOOKS = ("Slim, about 160 cm, dark hair to the shoulder", "Tall, short fair hair, glasses",
         "About 170 cm, curly brown hair, scar over the left eye")  # fmt: skip
TRAVELS = ("Walks, or takes the tram without a ticket", "Bus 346 from the corner", "Lifts in cars")
MONEY = ("Pocket money on Saturdays, no card", "A prepaid card that the carer can see")


def note_finding(page: Making, episode: Episode, visit: Visit) -> None:
    """What the return and the interview brought onto the record of one episode."""
    dice = dice_for(page.world.seed, "finding", episode.ref)
    with ids.seeded(dice):
        if visit.written:
            _found(page, episode, visit)
        interview = _held(page, episode)
        if interview is not None and interview.before:
            _told(page, episode, interview, visit)
        if page.world.nth(f"look-out {episode.person.ref}") == 1:
            _look_out(page, episode, dice)


def _held(page: Making, episode: Episode) -> Interview | None:
    for record in reversed(page.records):
        if isinstance(record, Interview) and record.episode is episode:
            return record if record.state == InterviewState.HELD else None
    return None


def _found(page: Making, episode: Episode, visit: Visit) -> None:
    by_police = "police" in episode.returned_how
    page.add(
        KnownPlace(
            **_known_from(episode, episode.returned_at),
            place=_place(page, visit, visit.written),
            known_how=KnownHow.FOUND,
            trust=_trust(visit, visit.written),
            company=visit.company,
            said_by="Police officer" if by_police else episode.reported_by,
            how_known="Found the child there" if by_police else "The child was fetched from there",
            first_hand=FirstHand.FIRST,
        )
    )


def _told(page: Making, episode: Episode, interview: Interview, visit: Visit) -> None:
    said: dict[str, Any] = {
        **_known_from(episode, interview.held_at),
        "said_by": "The child",
        "how_known": "Told in the return home interview",
        "first_hand": FirstHand.FIRST,
    }
    place = page.add(
        KnownPlace(
            **said,
            place=_place(page, visit, visit.told),
            known_how=KnownHow.TOLD,
            trust=_trust(visit, visit.told),
            company=visit.company,
        )
    )
    who = None
    if visit.company:
        relation = "friend" if visit.place.kind != "context" else "not known"
        who = page.add(KnownAssociate(**said, heard_as=visit.company, relation=relation))
    page.add(
        Learning(
            episode=episode,
            recorded_at=said["recorded_at"],
            words=interview.during[:300],
            known_place=place,
            known_associate=who,
            recipient=POLICE,
            action="Look here first when the child goes again",
            outcome="Passed on" if interview.shared_at else "",
            outcome_at=interview.shared_at,
        )
    )


def _known_from(episode: Episode, at: datetime | None) -> dict[str, Any]:
    return {
        "person": episode.person,
        "episode": episode,
        "at": episode.left_at or episode.reported_at,
        "recorded_at": at,
    }


def _trust(visit: Visit, words: str) -> Trust:
    """A second name that nobody has confirmed to be the same place."""
    second = words == visit.place.other_name != visit.place.name
    return Trust.UNCONFIRMED if second else Trust.CONFIRMED


def _place(page: Making, visit: Visit, words: str) -> Place:
    """The place of that name, put on file when it is first written down.

    Whoever writes picks the known place, also by its second name; a wrong address is another.
    """
    right = words in (visit.place.name, visit.place.other_name)
    key = visit.place.key if right else f"wrong:{words}"
    kind = KINDS.get(visit.place.kind, PlaceKind.OTHER) if right else PlaceKind.OTHER
    known = page.world.places.get(key)
    if known is None:
        known = page.world.places[key] = page.add(_new(page.world, key, words, kind, visit))
    return known


def _new(world: World, key: str, words: str, kind: PlaceKind, visit: Visit) -> Place:
    address = words.split(", ", 1)[-1] if any(each.isdigit() for each in words) else ""
    other = visit.place.other_name if words == visit.place.name else ""
    with ids.seeded(dice_for(world.seed, "place", key)):
        return Place(
            name=words[:160],
            also_called=other if other != words else "",
            kind=PlaceKind.HOME if visit.place.kind == "context" else kind,
            lines=address[:200],
            recorded_at=world.now,
        )


def _look_out(page: Making, episode: Episode, dice: Dice) -> None:
    """Three lines, written after the first time; some of them are old by now."""
    said = dice.choice(("Carer", "Parent")) if episode.placement is None else "Carer"
    for heading, words in (
        (Heading.DESCRIPTION, dice.choice(LOOKS)),
        (Heading.TRANSPORT, dice.choice(TRAVELS)),
        (Heading.MONEY, dice.choice(MONEY)),
    ):
        at = (episode.returned_at or episode.reported_at) + timedelta(minutes=5)
        page.add(
            LookOutLine(
                person=episode.person,
                heading=heading,
                words=words,
                said_by=said,
                how_known="Lives with the child",
                first_hand=FirstHand.FIRST,
                at=min(at, page.world.now),
                recorded_at=min(at, page.world.now),
            )
        )
