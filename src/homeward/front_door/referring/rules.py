"""What a written referral must hold before it is sent, and when an emailed code opens. Pure."""

import hmac
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from homeward.core.ids import ALPHABET

from ..rules import Fault

CODE_LENGTH = 8
CODE_LASTS = timedelta(minutes=15)
CONFIRM_LASTS = timedelta(days=5)
WRONG_TRIES = 5
DRAFT_LASTS = timedelta(days=30)
MOST_CHILDREN = 12
MOST_FILES = 5
# Letters that are read out or typed wrongly, and what was meant.
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V", " ": None, "-": None})


@dataclass(frozen=True)
class CodeStands:
    """How a code stands when somebody types one: the newest that was sent for its purpose."""

    hashed: str
    ends_at: datetime
    used: bool
    wrong_tries: int


def new_code() -> str:
    """Eight letters and digits (40 bits), to be typed from an e-mail."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def code_hash(code: str, *, purpose: str, email: str, about: str, key: str) -> str:
    """How a code is stored: keyed, and bound to its purpose, address and record."""
    bound = "\n".join([purpose, email, about, tidy_code(code)])
    return hmac.new(key.encode(), bound.encode(), sha256).hexdigest()


def tidy_code(typed: str) -> str:
    """A code as it was meant: capitals, no spaces, O for nought and I or L for one."""
    return typed.upper().translate(_MEANT)


def why_not_code(code: CodeStands | None, *, typed_hash: str, at: datetime) -> Fault | None:
    """Why a typed code does not open; None where it does.

    Whether a code was ever sent is not betrayed: unknown and wrong get the same sentence.
    """
    if code is not None and code.wrong_tries >= WRONG_TRIES:
        return Fault("code", "That code was typed wrongly too often. Ask for a new one.")
    if code is None or code.used or at >= code.ends_at or not _same(code.hashed, typed_hash):
        return Fault(
            "code",
            "That code does not open anything. Codes work once and not for long: "
            "check the newest e-mail, or ask for a new code.",
        )
    return None


def why_not_send(answers: Mapping[str, Any], needed: Sequence[str]) -> Fault | None:
    """Why a referral may not be sent yet; None where it may. ``needed`` are steps in order."""
    missing = missing_steps(answers, needed)
    if missing:
        return Fault(None, "Some parts are not filled in yet. Fill them in, then send.")
    return None


def missing_steps(answers: Mapping[str, Any], needed: Iterable[str]) -> list[str]:
    """The steps that nobody has answered yet, in order; children count once one is named."""
    return [step for step in needed if not answers.get(step)]


def why_not_named(child: Mapping[str, Any]) -> Fault | None:
    """Why a child may not be named so: somebody must be able to find out who is meant."""
    if child.get("given_names") or child.get("family_name") or child.get("described"):
        return None
    return Fault(
        "given_names",
        "Give the child's name. Where you do not know it, describe the child instead.",
    )


def why_not_shared(agreement: str, reason: str) -> Fault | None:
    """Why an answer on agreement is not whole: not asking, or going on regardless, needs a reason.

    Agreement, lawful basis and overriding an objection are three facts (Information sharing
    advice, Department for Education, 2024).
    """
    if agreement == "agreed" or reason.strip():
        return None
    words = (
        "Say why you refer although the family does not agree."
        if agreement == "objected"
        else "Say why the family was not asked, for instance because asking would put a child "
        "at risk."
    )
    return Fault("agreement_reason", words)


def state_for_referrer(*, children: int, decided: int, told: bool) -> str:
    """How a referral stands, in the words that its referrer sees: never what was decided."""
    if told:
        return "Decided, and you were told"
    if children and decided == children:
        return "Decided: you will hear from us"
    return "Received: we are deciding what happens next"


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one, other)
