"""What a written referral gives rise to: an acknowledgement, and word of the outcome.

Working Together to Safeguard Children (2023): the referrer is acknowledged within one working
day and hears what was decided. Nothing is owed to somebody who gave no way to be told.
"""

from collections.abc import Iterator
from datetime import datetime

from homeward.calendar import NoRule, deadline, rule_for
from homeward.core.clock import day_of
from homeward.core.projection import DutySpec
from homeward.ledger.kinds import Kind

from ..models import Contact
from .codes import Form, HowTold, LetterKind


def duties_to_referrer(contact: Contact) -> Iterator[DutySpec]:
    """The acknowledgement from the moment of receipt; the outcome once every child is decided."""
    written = getattr(contact, "written", None)
    if written is None or (written.form == Form.PUBLIC and not written.email):
        return
    sent = _sent(contact, LetterKind.RECEIVED)
    yield from _owed(contact, Kind.REFERRAL_ACKNOWLEDGED, contact.received_at, met_at=sent)
    decided_at = _all_decided(contact)
    if decided_at is None:
        return
    told = getattr(contact, "outcome_told", None)
    silent = told is not None and told.how == HowTold.NOT_TOLD
    spoken = told.at if told is not None and not silent else None
    yield from _owed(
        contact,
        Kind.REFERRER_TOLD,
        decided_at,
        met_at=_sent(contact, LetterKind.OUTCOME) or spoken,
        excused_at=told.at if silent and told is not None else None,
        excused_because=told.words if silent and told is not None else "",
    )


def _owed(
    contact: Contact,
    kind: Kind,
    raised_at: datetime,
    *,
    met_at: datetime | None,
    excused_at: datetime | None = None,
    excused_because: str = "",
) -> Iterator[DutySpec]:
    try:
        rule = rule_for(kind.value, day_of(raised_at))
    except NoRule:
        return
    yield DutySpec(
        key=kind.value,
        kind=kind,
        raised_at=raised_at,
        due_at=deadline(raised_at, rule),
        rule=rule.version,
        team_id=contact.team_id,
        owner_id=contact.worker_id,
        met_at=met_at,
        excused_at=excused_at,
        excused_because=excused_because,
    )


def _all_decided(contact: Contact) -> datetime | None:
    """When the last child was decided about; None while anybody waits, or where nobody is named."""
    decided = [child.decided_at for child in contact.children.all()]
    set_aside = [named.set_aside_at for named in contact.named.all() if named.child_id is None]
    moments = [*decided, *set_aside]
    known = [moment for moment in moments if moment is not None]
    return max(known) if known and len(known) == len(moments) else None


def _sent(contact: Contact, kind: LetterKind) -> datetime | None:
    """When a letter of a kind went; the first of them."""
    moments = [each.sent_at for each in contact.letters.all() if each.kind == kind and each.sent_at]
    return min(moments, default=None)
