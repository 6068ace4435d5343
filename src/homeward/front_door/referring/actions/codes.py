"""Codes sent by e-mail: made, and used once."""

from datetime import timedelta
from typing import Any

from django.conf import settings

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.audit.actions import record_write
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused

from ...models import EmailedCode
from .. import rules


def issue_code(
    *, by: Any, purpose: str, email: str, about: str = "", lasts: timedelta = rules.CODE_LASTS
) -> str:
    """Make a code for an address and give it, to be e-mailed after the write. Only its hash stays.

    Codes made before for the same purpose and record end.
    """
    check(by, Can.REFER)
    code, now, email = rules.new_code(), clock.now(), email.lower()
    fresh = EmailedCode(
        purpose=purpose,
        email=email,
        about=about,
        hashed=_hashed(code, purpose, email, about),
        made_at=now,
        ends_at=now + lasts,
    )
    with write():
        _codes(purpose, email, about).filter(ends_at__gt=now).update(ends_at=now)
        fresh.save()
        record_write(by=by, action="send code", subject=f"code {fresh.pk} to {purpose}")
    return code


def use_code(*, by: Any, purpose: str, email: str, about: str = "", code: str) -> None:
    """Open with a code, which is then used up. Raises ``Refused`` where it does not open.

    Five wrong tries end a code; they are counted even though nothing else is written.
    """
    check(by, Can.REFER)
    email, now = email.lower(), clock.now()
    with write():
        held = _codes(purpose, email, about).select_for_update().order_by("-made_at", "-pk").first()
        fault = rules.why_not_code(
            _standing(held), typed_hash=_hashed(code, purpose, email, about), at=now
        )
        if held is not None:
            _mark(held, right=fault is None)
        record_write(by=by, action="refuse code" if fault else "use code", subject=purpose)
    if fault:
        raise Refused(fault.sentence, field=fault.field)


def _mark(held: EmailedCode, *, right: bool) -> None:
    if right:
        held.used_at = clock.now()
    elif held.wrong_tries < rules.WRONG_TRIES:
        held.wrong_tries += 1
    held.save(update_fields=["used_at", "wrong_tries"])


def _standing(held: EmailedCode | None) -> rules.CodeStands | None:
    if held is None:
        return None
    return rules.CodeStands(
        hashed=held.hashed,
        ends_at=held.ends_at,
        used=held.used_at is not None,
        wrong_tries=held.wrong_tries,
    )


def _codes(purpose: str, email: str, about: str) -> Any:
    return EmailedCode.objects.filter(purpose=purpose, email=email, about=about)


def _hashed(code: str, purpose: str, email: str, about: str) -> str:
    return rules.code_hash(code, purpose=purpose, email=email, about=about, key=settings.SECRET_KEY)
