"""What a contact gives rise to: one decision owed for each child; its place in the timeline.

The clock is the referral's working day (Working Together 2023), run from the moment the contact
was received. It is answered by the contact's worker, else by its team's desk.
"""

from collections.abc import Iterator
from functools import partial

from homeward.calendar import NoRule, deadline, rule_for
from homeward.core.clock import day_of
from homeward.core.projection import DutySpec, EventSpec, start_of_day
from homeward.ledger.kinds import Kind

from .codes import REFERRED, Decision, Source
from .models import Contact, ContactChild, Referral
from .referring.projections import duties_to_referrer

CONTACT = "contact"
DECISION = "decision"
REFERRAL = "referral"
RULE = "contact_decision"


def duties_of(contact: Contact) -> Iterator[DutySpec]:
    """One decision for each child; what the referrer is owed. None where another system decides."""
    if contact.decided_elsewhere:
        return
    yield from _decisions(contact)
    yield from duties_to_referrer(contact)


def _decisions(contact: Contact) -> Iterator[DutySpec]:
    """One decision for each child on record, and for each who was named and waits to be matched."""
    try:
        rule = rule_for(RULE, day_of(contact.received_at))
    except NoRule:
        return  # received before the rule began: nothing was owed by it
    owed = partial(
        DutySpec,
        kind=Kind.CONTACT_DECISION,
        raised_at=contact.received_at,
        due_at=deadline(contact.received_at, rule),
        rule=rule.version,
        team_id=contact.team_id,
        owner_id=contact.worker_id,
    )
    for child in contact.children.all():
        yield owed(f"decision:{child.pk}", person_id=child.person_id, met_at=child.decided_at)
    for named in contact.named.all():
        if named.child_id is None:
            yield owed(
                f"decision-named:{named.pk}",
                excused_at=named.set_aside_at,
                excused_because=named.set_aside_because,
            )


def events_of(contact: Contact) -> Iterator[EventSpec]:
    """For each child: the contact, and what was decided on it."""
    for child in contact.children.all():
        yield EventSpec(
            key=f"contact:{child.pk}",
            kind=CONTACT,
            person_id=child.person_id,
            at=contact.received_at,
            exact=contact.exact,
            words=_arrived(contact),
            source=contact.source,
        )
        if child.decided_at is not None:
            yield _decided(contact, child)


def events_of_referral(referral: Referral) -> Iterator[EventSpec]:
    """The referral; struck through where the decision that made it was changed."""
    yield EventSpec(
        key="referral",
        kind=REFERRAL,
        person_id=referral.person_id,
        at=start_of_day(referral.received_on),
        exact=False,
        words=_referred(referral),
        source=referral.source,
        significant=True,
        corrected=_withdrawn(referral),
    )


def _decided(contact: Contact, child: ContactChild) -> EventSpec:
    assert child.decided_at is not None  # noqa: S101 - for the type checker
    return EventSpec(
        key=f"decision:{child.pk}",
        kind=DECISION,
        person_id=child.person_id,
        at=child.decided_at,
        exact=contact.exact,
        words=f"Contact decided: {Decision(child.decision).label}",
        source=child.source or contact.source,
        significant=child.decision in REFERRED,
    )


def _arrived(contact: Contact) -> str:
    teller = f" ({contact.from_whom})" if contact.from_whom else ""
    return f"Contact from {_from(contact.source_code)}{teller}, by {_route(contact)}"


def _route(contact: Contact) -> str:
    words = contact.get_route_display()
    return words[0].lower() + words[1:] if words[1:2].islower() else words


def _from(code: str) -> str:
    words = Source(code).label
    return words if words[:2].isupper() else words[0].lower() + words[1:]


def _referred(referral: Referral) -> str:
    words = f"Referral from {_from(referral.source_code)}"
    return f"{words}: no further action" if referral.no_further_action else words


def _withdrawn(referral: Referral) -> str:
    child = referral.contact_child
    if child is None or child.decision in REFERRED:
        return ""
    return f"The decision was changed to: {Decision(child.decision).label}"
