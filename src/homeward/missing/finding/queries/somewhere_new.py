"""What the record says of somewhere new: people to stay with, neighbourhoods, contexts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from homeward.core.days import day_of
from homeward.people.rules import age_on

from ...models import Episode, Place
from ..somewhere_new import NAMED, Hint, hints
from .contexts import contexts_of
from .known import clean


def hints_of(
    viewer: Any,
    episode: Episode,
    new: float,
    *,
    first: Sequence[Place],
    people: Iterable[str],
    secrets: Collection[str],
) -> tuple[Hint, ...]:
    """Where to go on beyond the places of the plan (``first``, in its order); ``new`` the odds."""
    on_plan = {each.pk for each in first}
    contexts = [each for each in contexts_of(viewer) if each.place_id not in on_plan]
    return hints(
        new,
        age_on(episode.person.born_on, day_of(episode.reported_at)),
        people=list(people),
        areas=_areas(first),
        contexts=[clean(each.name, tuple(secrets)) for each in contexts],
    )


def _areas(first: Sequence[Place]) -> list[str]:
    """The postcode districts of the first places; a protected one tells nothing."""
    codes = (each.postcode.split() for each in first[:NAMED] if not each.protected)
    return list(dict.fromkeys(code[0] for code in codes if len(code) == 2))
