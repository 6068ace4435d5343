"""A referral in writing: begun, saved step by step, sent."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.core.records import author
from homeward.ledger.actions import enter
from homeward.ui.context import authority_name

from ...actions import receive_contact
from ...codes import Route, Source
from ...models import Contact, Letter, NamedChild, WrittenReferral
from .. import letters, rules
from ..codes import Form, LetterKind
from ..forms import NEEDED
from ..queries import decision_due
from ..showing import as_text, parts_of

_FACTS = ("given_names", "family_name", "known_as", "address", "postcode", "school", "described")


def begin_referral(
    *, by: Any, form: str = Form.PROFESSIONAL, email: str = "", answers: Mapping[str, Any]
) -> WrittenReferral:
    """Keep the first answers of a referral that is not sent yet; it can be gone back to."""
    check(by, Can.REFER)
    written = WrittenReferral(
        form=form, email=email.lower(), answers=dict(answers), partner=author(by)
    )
    with write():
        enter(written, by=by, action="begin referral", details={"form": form})
    return written


def change_step(*, by: Any, written: WrittenReferral, step: str, answers: Any) -> WrittenReferral:
    """Keep the answers of one step. What has been sent is not changed any more."""
    check(by, Can.REFER)
    with write():
        written = _unsent(written)
        written.answers = {**written.answers, step: answers}
        if step == "you":
            written.email = str(answers.get("email", "")).lower()
        written.saved_at = clock.now()
        enter(written, by=by, action="save referral", details={"step": step})
    return written


def send_referral(*, by: Any, written: WrittenReferral) -> Contact:
    """Send it: from now on a contact that has to be decided, acknowledged and answered.

    The words stay as they were written. Raises ``Refused`` where a step is missing or it was
    sent before.
    """
    check(by, Can.REFER)
    with write():
        written = _unsent(written)
        fault = rules.why_not_send(written.answers, NEEDED)
        if fault:
            raise Refused(fault.sentence, field=fault.field)
        return _send(by, written)


def send_at_once(
    *,
    by: Any,
    form: str,
    email: str = "",
    answers: Mapping[str, Any],
    idempotency_key: str = "",
    body_seal: str = "",
) -> Contact:
    """Begin and send in one: the public's short form, and partners' systems.

    The same key from the same partner gives the contact that it made before; another body under
    a used key is ``Refused``.
    """
    check(by, Can.REFER)
    written = WrittenReferral(
        form=form,
        email=email.lower(),
        answers=dict(answers),
        partner=author(by),
        idempotency_key=idempotency_key,
        body_seal=body_seal,
    )
    try:
        with write():
            return _same_again(by, written) or _send(by, written)
    except IntegrityError:
        # The same message came twice at the same moment, and the other one was first.
        before = _same_again(by, written)
        if before is None:
            raise
        return before


def _same_again(by: Any, written: WrittenReferral) -> Contact | None:
    """The contact that the same message made before; None where its key is new or there is none."""
    if not written.idempotency_key:
        return None
    rows = WrittenReferral.objects.filter(
        partner=author(by), idempotency_key=written.idempotency_key
    )
    before = rows.select_related("contact").first()
    if before is not None and before.body_seal != written.body_seal:
        raise Refused(
            "This idempotency key was used for another referral. Use a new key for a new referral.",
            field="idempotency_key",
        )
    return before.contact if before is not None else None


def _send(by: Any, written: WrittenReferral) -> Contact:
    now = clock.now()
    said = _who(written)
    named = [_named(child) for child in _children(written)]
    contact = receive_contact(
        by=by,
        named=named,
        received_at=now,
        source_code=said["source_code"],
        route=Route.FORM,
        from_whom=", ".join(filter(None, (said["name"], said["role"], said["agency"])))[:120],
        told=as_text(parts_of(written.form, written.answers)),
        said_urgent=said["urgent"],
    )
    written.contact, written.sent_at = contact, now
    enter(written, by=by, action="send referral", details={"contact": contact.ref})
    _acknowledge(by, written, contact)
    return contact


def _acknowledge(by: Any, written: WrittenReferral, contact: Contact) -> None:
    """The letter that says that it is here, in the same write; it is carried afterwards."""
    if not written.email:
        return
    text = letters.acknowledgement(
        ref=contact.ref,
        authority=authority_name(),
        received_at=contact.received_at,
        due_at=decision_due(contact),
    )
    letter = Letter(
        contact=contact,
        kind=LetterKind.RECEIVED,
        to=written.email,
        subject=text.subject,
        body=text.body,
    )
    enter(letter, by=by, action="write letter", details={"kind": letter.kind})


def _who(written: WrittenReferral) -> dict[str, Any]:
    """Who refers, from whichever form it was."""
    if written.form == Form.PUBLIC:
        said = written.answers["worried"]
        return {
            "source_code": Source.OTHER_INDIVIDUAL if said.get("name") else Source.ANONYMOUS,
            "name": said.get("name", ""),
            "role": said.get("relation", ""),
            "agency": "",
            "urgent": bool(said.get("urgent")),
        }
    you = written.answers["you"]
    return {
        **{name: you.get(name, "") for name in ("source_code", "name", "role", "agency")},
        "urgent": bool(written.answers.get("urgent", {}).get("urgent")),
    }


def _children(written: WrittenReferral) -> list[dict[str, Any]]:
    if written.form != Form.PUBLIC:
        return list(written.answers["children"])
    said = written.answers["worried"]
    return [{name: said.get(name, "") for name in _FACTS}]


def _named(child: Mapping[str, Any]) -> NamedChild:
    facts = {name: child.get(name) or "" for name in _FACTS}
    return NamedChild(
        **facts,
        sex=child.get("sex") or "U",
        protected=bool(child.get("protected")),
        born_on=_day(child.get("born_on")),
        expected_on=_day(child.get("expected_on")),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _unsent(written: WrittenReferral) -> WrittenReferral:
    """The draft as stored now, held until the write ends."""
    stored = WrittenReferral.objects.select_for_update(of=("self",)).get(pk=written.pk)
    if stored.sent_at is not None:
        raise Refused(
            "This referral has been sent. Ring us, or send another, if there is more to say."
        )
    return stored
