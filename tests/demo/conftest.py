"""One made borough for each module that measures it."""

from datetime import date

import pytest

from homeward.demo.filling import world_of
from homeward.demo.making import make
from homeward.demo.world import Making, World

DAY = date(2026, 6, 10)


def made(world: World) -> list[Making]:
    """Every household of a world, held at once: only for small ones."""
    return list(make(world))


@pytest.fixture
def small() -> World:
    return world_of(size="small", seed=7, as_of=DAY)
