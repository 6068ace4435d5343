"""Keeping drafts and letting them go."""

from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.audit.actions import record_write
from homeward.core import clock
from homeward.core.db import write

from .models import Draft
from .rules import LASTS, Typed


def keep_draft(
    *, by: Any, form: str, subject: str = "", words: str, page: str, typed: Typed
) -> Draft:
    """Keep what somebody typed so far. The last text stands.

    That a draft was begun is logged; each later saving is not, for it is no record yet and
    happens every few seconds.
    """
    check(by, Can.SEE_HOME)
    with write():
        draft, new = Draft.objects.update_or_create(
            owner_id=by.pk,
            form=form,
            subject=subject,
            defaults={"words": words, "page": page, "typed": typed, "saved_at": clock.now()},
        )
        if new:
            record_write(by=by, action="begin draft", subject=f"draft of {form} {subject}".strip())
    return draft


def let_go(*, by: Any, draft: Draft) -> None:
    """Remove a draft: what it was for is done, or its owner threw it away."""
    check(by, Can.SEE_HOME)
    with write():
        gone, _ = Draft.objects.filter(pk=draft.pk, owner_id=by.pk).delete()
        if gone:
            subject = f"draft of {draft.form} {draft.subject}".strip()
            record_write(by=by, action="end draft", subject=subject)


def clear_old_drafts(*, by: Any) -> int:
    """Remove drafts untouched for thirty days; say how many."""
    check(by, Can.ADMINISTER)
    with write():
        gone, _ = Draft.objects.filter(saved_at__lt=clock.now() - LASTS).delete()
        if gone:
            record_write(by=by, action="clear drafts", subject="drafts", details={"drafts": gone})
    return gone
