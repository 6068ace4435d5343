"""Who must be told of an episode, and who was."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from homeward.core import clock
from homeward.missing.dated import MustTell, must_tell
from homeward.missing.models import Episode


@dataclass(frozen=True)
class Telling:
    """Somebody who must be told: who, from when, and when they were, by name."""

    key: str
    words: str
    from_at: datetime
    told_at: datetime | None = None
    name: str = ""
    reply: str = ""

    @property
    def state(self) -> str:
        """Told, not yet, or not yet due: the word that the page shows."""
        if self.told_at is not None:
            return "Told"
        return "Still to be told" if self.from_at <= clock.now() else "Not yet due"

    @property
    def colour(self) -> str:
        return {"Told": "met", "Still to be told": "late"}.get(self.state, "grey")


def tellings_of(episode: Episode) -> list[Telling]:
    """Everybody who must be told of this episode, as the rules of its day have it.

    Who is told after set hours stands there only while the episode has not ended before.
    """
    told = {each.whom: each for each in episode.told.order_by("-told_at")}
    found = []
    for line in _must(episode):
        from_at = episode.reported_at + timedelta(hours=line.after_hours)
        one = told.get(line.key)
        if one is None and episode.returned_at is not None and episode.returned_at < from_at:
            continue
        moment, name, reply = (one.told_at, one.name, one.reply) if one else (None, "", "")
        found.append(Telling(line.key, line.words, from_at, moment, name, reply))
    return found


def _must(episode: Episode) -> list[MustTell]:
    placement = episode.placement
    return must_tell(
        clock.day_of(episode.reported_at),
        in_care=placement is not None,
        elsewhere=placement is not None and placement.in_area is False,
        here=bool(episode.placing_authority),
    )
