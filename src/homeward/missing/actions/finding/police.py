"""The police copy: drafted, approved by somebody else, sent, acknowledged, recalled."""

from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.ledger.actions import enter
from homeward.missing.finding import rules
from homeward.missing.finding.protect import gives_away
from homeward.missing.finding.queries.known import secrets_near
from homeward.missing.finding.queries.police import items_for_police
from homeward.missing.models import Episode, PoliceCopy

from ..asked_first import may, words_given


def draft_copy(
    *,
    by: Any,
    episode: Episode,
    purpose: str,
    lawful_basis: str,
    conditions: str,
    child_told: str,
    facts: list[str] | None = None,
) -> PoliceCopy:
    """Freeze what would go to the police: one fact an item, with who said it and how they know.

    ``facts`` names by reference those to send (all that are known, where None is given). Protected
    addresses are withheld already here: nobody can approve what must not leave.
    """
    may(by, Can.REPORT_MISSING, episode)
    copy = PoliceCopy(
        episode=episode,
        purpose=words_given(purpose, "Say what it is for.", field="purpose"),
        lawful_basis=words_given(lawful_basis, "Give the lawful basis.", field="lawful_basis"),
        conditions=words_given(conditions, "Say how it may be handled.", field="conditions"),
        child_told=words_given(
            child_told, "Say whether the child knows; if not, why not.", field="child_told"
        ),
        items=[vars(item) for item in items_for_police(viewer=by, episode=episode, facts=facts)],
    )
    if not copy.items:
        raise Refused("Nothing is known that could be sent. Record what was learned first.")
    return _enter(by, copy, "draft police copy", None)


def approve_copy(*, by: Any, copy: PoliceCopy, version: int | None = None) -> PoliceCopy:
    """A named person, not the author, has read every item and lets it go."""
    may(by, Can.APPROVE_COPY, copy.episode)
    _refuse(
        rules.why_not_approve(
            author=copy.recorded_by_id,
            approver=by.pk,
            sent=copy.sent_at is not None,
            recalled=copy.recalled_at is not None,
        )
    )
    copy.approved_by, copy.approved_at = by, clock.now()
    return _enter(by, copy, "approve police copy", version)


def send_copy(*, by: Any, copy: PoliceCopy, sent_to: str, version: int | None = None) -> PoliceCopy:
    """It went to the police: to whom there. The system sends nothing by itself."""
    may(by, Can.REPORT_MISSING, copy.episode)
    if copy.approved_at is None:
        raise Refused("Somebody else must approve this copy before it is sent.")
    if copy.sent_at is not None or copy.recalled_at is not None:
        raise Refused("This copy was sent or recalled already.")
    if any(gives_away(text, secrets_near([copy.episode.person])) for text in _texts(copy)):
        raise Refused(
            "An address in this copy is protected since it was drafted. Recall it, draft another."
        )
    copy.sent_to = words_given(sent_to, "Say to whom it went.", field="sent_to")[:160]
    copy.sent_at = clock.now()
    return _enter(by, copy, "send police copy", version)


def acknowledge_copy(
    *, by: Any, copy: PoliceCopy, acknowledged_by: str, version: int | None = None
) -> PoliceCopy:
    """The police said that they have it: who said so."""
    may(by, Can.REPORT_MISSING, copy.episode)
    if copy.sent_at is None:
        raise Refused("This copy was not sent yet.")
    who = words_given(acknowledged_by, "Say who acknowledged it.", field="acknowledged_by")
    copy.acknowledged_by, copy.acknowledged_at = who[:120], clock.now()
    return _enter(by, copy, "acknowledge police copy", version)


def recall_copy(
    *, by: Any, copy: PoliceCopy, reason: str, version: int | None = None
) -> PoliceCopy:
    """Something in it is wrong, or it should not have gone: tell the police, and say why here."""
    check(by, Can.REPORT_MISSING)
    may(by, Can.REPORT_MISSING, copy.episode)
    if copy.recalled_at is not None:
        raise Refused("This copy was recalled already.")
    copy.recalled_because = words_given(reason, "Say why it is recalled.")
    copy.recalled_at = clock.now()
    return _enter(by, copy, "recall police copy", version)


def _enter(by: Any, copy: PoliceCopy, action: str, version: int | None) -> PoliceCopy:
    details = {"items": len(copy.items), "standing": copy.standing}
    enter(copy, by=by, action=action, person=copy.episode.person, details=details, version=version)
    return copy


def _texts(copy: PoliceCopy) -> list[str]:
    return [str(text) for item in copy.items for text in item.values()]


def _refuse(sentence: str | None) -> None:
    if sentence:
        raise Refused(sentence)
