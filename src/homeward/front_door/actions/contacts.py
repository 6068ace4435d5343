"""Recording contacts and giving them to somebody."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.ledger.actions import enter
from homeward.people.models import Person
from homeward.people.policies import get_person
from homeward.workforce.models import Team, Worker
from homeward.workforce.queries import team_for

from .. import rules
from ..codes import Route, Source
from ..models import Contact, ContactChild, NamedChild
from ..offered import why_not_category
from ..policies import get_contact
from .asked_first import in_post, refuse


def record_contact(
    *,
    by: Any,
    children: Iterable[Person],
    received_at: datetime,
    source_code: str = Source.UNKNOWN,
    route: str = Route.OTHER,
    category: str = "",
    from_whom: str = "",
    told: str = "",
    worker: Worker | None = None,
) -> Contact:
    """Somebody told the service something about one or more children: a decision is owed for each.

    Answered for by ``worker``, else by the front door's duty desk. Raises ``Refused`` without a
    child or words, in the future, with an unknown code, or before a front-door team is set up;
    ``NotForYou`` where a child may not be known.
    """
    check(by, Can.RECORD_CONTACT)
    whom = [get_person(by, person.ref) for person in dict.fromkeys(children)]
    contact = _contact(len(whom), received_at, source_code, route, from_whom, told)
    contact.worker, contact.category = in_post(worker), category
    refuse(why_not_category(category, received_at))
    with write():
        _refuse_twice(contact, whom)
        enter(contact, by=by, action="record contact")
        for person in whom:
            child = ContactChild(contact=contact, person=person)
            enter(child, by=by, action="record contact", person=person)
    return contact


def receive_contact(
    *,
    by: Any,
    named: Sequence[NamedChild],
    received_at: datetime,
    source_code: str,
    route: str,
    from_whom: str,
    told: str,
    said_urgent: bool = False,
) -> Contact:
    """Take in what somebody outside wrote about children whom nobody here has matched yet.

    The children stay as they were named until a worker says who they are; a decision is owed for
    each of them from now on. Answered for by the duty desk.
    """
    check(by, Can.REFER)
    contact = _contact(len(named), received_at, source_code, route, from_whom, told)
    contact.said_urgent = said_urgent
    with write():
        enter(contact, by=by, action="receive contact")
        for child in named:
            child.contact = contact
            enter(child, by=by, action="name child")
    return contact


def _contact(
    children: int, received_at: datetime, source_code: str, route: str, from_whom: str, told: str
) -> Contact:
    """A contact for the front door's duty desk, or ``Refused``."""
    refuse(
        rules.why_not_record(received_at=received_at, told=told, children=children, now=clock.now())
    )
    return Contact(
        received_at=received_at,
        source_code=_one_of(Source, source_code, "source_code", "Choose who made the contact."),
        route=_one_of(Route, route, "route", "Choose how the contact arrived."),
        from_whom=from_whom.strip(),
        told=told.strip(),
        team=_front_door(),
    )


def _refuse_twice(contact: Contact, whom: list[Person]) -> None:
    """The same words about the same children at the same minute: somebody pressed twice."""
    same = Contact.objects.filter(received_at=contact.received_at, told=contact.told)
    for other in same.prefetch_related("children"):
        if {child.person_id for child in other.children.all()} == {one.pk for one in whom}:
            raise Refused("This contact is on record already. Find it in the queue.")


def allocate_contact(
    *, by: Any, contact: Contact, worker: Worker | None, version: int | None = None
) -> Contact:
    """Give a contact to a worker, who then answers for its decisions; None gives it to the desk.

    Raises ``Refused`` where the worker has left, ``Stale`` where somebody else gave it away first.
    """
    check(by, Can.RECORD_CONTACT)
    contact = get_contact(by, contact.ref)
    contact.worker = in_post(worker)
    enter(contact, by=by, action="allocate contact", version=version)
    return contact


def categorise_contact(
    *, by: Any, contact: Contact, category: str, version: int | None = None
) -> Contact:
    """Say what a contact is mainly about: one that came in writing does not say it by itself."""
    check(by, Can.RECORD_CONTACT)
    contact = get_contact(by, contact.ref)
    refuse(why_not_category(category, contact.received_at))
    contact.category = category
    enter(contact, by=by, action="categorise contact", version=version)
    return contact


def _front_door() -> Team:
    team = team_for(Team.Service.FRONT_DOOR)
    if team is None:
        raise Refused(
            "There is no front-door team yet, so nobody would answer for this contact. "
            "Ask an administrator to set the team up."
        )
    return team


def _one_of(codes: Any, value: str, field: str, sentence: str) -> str:
    if value not in codes.values:
        raise Refused(sentence, field=field)
    return value
