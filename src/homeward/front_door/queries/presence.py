"""Who else has a contact open: from the log of looks, so nobody has to say so."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery

from homeward.access.models import User
from homeward.audit.queries import looks_since
from homeward.core import clock

from ..models import Contact, ContactChild

LATELY = timedelta(minutes=10)


@dataclass(frozen=True)
class Present:
    """Somebody else who opened the same contact, and when last."""

    who: str
    at: datetime


def present_at(*, viewer: Any, contact: Contact, child: ContactChild) -> list[Present]:
    """Who else opened this contact in the last ten minutes, the latest first; one query.

    ``child`` is one of the children whom the page shows: every look at it is logged for each.
    """
    looks = looks_since(contact, person=child.person, since=clock.now() - LATELY, besides=viewer)
    name = User.objects.filter(username=OuterRef("actor")).values("name")[:1]
    last: dict[str, Present] = {}
    for actor, known, at in looks.annotate(known=Subquery(name)).values_list(
        "actor", "known", "at"
    ):
        last.setdefault(actor, Present(known or actor, at))
    return list(last.values())
