"""One fact that is known of a child, whichever kind it is, and what it says."""

from __future__ import annotations

from typing import Any

from homeward.core.errors import NotForYou

from ...models import KnownAssociate, KnownPlace, LookOutLine
from ..protect import spot
from .known import clean, secrets_near, visible_to

Fact = KnownPlace | KnownAssociate | LookOutLine


def get_fact(viewer: Any, ref: str) -> Fact:
    """A place, a person or a line of a child that stands; ``NotForYou`` for any other."""
    for model in (KnownPlace, KnownAssociate, LookOutLine):
        rows = model.objects.filter(ref=ref, withdrawn_at__isnull=True)
        fact: Fact | None = visible_to(viewer, rows).select_related("person").first()
        if fact is not None:
            return fact
    raise NotForYou


def in_words(fact: Fact) -> str:
    """What it says and who said so, with protected addresses taken out."""
    if isinstance(fact, KnownPlace):
        words = f"{fact.get_known_how_display()}: {spot(fact.place).words}."
    elif isinstance(fact, KnownAssociate):
        hidden = fact.associate is not None and fact.associate.restricted
        words = f"Knows {'somebody on a restricted record' if hidden else fact.name}."
    else:
        words = f"{fact.get_heading_display()}: {fact.words}"
    return clean(f"{words} {fact.said_by} said it ({fact.how_known}).", secrets_near([fact.person]))
