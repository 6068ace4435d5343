"""Worlds of a borough's kind, cut to what one question needs: made in memory, in a second or so."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import models

from homeward.demo.making import make
from homeward.demo.scenarios import SCENARIOS
from homeward.demo.sizes import SIZES
from homeward.demo.world import World

from ..story import NOW

DAY = date(2026, 6, 17)
# The borough with its posts and homes, and nobody in it but the ten stories.
NOBODY: dict[str, Any] = {
    "children": 0,
    "in_care": 0,
    "starts_a_year": 0,
    "missing_from_care": 0,
    "missing_from_home": 0,
    "leavers_a_year": 0,
}
Records = dict[type[models.Model], list[Any]]


def a_world(scenario: str, seed: int = 1, plan_began: int | None = None, **whom: int) -> World:
    """A borough of a scenario with so many of this and that; its plan may be older than usual."""
    chosen = SCENARIOS[scenario]
    if plan_began is not None:
        chosen = replace(chosen, plan_began=plan_began)
    return World(seed, replace(SIZES["borough"], **(NOBODY | whom)), NOW, chosen)


def records_of(world: World) -> Records:
    """All that is made, by what it is."""
    found: Records = defaultdict(list)
    for page in make(world):
        for record in page.records:
            found[type(record)].append(record)
    return found
