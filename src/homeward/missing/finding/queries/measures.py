"""Whether it works: told before, hits, time to locate. Of places and clocks, never of a child."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from homeward.core import clock

from ...find_plan import rank_places
from ...models import Episode, KnownPlace
from ...projections import times_of
from ...queries.episodes import visible_episodes
from ..competing import FOUND, STILL_OUT, UNAIDED, Incidence, Outcome, cumulative_incidence
from ..protect import spot
from .known import as_visits

KS = (1, 3, 5, 10)
UNAIDED_WORDS = ("themsel", "on their own", "own accord", "walked in", "unaided")


@dataclass(frozen=True)
class Found:
    """One episode with a place of finding: whether it was on record, and where on the plan."""

    episode: Episode
    place: str
    told_before: bool
    rank: int | None


@dataclass(frozen=True)
class FindingFigures:
    """The figures of a stretch of time, each with how many it rests on."""

    found: tuple[Found, ...]
    without_place: int
    returned: int
    located: tuple[Incidence, ...]

    @property
    def told_before(self) -> int:
        return sum(each.told_before for each in self.found)

    def hits(self, k: int) -> int:
        """In how many of those told before the place was among the first ``k`` lines."""
        return sum(each.rank is not None and each.rank <= k for each in self.found)


def finding_figures(viewer: Any, since: datetime) -> FindingFigures:
    """The figures of all episodes from which a child returned since then, whom the viewer may know.

    Each plan is made again from what was on record when the episode was reported, so it can
    neither be mended afterwards nor flatter.
    """
    rows = visible_episodes(viewer).filter(returned_at__gte=since).select_related("person")
    episodes = list(rows.order_by("returned_at", "pk"))
    found = where_found(episodes)
    still = visible_episodes(viewer).filter(returned_at__isnull=True)
    return FindingFigures(
        found=tuple(found),
        without_place=len(episodes) - len(found),
        returned=len(episodes),
        located=tuple(cumulative_incidence([_outcome(each) for each in [*episodes, *still]])),
    )


def where_found(episodes: Sequence[Episode]) -> list[Found]:
    """Of the episodes with a place of finding: was it on record, and where on the plan."""
    known = _known({each.person_id for each in episodes})
    return [one for each in episodes if (one := _found(each, known[each.person_id]))]


def located_by_somebody(episode: Episode) -> bool:
    """Whether somebody found the child, who did not come back unaided."""
    return _how(episode) == FOUND


def on_record(facts: Sequence[KnownPlace], episode: Episode) -> list[KnownPlace]:
    """What was on record of a child when an episode was reported, not known from that episode."""
    return [
        each
        for each in facts
        if each.episode_id != episode.pk
        and each.recorded_at <= episode.reported_at
        and (each.withdrawn_at is None or each.withdrawn_at > episode.reported_at)
    ]


def _found(episode: Episode, facts: Sequence[KnownPlace]) -> Found | None:
    here = next((f for f in facts if f.episode_id == episode.pk and f.known_how == "found"), None)
    if here is None:
        return None
    plan = rank_places(as_visits(on_record(facts, episode)), times_of(episode).began)
    order = [line.place for line in (*plan.named, *plan.beyond)]
    rank = order.index(here.place.ref) + 1 if here.place.ref in order else None
    return Found(episode, spot(here.place).name, rank is not None, rank)


def _known(people: set[int]) -> dict[int, list[KnownPlace]]:
    found: dict[int, list[KnownPlace]] = defaultdict(list)
    rows = KnownPlace.objects.filter(person__in=people).select_related("place").order_by("at", "pk")
    for each in rows:
        found[each.person_id].append(each)
    return found


def _outcome(episode: Episode) -> Outcome:
    """From the report, for that is when anybody could begin to look."""
    end = episode.located_at or episode.returned_at
    hours = ((end or clock.now()) - episode.reported_at).total_seconds() / 3600
    return Outcome(max(0.0, hours), _how(episode))


def _how(episode: Episode) -> str:
    if episode.returned_at is None and episode.located_at is None:
        return STILL_OUT
    how = episode.returned_how.lower()
    return UNAIDED if any(words in how for words in UNAIDED_WORDS) else FOUND
