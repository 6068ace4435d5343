"""Places and people that are known of a child. A fact without a source is refused."""

from datetime import datetime
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.days import say
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.ledger.actions import enter
from homeward.missing.finding.codes import FirstHand, KnownHow, PlaceKind, Trust
from homeward.missing.models import Episode, KnownAssociate, KnownPlace, LookOutLine, Place
from homeward.missing.projections import times_of
from homeward.people.policies import get_person

Fact = KnownPlace | KnownAssociate | LookOutLine


def add_place(
    *,
    by: Any,
    name: str,
    kind: str = PlaceKind.OTHER,
    lines: str = "",
    postcode: str = "",
    also_called: str = "",
    protected: bool = False,
    duty_number: str = "",
) -> Place:
    """A place, once for the whole borough. A protected one needs a number to ring instead."""
    check(by, Can.REPORT_MISSING)
    if not name.strip():
        raise Refused("Give the place a name, as people call it.", field="name")
    place = Place(name=name.strip(), kind=kind, lines=lines.strip(), postcode=postcode.strip())
    place.also_called = also_called.strip()
    _protect(place, protected=protected, duty_number=duty_number)
    enter(place, by=by, action="add place", details={"kind": kind, "protected": protected})
    return place


def protect_place(
    *, by: Any, place: Place, protected: bool, duty_number: str = "", version: int | None = None
) -> Place:
    """Withhold a place's address from now on, with a number to ring instead; or no longer.

    The log says that it was done, never where the place is.
    """
    check(by, Can.APPROVE_COPY)
    _protect(place, protected=protected, duty_number=duty_number)
    details = {"protected": protected}
    enter(place, by=by, action="protect place", details=details, version=version)
    return place


def note_place(
    *,
    by: Any,
    person: Any,
    place: Place,
    known_how: str,
    said_by: str,
    how_known: str,
    first_hand: str = FirstHand.NOT_KNOWN,
    at: datetime | None = None,
    episode: Episode | None = None,
    company: str = "",
    trust: str = Trust.CONFIRMED,
    only_if_missing: bool = False,
    source: str = "",
) -> KnownPlace:
    """A child was at a place, or goes there: who said so and how they know it.

    What is known from an episode is dated by when the child left in it.
    """
    _may(by, person)
    if known_how == KnownHow.FOUND and episode is None:
        raise Refused("Say in which episode the child was found there.", field="known_how")
    known = KnownPlace(
        person=person,
        place=place,
        known_how=known_how,
        company=company.strip(),
        trust=trust,
        only_if_missing=only_if_missing,
        source=source,
    )
    return _note(by, known, said_by, how_known, first_hand, at, episode, "note place of child")


def note_associate(
    *,
    by: Any,
    person: Any,
    relation: str,
    said_by: str,
    how_known: str,
    associate: Any = None,
    heard_as: str = "",
    first_hand: str = FirstHand.NOT_KNOWN,
    at: datetime | None = None,
    episode: Episode | None = None,
    source: str = "",
) -> KnownAssociate:
    """Somebody whom a child knows: a person on file, or a name as it was heard."""
    _may(by, person)
    if associate is not None:
        get_person(by, associate.ref)
    if associate is None and not heard_as.strip():
        raise Refused("Say who it is: a person on file, or the name you heard.", field="heard_as")
    if not relation.strip():
        raise Refused(
            "Say what they are to the child: friend, cousin, not known.", field="relation"
        )
    known = KnownAssociate(
        person=person,
        associate=associate,
        heard_as=heard_as.strip(),
        relation=relation.strip(),
        source=source,
    )
    return _note(by, known, said_by, how_known, first_hand, at, episode, "note person of child")


def withdraw(*, by: Any, fact: Fact, reason: str, version: int | None = None) -> Fact:
    """A fact turned out to be wrong. It stays on file and is used no more."""
    _may(by, fact.person)
    if fact.withdrawn_at is not None:
        raise Refused("This was withdrawn already.")
    if not reason.strip():
        raise Refused("Say why this is withdrawn.", field="reason")
    fact.withdrawn_at, fact.withdrawn_because = clock.now(), reason.strip()[:200]
    _enter(by, fact, "withdraw what was known", version)
    return fact


def sourced(fact: Any, *, said_by: str, how_known: str, at: datetime) -> None:
    """Give a fact its source and time. Raises ``Refused`` where either cannot be."""
    if not said_by.strip():
        raise Refused("Say who said it. Nothing is kept without a source.", field="said_by")
    if not how_known.strip():
        raise Refused(
            "Say how they know it: saw it, were told by whom, read it where.", field="how_known"
        )
    if at > clock.now():
        raise Refused(f"{say(at)} has not come yet. Check the date and the time.", field="at")
    fact.said_by, fact.how_known, fact.at = said_by.strip()[:120], how_known.strip()[:200], at


def _note(
    by: Any,
    known: Any,
    said_by: str,
    how_known: str,
    first_hand: str,
    at: datetime | None,
    episode: Episode | None,
    action: str,
) -> Any:
    if episode is not None and episode.person_id != known.person.pk:
        raise Refused("That episode is another child's. Choose one of this child's.")
    began = times_of(episode).began if episode is not None else None
    sourced(known, said_by=said_by, how_known=how_known, at=at or began or clock.now())
    known.first_hand, known.episode = first_hand, episode
    with write():
        _enter(by, known, action)
    return known


def _enter(by: Any, fact: Any, action: str, version: int | None = None) -> None:
    """Logged by reference only: what was said stays in the record."""
    details = {"withdrawn": fact.withdrawn_at is not None}
    enter(fact, by=by, action=action, person=fact.person, details=details, version=version)


def _may(by: Any, person: Any) -> None:
    check(by, Can.REPORT_MISSING)
    get_person(by, person.ref)


def _protect(place: Place, *, protected: bool, duty_number: str) -> None:
    if protected and not duty_number.strip():
        raise Refused(
            "Give the number to ring instead of going there. A protected address is never shown.",
            field="duty_number",
        )
    place.protected, place.duty_number = protected, duty_number.strip()
