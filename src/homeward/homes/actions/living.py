"""Moving in and out, judging homes, and the list of providers."""

from datetime import date
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.ledger.actions import enter
from homeward.people.policies import get_person

from ..codes import StayKind, Suitability
from ..models import Provider, Stay
from ..rules import (
    judged,
    why_not_judge,
    why_not_move_in,
    why_not_move_out,
    why_not_suitable_for_a_child,
)


def move_in(
    *,
    by: Any,
    person: Any,
    kind: str,
    started_on: date,
    suitability: str = Suitability.NOT_JUDGED,
    suitable_because: str = "",
    provided_by_authority: bool = False,
    provider: Provider | None = None,
    address: str = "",
    postcode: str = "",
    source: str = "",
) -> Stay:
    """A young person moves in somewhere; where they lived until then ends the same day.

    ``suitable_because`` says why the home is suitable or not. Raises ``Refused`` where the day
    cannot be, where the judgement cannot stand, or where the same move is on record.
    """
    check(by, Can.RECORD_STAY)
    get_person(by, person.ref)
    _refuse_unknown_kind(kind)
    suitability = judged(kind, suitability)
    _refuse_judgement(kind, suitability, suitable_because)
    _refuse_for_a_child(kind, suitability, person, started_on)
    stay = Stay(
        person=person,
        kind=kind,
        suitability=suitability,
        suitable_because=suitable_because.strip(),
        provided_by_authority=provided_by_authority,
        provider=provider,
        address=address.strip(),
        postcode=postcode.strip().upper(),
        started_on=started_on,
        known_on=started_on,
        source=source,
    )
    with write():
        earlier = Stay.objects.select_for_update().filter(person=person, ended_on=None).first()
        _refuse_move(stay, earlier)
        if earlier is not None:
            earlier.ended_on = started_on
            earlier.ended_because = f"moved to: {StayKind(kind).label}"
            enter(earlier, by=by, action="move out", person=person)
        enter(stay, by=by, action="move in", person=person)
    return stay


def move_out(
    *, by: Any, stay: Stay, ended_on: date, ended_because: str = "", version: int | None = None
) -> Stay:
    """A young person leaves a home without it being known yet where they live now."""
    check(by, Can.RECORD_STAY)
    get_person(by, stay.person.ref)
    refuse = why_not_move_out(ended_on, stay, clock.today())
    if refuse:
        raise Refused(refuse, field="ended_on")
    stay.ended_on, stay.ended_because = ended_on, ended_because.strip()
    enter(stay, by=by, action="move out", person=stay.person, version=version)
    return stay


def judge_suitability(
    *, by: Any, stay: Stay, suitability: str, suitable_because: str, version: int | None = None
) -> Stay:
    """Say whether a home is suitable, and why (Care Leavers Regulations 2010, schedule 2).

    The judgement before it stays in the audit log.
    """
    check(by, Can.RECORD_STAY)
    get_person(by, stay.person.ref)
    if suitability not in Suitability.values:
        raise Refused("Choose suitable, not suitable or not judged.", field="suitability")
    _refuse_judgement(stay.kind, judged(stay.kind, suitability), suitable_because)
    _refuse_for_a_child(stay.kind, suitability, stay.person, stay.started_on or stay.known_on)
    stay.suitability, stay.suitable_because = (
        judged(stay.kind, suitability),
        suitable_because.strip(),
    )
    enter(stay, by=by, action="judge suitability", person=stay.person, version=version)
    return stay


def add_provider(
    *,
    by: Any,
    name: str,
    urn: str = "",
    kind: str = "",
    places: int | None = None,
    postcode: str = "",
    source: str = "",
) -> Provider:
    """Put somebody who runs homes on the list. ``urn`` is Ofsted's number; one provider each."""
    check(by, Can.RECORD_STAY)
    name, urn = name.strip(), urn.strip()
    if not name:
        raise Refused("Give the provider's name.", field="name")
    provider = Provider(
        name=name,
        urn=urn,
        kind=kind.strip(),
        places=places,
        postcode=postcode.strip().upper(),
        source=source,
    )
    with write():
        known = Provider.objects.filter(urn=urn).first() if urn else None
        if known is not None:
            raise Refused(f"{known.name} is on the list with that number already.", field="urn")
        enter(provider, by=by, action="add provider")
    return provider


def _refuse_unknown_kind(kind: str) -> None:
    if kind not in StayKind.values:
        raise Refused("Choose from the list what kind of home it is.", field="kind")


def _refuse_judgement(kind: str, suitability: str, because: str) -> None:
    fault = why_not_judge(kind, suitability, because)
    if fault:
        sentence, field = fault
        raise Refused(sentence, field=field)


def _refuse_for_a_child(kind: str, suitability: str, person: Any, day: date) -> None:
    refuse = why_not_suitable_for_a_child(kind, suitability, person.born_on, day)
    if refuse:
        raise Refused(refuse, field="suitability")


def _refuse_move(stay: Stay, earlier: Stay | None) -> None:
    refuse = why_not_move_in(stay.started_on, stay.person, earlier, clock.today())  # type: ignore[arg-type]
    if refuse:
        raise Refused(refuse, field="started_on")
    if earlier is not None and _same_move(stay, earlier):
        raise Refused("This move is on record already: same day, same kind of home, same address.")


def _same_move(stay: Stay, earlier: Stay) -> bool:
    facts = ("started_on", "kind", "address", "provider_id")
    return all(getattr(stay, fact) == getattr(earlier, fact) for fact in facts)
