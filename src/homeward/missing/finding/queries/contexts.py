"""Contexts of concern, and the questions that shared places raise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import NotForYou
from homeward.people.models import Person
from homeward.people.policies import only_visible

from ...models import ConcernContext, ContextAction, KnownPlace, Place
from ..codes import Trust
from ..contexts import LAPSE, Flag, Link, Sighting, flag, links
from ..protect import Spot, spot
from .known import clean, secrets_near


@dataclass(frozen=True)
class Asked:
    """A place to ask about, with the children who were recorded there."""

    flag: Flag
    spot: Spot
    company: tuple[str, ...]
    children: tuple[Person, ...]
    context: ConcernContext | None


@dataclass(frozen=True)
class AskedLink:
    """Two children who were recorded at the same places: a question, with what speaks for it."""

    link: Link
    children: tuple[Person, Person]
    places: tuple[Spot, ...]


def contexts_of(viewer: Any) -> list[ConcernContext]:
    """Contexts that are open, the one to be reviewed first on top."""
    if not allowed(viewer, Can.SEE_MISSING):
        return []
    rows = ConcernContext.objects.filter(closed_at__isnull=True).select_related(
        "place", "team", "owner"
    )
    return list(rows.prefetch_related("actions").order_by("review_on", "pk"))


def get_context(viewer: Any, ref: str) -> ConcernContext:
    """One context; ``NotForYou`` where there is none or the viewer may not see missing children."""
    joined = ("place", "team", "owner")
    context = ConcernContext.objects.select_related(*joined).filter(ref=ref).first()
    if context is None or not allowed(viewer, Can.SEE_MISSING):
        raise NotForYou
    return context


def get_context_action(context: ConcernContext, ref: str) -> ContextAction:
    """One action of a context; ``NotForYou`` where it has no such action."""
    action = context.actions.filter(ref=ref).first()
    if action is None:
        raise NotForYou
    return action


def places_to_ask_about(viewer: Any) -> list[Asked]:
    """Places where several children were within twelve months in the same company."""
    sightings, places = sightings_of(viewer)
    flags = flag(sightings, clock.now())
    people = _people({ref for each in flags for ref in each.children})
    known = {each.place_id: each for each in contexts_of(viewer)}
    secrets = secrets_near(people.values())
    return [
        Asked(
            flag=each,
            spot=spot(places[each.place]),
            company=tuple(clean(name, secrets) for name in each.company),
            children=tuple(people[ref] for ref in each.children),
            context=known.get(places[each.place].pk),
        )
        for each in flags
    ]


def shared_places(viewer: Any) -> list[AskedLink]:
    """Pairs of children who share places, the rarest first. Questions, never facts."""
    sightings, places = sightings_of(viewer)
    found = links(sightings, clock.now())
    people = _people({ref for each in found for ref in each.children})
    return [
        AskedLink(
            link=each,
            children=(people[each.children[0]], people[each.children[1]]),
            places=tuple(spot(places[ref]) for ref in each.places),
        )
        for each in found
    ]


def sightings_of(viewer: Any) -> tuple[list[Sighting], Mapping[str, Place]]:
    """The last twelve months' places of children whom the viewer may know, and those places.

    Without what is doubted, and without what a child asked to be used only to find them.
    """
    if not allowed(viewer, Can.SEE_MISSING):
        return [], {}
    rows = KnownPlace.objects.filter(
        withdrawn_at__isnull=True, only_if_missing=False, at__gte=clock.now() - LAPSE
    ).exclude(trust=Trust.DOUBTED)
    rows = only_visible(rows, viewer).select_related("place", "person").order_by("at", "pk")
    found = list(rows)
    sightings = [Sighting(each.person.ref, each.place.ref, each.at, each.company) for each in found]
    return sightings, {each.place.ref: each.place for each in found}


def _people(refs: set[str]) -> dict[str, Person]:
    return {each.ref: each for each in Person.objects.filter(ref__in=refs)}
