"""Letters to referrers: the outcome written, told otherwise; carried after the write."""

from collections.abc import Iterable
from typing import Any

from django.core.mail import EmailMessage

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.ledger.actions import enter

from ...models import Contact, Letter, OutcomeTold
from ...policies import get_contact, undecided
from ..codes import HowTold, LetterKind

_WHY = {"telephone": "what was said", "meeting": "what was said", "not_told": "why not"}


def write_outcome(*, by: Any, contact: Contact, subject: str, body: str) -> Letter:
    """Write to the referrer what was decided, after a manager has read the letter.

    Raises ``Refused`` before every child is decided about, without an address, or where they
    were told already.
    """
    check(by, Can.DECIDE_CONTACT)
    contact = get_contact(by, contact.ref)
    to = getattr(contact, "written", None)
    if to is None or not to.email:
        raise Refused("The referrer gave no e-mail address. Say instead how they were told.")
    letter = Letter(
        contact=contact, kind=LetterKind.OUTCOME, to=to.email, subject=subject, body=body
    )
    with write():
        _refuse_telling(contact)
        enter(letter, by=by, action="write letter", details={"kind": letter.kind})
    return letter


def tell_otherwise(*, by: Any, contact: Contact, how: str, words: str) -> OutcomeTold:
    """Record how the referrer was told without a letter, or why they are not to be told."""
    check(by, Can.DECIDE_CONTACT)
    contact = get_contact(by, contact.ref)
    if how not in HowTold.values:
        raise Refused("Choose how they were told.", field="how")
    if not words.strip():
        raise Refused(f"Write {_WHY[how]}.", field="words")
    told = OutcomeTold(contact=contact, at=clock.now(), how=how, words=words.strip())
    with write():
        _refuse_telling(contact)
        enter(told, by=by, action="tell referrer", details={"how": how})
    return told


def give_by_hand(*, by: Any, letter: Letter, how: str) -> Letter:
    """Record that a letter which could not be sent reached its reader otherwise."""
    check(by, Can.RECORD_CONTACT)
    get_contact(by, letter.contact.ref)
    with write():
        letter = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
        if letter.sent_at is not None:
            raise Refused("This letter has been sent.")
        letter.sent_at, letter.given_by_hand = clock.now(), how.strip()
        enter(letter, by=by, action="give letter by hand")
    return letter


def deliver(*, by: Any, letters: Iterable[Letter]) -> int:
    """Carry letters by e-mail, outside any write; say how many went. What fails waits for the next
    ``homeward tick``, with the kind of failure beside it.
    """
    check(by, Can.REFER)
    sent = 0
    for letter in letters:
        sent += _carry(by, letter)
    return sent


def _carry(by: Any, letter: Letter) -> bool:
    """Claim the letter in one write, send it, and note in another what became of it.

    A claim keeps two carriers from sending it twice; it lapses, so that a crash loses nothing.
    """
    with write():
        letter = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
        if letter.sent_at is not None or _claimed(letter):
            return False
        letter.tried_at, letter.tries = clock.now(), letter.tries + 1
        enter(letter, by=by, action="carry letter", details={"try": letter.tries})
    fault = _send(letter)
    with write():
        letter.fault = fault
        letter.sent_at = None if fault else clock.now()
        enter(letter, by=by, action="fail letter" if fault else "send letter", details={})
    return not fault


def _claimed(letter: Letter) -> bool:
    return (
        letter.tried_at is not None
        and not letter.fault
        and (clock.now() - letter.tried_at).total_seconds() < 60
    )


def _send(letter: Letter) -> str:
    """Send one letter; give the kind of failure, or nothing. The words of it may quote the mail."""
    try:
        EmailMessage(letter.subject, letter.body, to=[letter.to]).send()
    except Exception as fault:  # any failure of any mail server leaves the letter waiting
        return type(fault).__name__
    return ""


def _refuse_telling(contact: Contact) -> None:
    Contact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    if undecided(contact):
        raise Refused("Decide about every child first, then tell the referrer.")
    told = contact.letters.filter(kind=LetterKind.OUTCOME).exists()
    if told or OutcomeTold.objects.filter(contact=contact).exists():
        raise Refused("The referrer has been told already.")
