"""What could be known at best: an order by the chances that the mover was truly drawn from.

No record can hold these chances. They say how far any order of the same places can come, and so
whether a figure that is asked for can be reached on this borough at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from homeward.demo import absences
from homeward.demo.movers import CONTEXT_ADDRESSES, CONTEXT_PULL, Mover, Visit, fits

Chances = dict[str, float]  # by the key of each place that is already known to the child


class WatchedMover(Mover):
    """A mover that also tells, for every going, the chances it was drawn from."""

    goings: list[Chances] = []  # noqa: RUF012 - one child at a time; `watched` empties it

    def go(self, hour: float, day: date) -> Visit:
        self.goings.append(chances(self, hour, day))
        return super().go(hour, day)


@contextmanager
def watched() -> Iterator[list[Chances]]:
    """While it holds, children are moved by watched movers; the list fills in order of going."""
    plain, absences.Mover = absences.Mover, WatchedMover  # type: ignore[misc]
    WatchedMover.goings.clear()
    try:
        yield WatchedMover.goings
    finally:
        absences.Mover = plain  # type: ignore[misc]


def chances(mover: Mover, hour: float, day: date) -> Chances:
    """Where a mover would go at this hour; what is left of 1 is for a place not known yet."""
    found: Chances = defaultdict(float)
    drawn = mover.context is not None and day >= mover.context.from_on
    if mover.context is not None and drawn:
        for number in CONTEXT_ADDRESSES:
            key, _ = mover.context.place(number)
            found[key] += CONTEXT_PULL / len(CONTEXT_ADDRESSES)
    own = 1 - CONTEXT_PULL if drawn else 1.0
    if mover.places:
        back = own * (1 - mover.rho * len(mover.places) ** -mover.gamma)
        pulls = [place.pull * fits(place, hour) for place in mover.places]
        for place, pull in zip(mover.places, pulls, strict=True):
            found[place.key] += back * pull / sum(pulls)
    return dict(found)
