"""Places that several children share: which of them to ask about. Pure.

A shared place is a question, never a fact about a child. Of the hundred rarest links in four
real cities a quarter to a half were between people who knew each other (missing.md 2.7), and
that is said beside each. Links lapse after twelve months.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations

LAPSE = timedelta(days=365)
BASE_PRECISION = (
    "Of links like this, about 1 in 4 to 1 in 2 are between children who know each other"
)
# A place where more children were is a hub: their being there links none of them.
HUB_CHILDREN = 8
# Of all times that a child was recorded at a place, so many must have been with somebody whom
# several children name, and so many times at least: that tells a man who draws children in from
# friends who happened to be at the bus station.
SHARE_IN_COMPANY, LEAST_TIMES = 0.5, 4


@dataclass(frozen=True)
class Sighting:
    """That a child was at a place at a time, and with whom, as it was said."""

    child: str
    place: str
    at: datetime
    company: str = ""


@dataclass(frozen=True)
class Link:
    """Two children recorded at the same places: a question. ``rarity`` orders, and is no score."""

    children: tuple[str, str]
    places: tuple[str, ...]
    rarity: float
    last_at: datetime


@dataclass(frozen=True)
class Flag:
    """A place to ask about: several children, and the same company named by more than one."""

    place: str
    children: tuple[str, ...]
    company: tuple[str, ...]
    sightings: tuple[Sighting, ...]


def lately(sightings: Iterable[Sighting], now: datetime) -> list[Sighting]:
    """Those of the last twelve months: what is older has lapsed."""
    return [each for each in sightings if now - LAPSE <= each.at <= now]


def links(sightings: Iterable[Sighting], now: datetime, *, limit: int = 50) -> list[Link]:
    """Pairs of children who share places, the rarest first: each place counts 1/log(1 + children).

    Hubs link nobody.
    """
    at_place = _by_place(lately(sightings, now))
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for place, seen in at_place.items():
        children = sorted({each.child for each in seen})
        if 2 <= len(children) < HUB_CHILDREN:
            for pair in combinations(children, 2):
                shared[pair].append(place)
    found = [_link(pair, places, at_place) for pair, places in shared.items()]
    return sorted(found, key=lambda each: (-each.rarity, each.children))[:limit]


def _link(
    pair: tuple[str, str], places: Sequence[str], at_place: Mapping[str, Sequence[Sighting]]
) -> Link:
    rarity = math.fsum(
        1 / math.log(1 + len({each.child for each in at_place[place]})) for place in places
    )
    seen = [each.at for place in places for each in at_place[place] if each.child in pair]
    return Link(pair, tuple(sorted(places)), rarity, max(seen))


def flag(sightings: Iterable[Sighting], now: datetime) -> list[Flag]:
    """Places to ask about: somebody is named there by two children or more, again and again.

    However many children were there: what counts is the company, not the crowd.
    """
    found = []
    for place, seen in sorted(_by_place(lately(sightings, now)).items()):
        named = _named_by_several(seen)
        if named:
            children = tuple(sorted({each.child for each in seen}))
            found.append(Flag(place, children, named, tuple(seen)))
    return found


def _named_by_several(seen: Sequence[Sighting]) -> tuple[str, ...]:
    """Those named by two children or more, where most of what is recorded here was with them."""
    said: dict[str, list[Sighting]] = defaultdict(list)
    for each in seen:
        if each.company:
            said[each.company.casefold()].append(each)
    several = [some for some in said.values() if len({each.child for each in some}) >= 2]
    times = sum(len(some) for some in several)
    if times < max(LEAST_TIMES, SHARE_IN_COMPANY * len(seen)):
        return ()
    return tuple(sorted(some[0].company for some in several))


def _by_place(sightings: Iterable[Sighting]) -> dict[str, list[Sighting]]:
    at_place: dict[str, list[Sighting]] = defaultdict(list)
    for each in sorted(sightings, key=lambda one: (one.at, one.child)):
        at_place[each.place].append(each)
    return at_place
