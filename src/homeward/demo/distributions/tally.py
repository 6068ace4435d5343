"""Measuring a made borough without a database."""

from __future__ import annotations

from homeward.demo.making import make
from homeward.demo.world import World

from .care import Care
from .compared import Compared, Counter
from .front_door import FrontDoor
from .leaving_care import LeavingCare
from .missing import Missing
from .workforce import Workforce


def measure(world: World) -> list[Compared]:
    """Make the borough, count as it goes by, and compare with what was published."""
    counters: list[Counter] = [
        FrontDoor(world),
        Care(world),
        Missing(world),
        LeavingCare(world),
        Workforce(world),
    ]
    for page in make(world):
        for record in page.records:
            for counter in counters:
                counter.take(record)
    return [compared for counter in counters for compared in counter.compared()]
