"""The words of letters to referrers. Pure. None of them names a child: e-mail is read by others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from homeward.ui.words import moment_words

from ..codes import Decision

# What a professional is told of each decision: what happens next, without the family's business.
_NEXT = {
    Decision.NO_FURTHER_ACTION: "We have decided that children's services will do nothing further "
    "now. If you are still worried, or something changes, tell us again.",
    Decision.ADVICE: "We have given information or advice, or said where help can be found.",
    Decision.EARLY_HELP: "We have passed this to early help, who will be in touch with the family.",
    Decision.REFERRAL: "A social worker will assess what help the child and family need.",
    Decision.STRATEGY: "We are holding a strategy discussion with the police and health. You may "
    "be asked to take part.",
    Decision.OPEN_CASE: "A worker already knows the family and has what you told us.",
    Decision.OTHER_AUTHORITY: "We have passed this to the authority in whose area the child lives.",
}


@dataclass(frozen=True)
class Text:
    """A letter's subject and body."""

    subject: str
    body: str


def acknowledgement(
    *, ref: str, authority: str, received_at: datetime, due_at: datetime | None
) -> Text:
    """That the referral is here, by when it is decided, and what to do if it cannot wait."""
    by_when = f" by {moment_words(due_at)}" if due_at else " within one working day"
    return Text(
        f"Your referral {ref}",
        f"Thank you. {authority} received your referral at {moment_words(received_at)}.\n\n"
        f"Reference: {ref}\n\n"
        f"We decide what happens next{by_when}. Then we tell you the outcome.\n\n"
        "If you have heard nothing by then, ring us and give the reference.\n"
        "If a child is in danger now, ring 999.\n\n"
        "Please do not send names or details of a family by reply.\n",
    )


def outcome(*, ref: str, authority: str, decisions: Sequence[str], public: bool) -> Text:
    """What was decided, child by child in the order in which they were named.

    Somebody from the public hears only that it was considered: the rest is the family's.
    """
    return Text(
        f"The outcome of your referral {ref}",
        f"Thank you for telling {authority} about your worries (reference {ref}).\n\n"
        + (_considered() if public else _decided(decisions))
        + "\n\nIf you think that this leaves a child unsafe, ring us, give the reference and ask "
        "for a manager. If a child is in danger now, ring 999.\n",
    )


def code_letter(*, code: str, minutes: int) -> Text:
    """The code with which somebody goes back to a referral not sent yet."""
    return Text(
        "Your code",
        f"Your code is {code[:4]} {code[4:]}\n\nIt works once, for {minutes} minutes. "
        "If you did not ask for it, you need do nothing.\n",
    )


def confirm_letter(*, code: str, address: str, authority: str, days: int) -> Text:
    """The request to confirm in writing what was said by word of mouth."""
    return Text(
        "Please confirm what you told us",
        f"You spoke to {authority} and we wrote down what you said. Please read it, and confirm "
        f"or correct it.\n\nGo to {address}\n\nYour code is {code[:4]} {code[4:]}\n\n"
        f"It works once, for {days} days. If you did not speak to us, you need do nothing.\n",
    )


def _considered() -> str:
    return (
        "We have considered what you told us. What we do with a family is private to them, so we "
        "cannot tell you more. If you see or hear anything else, please tell us."
    )


def _decided(decisions: Sequence[str]) -> str:
    sentences = [_NEXT[Decision(each)] for each in decisions]
    if len(set(sentences)) == 1:
        return sentences[0]
    return "\n\n".join(
        f"Child {number}, in the order in which you named them: {sentence}"
        for number, sentence in enumerate(sentences, start=1)
    )
