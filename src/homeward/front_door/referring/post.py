"""Carrying codes by e-mail: straight after the write that made them, since they are waited for."""

from django.core.mail import EmailMessage

from homeward.core.errors import Refused
from homeward.ui.context import authority_name

from . import letters, rules

NOT_SENT = (
    "The e-mail could not be sent just now. Nothing is lost: wait a few minutes and ask again, "
    "or ring us."
)


def post_code(*, to: str, code: str) -> None:
    """Send the code with which somebody goes back to their referral."""
    _post(to, letters.code_letter(code=code, minutes=int(rules.CODE_LASTS.total_seconds() // 60)))


def post_confirmation(*, to: str, code: str, address: str) -> None:
    """Send the request to confirm in writing, with its code."""
    days = rules.CONFIRM_LASTS.days
    _post(
        to,
        letters.confirm_letter(code=code, address=address, authority=authority_name(), days=days),
    )


def _post(to: str, text: letters.Text) -> None:
    try:
        EmailMessage(text.subject, text.body, to=[to]).send()
    except Exception as fault:  # any failure of any mail server
        raise Refused(NOT_SENT) from fault
