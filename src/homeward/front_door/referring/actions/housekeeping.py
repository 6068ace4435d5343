"""What passes: drafts that nobody sent, codes that nobody used."""

from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.audit.actions import record_write
from homeward.core import clock
from homeward.core.db import write

from ...models import Attachment, EmailedCode, WrittenReferral
from ..rules import DRAFT_LASTS
from .files import forget_files


def clear_passing(*, by: Any) -> tuple[int, int]:
    """Remove drafts untouched for thirty days and codes past as long; say how many of each.

    What was sent is never touched.
    """
    check(by, Can.ADMINISTER)
    before = clock.now() - DRAFT_LASTS
    with write():
        drafts = WrittenReferral.objects.filter(sent_at__isnull=True, saved_at__lt=before)
        refs = list(drafts.values_list("ref", flat=True))
        forget_files(Attachment.objects.filter(written__in=drafts).select_related("document"))
        drafts.delete()
        codes, _ = EmailedCode.objects.filter(ends_at__lt=before).delete()
        if refs or codes:
            details = {"drafts": refs, "codes": codes}
            record_write(by=by, action="clear passing", subject="referrals", details=details)
    return len(refs), codes
