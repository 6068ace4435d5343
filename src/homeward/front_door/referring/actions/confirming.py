"""Asking somebody who told us by word of mouth to confirm it in writing."""

from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.ledger.actions import enter

from ...models import Confirmation, Contact
from ...policies import get_contact


def ask_to_confirm(*, by: Any, contact: Contact, email: str) -> Confirmation:
    """Note that somebody is asked; the code for it is made and e-mailed afterwards."""
    check(by, Can.RECORD_CONTACT)
    contact = get_contact(by, contact.ref)
    if not contact.told:
        raise Refused("The record does not hold what they said, so there is nothing to confirm.")
    asked = Confirmation(contact=contact, email=email.lower())
    with write():
        enter(asked, by=by, action="ask to confirm")
    return asked


def confirm(*, by: Any, confirmation: Confirmation, agreed: bool, words: str = "") -> Confirmation:
    """Confirm what we wrote down, or correct it. What was recorded stays beside the correction."""
    check(by, Can.REFER)
    if not agreed and not words.strip():
        raise Refused("Say what is different from what you told us.", field="words")
    with write():
        rows = Confirmation.objects.select_for_update(of=("self",)).select_related("contact")
        stored = rows.get(pk=confirmation.pk)
        if stored.confirmed_at is not None:
            raise Refused("This has been confirmed already. Ring us if there is more to say.")
        stored.told_then, stored.agreed, stored.words = stored.contact.told, agreed, words.strip()
        stored.confirmed_at = clock.now()
        enter(stored, by=by, action="confirm in writing", details={"agreed": agreed})
    return stored
