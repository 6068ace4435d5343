"""What may be asked of partners, and noted of their replies, as pure functions."""

from datetime import datetime

from homeward.core.days import say

from .codes import Agency, Reply
from .rules import Fault

_MISSING = {
    Reply.ANSWERED: "Write what they said, in their words.",
    Reply.REFUSED: "Write the reason they gave for not answering.",
    Reply.NOT_NEEDED: "Say why the answer is no longer needed.",
    Reply.WAITING: "Say what was asked again.",
}


def why_not_ask(
    *,
    agency: str,
    words: str,
    asked_at: datetime,
    received_at: datetime,
    open: bool,
    now: datetime,
) -> Fault | None:
    """Why a question may not be noted so; None where it may."""
    if not open:
        return Fault(None, "Every child on this contact has been decided. Nothing more is asked.")
    if agency not in Agency.values:
        return Fault("agency", "Choose who is asked.")
    if not words.strip():
        return Fault("words", "Write what you ask. Ask for what the decision needs, and no more.")
    if asked_at > now:
        return Fault("asked_at", f"The question lies in the future. It is {say(now)}.")
    if asked_at < received_at:
        return Fault(
            "asked_at",
            f"Nothing was asked before the contact came, at {say(received_at)}.",
        )
    return None


def why_not_reply(
    reply: Reply, words: str, *, waits: bool, asked_at: datetime, at: datetime, now: datetime
) -> Fault | None:
    """Why a reply, a refusal or a chase may not be noted so; None where it may."""
    if not waits:
        return Fault(None, "This question has its answer already. Open the contact again.")
    if not words.strip():
        return Fault("words", _MISSING[reply])
    if at > now:
        return Fault("at", f"That lies in the future. It is {say(now)}.")
    if at < asked_at:
        return Fault("at", f"That is before they were asked, at {say(asked_at)}.")
    return None
