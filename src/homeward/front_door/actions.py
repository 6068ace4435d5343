"""Recording contacts, giving them to somebody, considering the history, deciding."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from homeward.access.policies import allowed, check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.core.records import author
from homeward.ledger.actions import enter
from homeward.people.models import Person
from homeward.people.policies import get_person
from homeward.workforce.models import Team, Worker
from homeward.workforce.queries import team_for

from . import rules
from .codes import REFERRED, Route, Source
from .models import Contact, ContactChild, NamedChild, Referral
from .policies import get_contact


def record_contact(
    *,
    by: Any,
    children: Iterable[Person],
    received_at: datetime,
    source_code: str = Source.UNKNOWN,
    route: str = Route.OTHER,
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
    _refuse(
        rules.why_not_record(
            received_at=received_at, told=told, children=len(whom), now=clock.now()
        )
    )
    contact = Contact(
        received_at=received_at,
        source_code=_one_of(Source, source_code, "source_code", "Choose who made the contact."),
        route=_one_of(Route, route, "route", "Choose how the contact arrived."),
        from_whom=from_whom.strip(),
        told=told.strip(),
        team=_front_door(),
        worker=_in_post(worker),
    )
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
    _refuse(
        rules.why_not_record(
            received_at=received_at, told=told, children=len(named), now=clock.now()
        )
    )
    contact = Contact(
        received_at=received_at,
        source_code=_one_of(Source, source_code, "source_code", "Choose who made the contact."),
        route=_one_of(Route, route, "route", "Choose how the contact arrived."),
        from_whom=from_whom.strip(),
        told=told.strip(),
        said_urgent=said_urgent,
        team=_front_door(),
    )
    with write():
        enter(contact, by=by, action="receive contact")
        for child in named:
            child.contact = contact
            enter(child, by=by, action="name child")
    return contact


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
    contact.worker = _in_post(worker)
    enter(contact, by=by, action="allocate contact", version=version)
    return contact


def consider_history(
    *, by: Any, child: ContactChild, words: str, version: int | None = None
) -> ContactChild:
    """Say in one's own words what the child's history adds. Nothing is decided without it."""
    check(by, Can.DECIDE_CONTACT if allowed(by, Can.DECIDE_CONTACT) else Can.RECORD_CONTACT)
    with write():
        child = _locked(by, child)
        _refuse(rules.why_no_history(words, _standing(child)))
        child.history_considered = words.strip()
        enter(child, by=by, action="consider history", person=child.person, version=version)
    return child


def decide_contact(
    *,
    by: Any,
    child: ContactChild,
    decision: str,
    rationale: str,
    at: datetime | None = None,
    version: int | None = None,
) -> ContactChild:
    """Decide for one child on a contact, with reasons; a referral is made in the same write.

    Raises ``Refused`` before the history was considered, without reasons, before receipt, in the
    future, or where it was decided already (see ``change_decision``).
    """
    check(by, Can.DECIDE_CONTACT)
    now = clock.now()
    at = at or now
    with write():
        child = _locked(by, child)
        standing = _standing(child)
        _refuse(
            rules.why_not_decide(standing, decision=decision, rationale=rationale, at=at, now=now)
        )
        child.decision, child.rationale = decision, rationale.strip()
        child.decided_at, child.decided_by = at, author(by)
        enter(child, by=by, action="decide contact", person=child.person, version=version)
        _bring_referral_into_line(by, child)
    return child


def change_decision(
    *, by: Any, child: ContactChild, decision: str, rationale: str, version: int | None = None
) -> ContactChild:
    """Put another decision in the place of the first, with reasons.

    The first one stays in the audit log with who changed it and when. ``decided_at`` and
    ``decided_by`` go on saying when and by whom the contact was first decided, since that met the
    duty. Raises ``Refused`` where nothing was decided yet, or the same decision is given.
    """
    check(by, Can.DECIDE_CONTACT)
    with write():
        child = _locked(by, child)
        _refuse(rules.why_not_change(_standing(child), decision=decision, rationale=rationale))
        child.decision, child.rationale = decision, rationale.strip()
        enter(child, by=by, action="change decision", person=child.person, version=version)
        _bring_referral_into_line(by, child)
    return child


def _bring_referral_into_line(by: Any, child: ContactChild) -> None:
    """A referral where one was decided; one that was withdrawn stays, marked as such."""
    referral = Referral.objects.filter(contact_child=child).first()
    referred = child.decision in REFERRED
    if referral is None and not referred:
        return
    if referral is None:
        referral = Referral(
            person=child.person,
            contact_child=child,
            received_on=clock.day_of(child.contact.received_at),
            source_code=child.contact.source_code,
        )
    referral.no_further_action = None if referred else True
    enter(
        referral,
        by=by,
        action="make referral" if referred else "withdraw referral",
        person=child.person,
    )


def _locked(by: Any, child: ContactChild) -> ContactChild:
    """The child as stored now, held until the write ends, if this person may know them.

    Whoever decides second finds it decided, not a copy from before.
    """
    get_person(by, child.person.ref)
    rows = ContactChild.objects.select_for_update(of=("self",))
    return rows.select_related("contact", "person").get(pk=child.pk)


def _standing(child: ContactChild) -> rules.Standing:
    return rules.Standing(
        received_at=child.contact.received_at,
        decided_elsewhere=child.contact.decided_elsewhere,
        history_considered=child.history_considered,
        decision=child.decision,
        decided_at=child.decided_at,
    )


def _front_door() -> Team:
    team = team_for(Team.Service.FRONT_DOOR)
    if team is None:
        raise Refused(
            "There is no front-door team yet, so nobody would answer for this contact. "
            "Ask an administrator to set the team up."
        )
    return team


def _in_post(worker: Worker | None) -> Worker | None:
    if worker is not None and not worker.here_on(clock.today()):
        raise Refused(f"{worker.name} has left. Choose somebody in post.", field="worker")
    return worker


def _one_of(codes: Any, value: str, field: str, sentence: str) -> str:
    if value not in codes.values:
        raise Refused(sentence, field=field)
    return value


def _refuse(fault: rules.Fault | None) -> None:
    if fault is not None:
        raise Refused(fault.sentence, field=fault.field)
