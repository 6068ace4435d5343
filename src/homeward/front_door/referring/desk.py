"""What a contact's page shows of its referral: who waits to be matched, what was written back."""

from typing import Any

from homeward.access.policies import allowed
from homeward.access.roles import Can

from ..codes import Route
from ..models import Contact
from ..policies import undecided
from . import queries
from .codes import LetterKind

# By word of mouth: whoever told us can confirm it in writing.
SPOKEN = (Route.TELEPHONE, Route.OUT_OF_HOURS, Route.OTHER)


def around(viewer: Any, contact: Contact) -> dict[str, Any]:
    """The referral's part of the contact's page."""
    written = getattr(contact, "written", None)
    named = queries.named_on(viewer=viewer, contact=contact) if written else []
    letters = queries.letters_of(contact) if written else []
    told = getattr(contact, "outcome_told", None)
    spoken = contact.route in SPOKEN
    confirmations = list(contact.confirmations.order_by("recorded_at")) if spoken else []
    return {
        "written": written,
        "file_count": queries.files_for(viewer=viewer, contact=contact).count() if written else 0,
        "waiting": [each for each in named if each.waits],
        "set_aside": [each for each in named if each.set_aside_at],
        "letters": letters,
        "outcome_told": told,
        "confirmations": confirmations,
        "may_confirm": spoken and _may_confirm(viewer, contact, confirmations),
        "may_tell": written is not None
        and allowed(viewer, Can.DECIDE_CONTACT)
        and told is None
        and not undecided(contact)
        and not any(letter.kind == LetterKind.OUTCOME for letter in letters),
    }


def _may_confirm(viewer: Any, contact: Contact, confirmations: list[Any]) -> bool:
    """Only what was said by word of mouth, and recorded here, has to be confirmed."""
    return bool(
        contact.told
        and not contact.decided_elsewhere
        and not any(each.confirmed_at for each in confirmations)
        and allowed(viewer, Can.RECORD_CONTACT)
    )
