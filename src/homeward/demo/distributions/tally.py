"""Measuring a made borough without a database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from homeward.demo.filling import world_of
from homeward.demo.making import make
from homeward.demo.world import World

from .care import Care
from .compared import Compared, Counter
from .front_door import FrontDoor
from .leaving_care import LeavingCare
from .missing import Missing
from .workforce import Workforce

# The borough that docs/demo.md shows and whose drift a test looks at.
SIZE, SEED, DAY = "borough", 1, date(2026, 11, 24)

Rooms = Mapping[str, tuple[Compared, ...]]


def measure(world: World) -> Rooms:
    """Make the borough, count as it goes by, and compare with what was published, by service."""
    counters: dict[str, Counter] = {
        "Front door": FrontDoor(world),
        "Children in care": Care(world),
        "Missing": Missing(world),
        "Leaving care": LeavingCare(world),
        "Social workers": Workforce(world),
    }
    for page in make(world):
        for record in page.records:
            for counter in counters.values():
                counter.take(record)
    return {room: tuple(counter.compared()) for room, counter in counters.items()}


@cache
def the_borough() -> Rooms:
    """The borough of the documents, measured once in a process: it takes some seconds."""
    return measure(world_of(size=SIZE, seed=SEED, as_of=DAY))
