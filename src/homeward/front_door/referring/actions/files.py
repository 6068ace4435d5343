"""Files sent with a referral."""

from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.ledger.actions import enter

from ...models import Attachment, WrittenReferral
from .. import files, rules


def attach_file(*, by: Any, written: WrittenReferral, upload: Any) -> Attachment:
    """Keep a file with a referral that is not sent yet, once it has passed every check.

    Raises ``Refused`` for too many, too large, of a kind not taken, or not clean.
    """
    check(by, Can.REFER)
    content = files.read_limited(upload, rules.LARGEST_FILE)
    kind = files.kind_of(content, upload.name)
    files.check_clean(content)
    kept = Attachment(
        written=written,
        title=files.title_of(upload.name),
        content_type=kind,
        content=content,
        size=len(content),
        checked_at=clock.now(),
    )
    with write():
        stored = WrittenReferral.objects.select_for_update(of=("self",)).get(pk=written.pk)
        if stored.sent_at is not None:
            raise Refused("This referral has been sent; a file cannot be added to it.")
        if stored.attachments.filter(taken_off_at__isnull=True).count() >= rules.MOST_FILES:
            raise Refused(f"A referral can carry {rules.MOST_FILES} files. Take one off first.")
        enter(kept, by=by, action="attach file", details={"size": kept.size, "kind": kind})
    return kept


def take_off_file(*, by: Any, attachment: Attachment) -> Attachment:
    """Take a file off a referral before it is sent; its content is emptied."""
    check(by, Can.REFER)
    with write():
        rows = Attachment.objects.select_for_update(of=("self",)).select_related("written")
        stored = rows.get(pk=attachment.pk)
        if stored.written.sent_at is not None:
            raise Refused("This referral has been sent; its files stay.")
        stored.taken_off_at, stored.content = clock.now(), b""
        enter(stored, by=by, action="take off file", details={})
    return stored
