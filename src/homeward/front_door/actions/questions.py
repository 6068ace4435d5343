"""Asking partners what they know, chasing them, and keeping what they said."""

from datetime import datetime
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.ledger.actions import enter

from ..codes import Agency, Reply
from ..models import Contact, Question
from ..policies import get_contact, undecided
from ..questions import why_not_ask, why_not_reply
from .asked_first import refuse


def ask_partner(
    *,
    by: Any,
    contact: Contact,
    agency: str,
    words: str,
    asked_of: str = "",
    asked_at: datetime | None = None,
) -> Question:
    """Note that a partner was asked something about a contact: a reply is then waited for.

    Raises ``Refused`` without a question, for an agency nobody knows, before the contact came,
    in the future, or where every child on it has been decided.
    """
    check(by, Can.RECORD_CONTACT)
    contact = get_contact(by, contact.ref)
    now = clock.now()
    asked_at = asked_at or now
    refuse(
        why_not_ask(
            agency=agency,
            words=words,
            asked_at=asked_at,
            received_at=contact.received_at,
            open=undecided(contact) and not contact.decided_elsewhere,
            now=now,
        )
    )
    question = Question(
        contact=contact,
        agency=Agency(agency),
        asked_of=asked_of.strip(),
        words=words.strip(),
        asked_at=asked_at,
    )
    enter(question, by=by, action="ask partner")
    return question


def chase_partner(*, by: Any, question: Question, at: datetime | None = None) -> Question:
    """Note that the partner was asked again. How often is kept, and when last."""
    check(by, Can.RECORD_CONTACT)
    question.chased_at = _moment(by, question, Reply.WAITING, "asked again", at)
    question.chases += 1
    enter(question, by=by, action="chase partner")
    return question


def note_reply(
    *, by: Any, question: Question, reply: str, words: str, at: datetime | None = None
) -> Question:
    """Keep what came of a question: the partner's answer in their words, or their reason for
    refusing, or why the answer is no longer needed.
    """
    check(by, Can.RECORD_CONTACT)
    if not reply or reply not in Reply.values:
        raise Refused("Choose what came of the question.", field="reply")
    question.replied_at = _moment(by, question, Reply(reply), words, at)
    question.reply, question.reply_words = reply, words.strip()
    enter(question, by=by, action=f"partner: {Reply(reply).label.lower()}")
    return question


def _moment(by: Any, question: Question, reply: Reply, words: str, at: datetime | None) -> datetime:
    """When it happened, if it may have."""
    get_contact(by, question.contact.ref)
    now = clock.now()
    at = at or now
    refuse(
        why_not_reply(
            reply, words, waits=not question.reply, asked_at=question.asked_at, at=at, now=now
        )
    )
    return at
