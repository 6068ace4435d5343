"""Reading written referrals: for those who wrote them, and for those who act on them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from homeward.access.policies import check_may_know
from homeward.access.roles import Can
from homeward.calendar import NoRule, deadline, rule_for
from homeward.core.clock import day_of
from homeward.core.errors import NotForYou
from homeward.people.policies import only_visible, visible

from ..models import (
    Attachment,
    Confirmation,
    Contact,
    ContactChild,
    EmailedCode,
    Letter,
    NamedChild,
    OutcomeTold,
    WrittenReferral,
)
from ..policies import get_contact, waiting_named
from . import rules
from .codes import LetterKind


@dataclass(frozen=True)
class Standing:
    """A referral as its referrer sees it: how it stands, and what was written back."""

    written: WrittenReferral
    state: str
    letters: list[Letter]


def draft(*, ref: str) -> WrittenReferral | None:
    """A referral not sent yet, by its reference: for whoever holds it in their session."""
    return WrittenReferral.objects.filter(ref=ref, sent_at__isnull=True).first()


def drafts_of_email(*, email: str) -> QuerySet[WrittenReferral]:
    """What was begun under an address and not sent: for whoever proved that it is theirs."""
    rows = WrittenReferral.objects.filter(email=email.lower(), sent_at__isnull=True)
    return rows.filter(partner__isnull=True).order_by("-saved_at")


def own_drafts(*, viewer: Any) -> QuerySet[WrittenReferral]:
    """What a partner has begun and not sent."""
    check_may_know(viewer, Can.REFER)
    return WrittenReferral.objects.filter(partner=viewer.pk, sent_at__isnull=True).order_by(
        "-saved_at"
    )


def own_referrals(*, viewer: Any) -> QuerySet[WrittenReferral]:
    """What a partner has sent: theirs alone, whoever else refers from the same organisation."""
    check_may_know(viewer, Can.REFER)
    rows = WrittenReferral.objects.filter(partner=viewer.pk, sent_at__isnull=False)
    rows = rows.filter(partner__isnull=False).select_related("contact")
    return rows.order_by("-sent_at", "-pk")


def own_referral(*, viewer: Any, ref: str) -> WrittenReferral:
    """One of them by the reference of its contact, or ``NotForYou``."""
    found = own_referrals(viewer=viewer).filter(contact__ref=ref).first()
    if found is None:
        raise NotForYou
    return found


def standing(written: WrittenReferral) -> Standing:
    """How a sent referral stands, in words fit for its referrer."""
    contact = written.contact
    children = list(ContactChild.objects.filter(contact=contact))
    waiting = waiting_named().filter(contact=contact).count()
    letters = list(
        Letter.objects.filter(contact=contact, sent_at__isnull=False).order_by("sent_at")
    )
    told = any(letter.kind == LetterKind.OUTCOME for letter in letters) or (
        OutcomeTold.objects.filter(contact=contact).exists()
    )
    state = rules.state_for_referrer(
        children=len(children) + waiting,
        decided=sum(child.decided_at is not None for child in children),
        told=told,
    )
    return Standing(written, state, letters)


def sent_facts(*, ref: str) -> dict[str, Any]:
    """What the page after sending shows: for the browser that sent it."""
    written = WrittenReferral.objects.select_related("contact").get(contact__ref=ref)
    contact = written.contact
    letter = Letter.objects.filter(contact=contact, kind=LetterKind.RECEIVED).first()
    return {
        "ref": ref,
        "written": written,
        "letter": letter,
        "due_at": decision_due(contact) if contact is not None else None,
    }


def waiting_letters(*, viewer: Any) -> QuerySet[Letter]:
    """Letters that nobody has carried yet, the oldest first."""
    check_may_know(viewer, Can.REFER)
    return Letter.objects.filter(sent_at__isnull=True).order_by("recorded_at")


def written_of(contact: Contact) -> WrittenReferral:
    """The referral that a contact came with, or ``NotForYou`` where it came otherwise."""
    written = WrittenReferral.objects.filter(contact=contact).first()
    if written is None:
        raise NotForYou
    return written


def decisions_as_named(contact: Contact) -> list[str]:
    """What was decided, child by child in the order in which the referrer named them."""
    rows = NamedChild.objects.filter(contact=contact, child__isnull=False).order_by("pk")
    named = list(rows.values_list("child__decision", flat=True))
    return [decision for decision in named if decision]


def letters_of(contact: Contact) -> list[Letter]:
    """What was written back about a contact, in order."""
    return list(contact.letters.order_by("recorded_at"))


def named_on(*, viewer: Any, contact: Contact) -> list[NamedChild]:
    """The children named on a contact, without those found to be people closed to the viewer."""
    rows = NamedChild.objects.filter(contact=contact).select_related("child__person")
    hidden = rows.exclude(child__isnull=True).exclude(
        pk__in=only_visible(rows, viewer, path="child__person").values("pk")
    )
    return list(rows.exclude(pk__in=hidden.values("pk")).order_by("pk"))


def named_child(*, viewer: Any, ref: str, named: str) -> NamedChild:
    """One child named on a contact, or ``NotForYou``."""
    contact = get_contact(viewer, ref)
    found = next(
        (row for row in named_on(viewer=viewer, contact=contact) if row.ref == named), None
    )
    if found is None:
        raise NotForYou
    return found


def attachments_of(written: WrittenReferral) -> QuerySet[Attachment]:
    """The files of a referral, without their content."""
    return written.attachments.select_related("document").order_by("pk")


def files_for(*, viewer: Any, contact: Contact) -> QuerySet[Attachment]:
    """The files sent with a contact's referral, but for those on records closed to the viewer."""
    rows = Attachment.objects.filter(written__contact=contact)
    rows = rows.filter(
        Q(document__person__isnull=True) | Q(document__person__in=visible(viewer).values("pk"))
    )
    return rows.select_related("document__person", "written").order_by("pk")


def filed_on(child: ContactChild) -> int:
    """How many files of the referral are on the record of this child."""
    return Attachment.objects.filter(
        written__contact=child.contact_id, document__person=child.person_id
    ).count()


def attachment(*, viewer: Any, ref: str, file: str) -> Attachment:
    """One file sent with a contact's referral, or ``NotForYou``."""
    contact = get_contact(viewer, ref)
    rows = files_for(viewer=viewer, contact=contact).select_related("document__content")
    found = rows.filter(ref=file).first()
    if found is None:
        raise NotForYou
    return found


def confirmation(*, ref: str) -> Confirmation | None:
    """One request to confirm, by its reference: says nothing without its code."""
    return Confirmation.objects.select_related("contact").filter(ref=ref).first()


def code_was_sent(*, email: str, purpose: str, since: datetime) -> int:
    """How many codes went to an address since a moment."""
    rows = EmailedCode.objects.filter(email=email.lower(), purpose=purpose, made_at__gte=since)
    return rows.count()


def decision_due(contact: Contact) -> datetime | None:
    """By when a contact has to be decided; None where no rule held when it came."""
    try:
        rule = rule_for("contact_decision", day_of(contact.received_at))
    except NoRule:
        return None
    return deadline(contact.received_at, rule)
