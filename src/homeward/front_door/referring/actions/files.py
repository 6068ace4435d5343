"""Files sent with a referral."""

from collections.abc import Iterable
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.audit.actions import record_write
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.ledger.actions import enter
from homeward.people.actions import attach, file_under
from homeward.people.models import Content, Document
from homeward.people.policies import visible

from ...models import Attachment, Contact, ContactChild, NamedChild, WrittenReferral
from .. import rules


def attach_file(*, by: Any, written: WrittenReferral, upload: Any) -> Attachment:
    """Keep a file with a referral that is not sent yet, once it has passed every check.

    It is told by its content and scanned as every document is. Raises ``Refused`` for too many,
    too large, of a kind that is not taken, or not clean.
    """
    check(by, Can.REFER)
    _refuse_more(written)
    source = f"Written referral {written.ref}"
    document = attach(by=by, person=None, upload=upload, title=_title(upload), source=source)
    kept = Attachment(written=written, document=document)
    with write():
        stored = WrittenReferral.objects.select_for_update(of=("self",)).get(pk=written.pk)
        _refuse_more(stored)
        enter(kept, by=by, action="attach file", details={"document": document.ref})
    return kept


def take_off_file(*, by: Any, attachment: Attachment) -> None:
    """Take a file off a referral before it is sent: nothing of it stays."""
    check(by, Can.REFER)
    with write():
        rows = Attachment.objects.select_for_update(of=("self",)).select_related("written")
        stored = rows.get(pk=attachment.pk)
        if stored.written.sent_at is not None:
            raise Refused("This referral has been sent; its files stay.")
        forget_files([stored])
        record_write(by=by, action="take off file", subject=stored.written)


def forget_files(attachments: Iterable[Attachment]) -> None:
    """Remove files of drafts with their documents; bytes that another document holds stay."""
    for attachment in attachments:
        document = attachment.document
        Attachment.objects.filter(pk=attachment.pk).delete()
        Document.objects.filter(pk=document.pk).delete()
        if not Document.objects.filter(content=document.content_id).exists():
            Content.objects.filter(pk=document.content_id).delete()


def file_attachment(*, by: Any, attachment: Attachment, child: ContactChild) -> Attachment:
    """Put a file of a referral on the record of one of its children.

    Raises ``Refused`` for somebody who is not on the contact, or a file on another record.
    """
    check(by, Can.RECORD_CONTACT)
    if child.contact_id != attachment.written.contact_id:
        raise Refused("Choose one of the children on this contact.", field="child")
    file_under(by=by, document=attachment.document, person=child.person)
    return attachment


def file_if_one_child(by: Any, contact: Contact) -> None:
    """Once it is plain that a referral is about one child, its files go on that child's record.

    Of several children nobody can tell by itself whom a file is about: a worker says so.
    """
    named = NamedChild.objects.filter(contact=contact, set_aside_at__isnull=True)
    who = set(named.values_list("child__person", flat=True))
    person = visible(by).filter(pk__in=who - {None}).first()
    if len(who) != 1 or person is None:
        return
    unfiled = Attachment.objects.filter(written__contact=contact, document__person__isnull=True)
    for attachment in unfiled.select_related("document"):
        file_under(by=by, document=attachment.document, person=person)


def _refuse_more(written: WrittenReferral) -> None:
    if written.sent_at is not None:
        raise Refused("This referral has been sent; a file cannot be added to it.", field="upload")
    if written.attachments.count() >= rules.MOST_FILES:
        raise Refused(
            f"A referral can carry {rules.MOST_FILES} files. Take one off first.", field="upload"
        )


def _title(upload: Any) -> str:
    """The file's own name: whoever sends it need not think of a title."""
    return str(upload.name or "File")[-160:]
