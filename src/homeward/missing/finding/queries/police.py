"""What may go to the police: one fact an item, as a force needs it for grading, minimised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.core.days import say
from homeward.core.errors import NotForYou
from homeward.people.policies import only_visible

from ...models import Episode, KnownAssociate, KnownPlace, PoliceCopy
from ..codes import FirstHand
from ..protect import spot
from .known import clean, known_associates, known_places, secrets_near


@dataclass(frozen=True)
class PoliceItem:
    """One fact. The force grades it; ``proposed`` is our proposal, marked as such on every page.

    ``fact`` holds one thing; ``said_by`` is kept apart from it, so that a force can hold the
    source separately.
    """

    ref: str
    fact: str
    said_by: str
    how_known: str
    first_hand: str
    when: str
    proposed: str


def items_for_police(
    *, viewer: Any, episode: Episode, facts: Sequence[str] | None = None
) -> list[PoliceItem]:
    """What is known of the child's places and people, newest first, protected addresses withheld.

    ``facts`` names those wanted by reference; all where it is None. What a child asked to be used
    only to find them goes only while they are missing.
    """
    places = list(reversed(known_places(viewer, episode.person)))
    people = known_associates(viewer, episode.person)
    secrets = secrets_near([episode.person, *(e.associate for e in people if e.associate)])
    open_now = episode.returned_at is None
    usable = [each for each in places if open_now or not each.only_if_missing]
    rows: list[KnownPlace | KnownAssociate] = [*usable, *people]
    return [item_of(each, secrets) for each in rows if facts is None or each.ref in facts]


def copies_of(viewer: Any, episode: Episode) -> list[PoliceCopy]:
    """The police copies of an episode, newest first."""
    return list(_visible(viewer).filter(episode=episode).order_by("-pk"))


def get_copy(viewer: Any, ref: str) -> PoliceCopy:
    """One police copy; ``NotForYou`` where it is not for this viewer."""
    joined = ("episode__person", "episode__team", "approved_by", "recorded_by")
    copy = _visible(viewer).select_related(*joined).filter(ref=ref).first()
    if copy is None:
        raise NotForYou
    return copy


def _visible(viewer: Any) -> QuerySet[PoliceCopy]:
    if not allowed(viewer, Can.SEE_MISSING):
        return PoliceCopy.objects.none()
    return only_visible(PoliceCopy.objects.all(), viewer, path="episode__person")


def item_of(fact: KnownPlace | KnownAssociate, secrets: tuple[str, ...]) -> PoliceItem:
    """One fact as the police get it: protected addresses taken out."""
    return PoliceItem(
        ref=fact.ref,
        fact=clean(_words(fact), secrets),
        said_by=clean(fact.said_by, secrets),
        how_known=clean(fact.how_known, secrets),
        first_hand=fact.get_first_hand_display(),
        when=say(fact.at),
        proposed=_PROPOSED[FirstHand(fact.first_hand)],
    )


def _words(fact: KnownPlace | KnownAssociate) -> str:
    if isinstance(fact, KnownAssociate):
        return f"The child knows {fact.name} ({fact.relation})."
    company = f", with {fact.company}" if fact.company else ""
    at = spot(fact.place).words
    found = fact.known_how == "found"
    return (
        f"The child was found at: {at}{company}." if found else f"The child goes to: {at}{company}."
    )


# 3x5x2: source untested (2), information known directly (A), indirectly (C), not known (D).
_PROPOSED = {
    FirstHand.FIRST: "2 A",
    FirstHand.HEARD: "2 C",
    FirstHand.NOT_KNOWN: "2 D",
}
