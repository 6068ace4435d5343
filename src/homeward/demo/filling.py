"""Filling an empty database with the demonstration authority, through the usual projections."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from django.contrib.auth.hashers import make_password
from django.db import models

from homeward.access.actions import the_house
from homeward.access.models import User
from homeward.audit.actions import record_write
from homeward.core import clock, ids
from homeward.core.db import count_rows_for_planner, write
from homeward.core.errors import Refused
from homeward.measures.population import Population, keep_population
from homeward.people.actions import look_for_duplicates
from homeward.people.actions.filing import file_everybody
from homeward.web.first_user import keep_sign_ins, new_password

from .dice import dice_for
from .making import make
from .meanings import make_meanings
from .notices import make_notices
from .planning import say_why
from .promises import make_plan
from .saving import save
from .scenarios import SCENARIOS
from .sizes import SIZES
from .staff import sign_ins
from .world import Progress, World, making

AT_ONCE = 20_000  # records saved together
SEARCHED_AT_ONCE = 1_000  # children: some seconds; larger boroughs leave it to the night
EVERYDAY = "everyday"


def world_of(
    *,
    size: str = "small",
    years: int | None = None,
    seed: int = 1,
    as_of: date | None = None,
    scenario: str = EVERYDAY,
) -> World:
    """A borough before anybody lives in it. Raises Refused for a size or scenario nobody knows."""
    if size not in SIZES:
        raise Refused(f"There is no size '{size}'. Choose one of {', '.join(SIZES)}.")
    if scenario not in SCENARIOS:
        raise Refused(f"There is no scenario '{scenario}'. Choose one of {', '.join(SCENARIOS)}.")
    now = datetime.combine(as_of, time(9, 30), tzinfo=UTC) if as_of else clock.now()
    shape = SIZES[size] if years is None else replace(SIZES[size], years=years)
    return World(seed, shape, now, SCENARIOS[scenario])


def fill(
    *,
    size: str = "small",
    years: int | None = None,
    seed: int = 1,
    as_of: date | None = None,
    scenario: str = EVERYDAY,
    progress: Progress = lambda words, share: None,
) -> None:
    """Make the borough and save it whole: the same seed and day give the same borough.

    Refused where the database already holds users. Only passwords differ from one filling to
    the next: they are made by chance, so that nobody can guess them from the seed.
    """
    if User.objects.exists():
        raise Refused("This database is not empty. The demonstration fills an empty one only.")
    world = world_of(size=size, years=years, seed=seed, as_of=as_of, scenario=scenario)
    password = new_password()
    with clock.stand_still(world.now), write():
        saved = _fill(world, make_password(password), progress)
        progress("Filing everybody to be found", 0.98)
        file_everybody()
        count_rows_for_planner()
        with ids.seeded(dice_for(world.seed, "plan")):
            make_plan(world)
            make_meanings(world)
            make_notices(world)
            say_why(world)
            _look_for_duplicates(world)
        details = {"size": size, "seed": seed, "scenario": scenario, "records": saved}
        record_write(
            by=the_house, action="fill with demonstration", subject="database", details=details
        )
    keep_sign_ins(sign_ins(password))
    keep_population(_population(world))
    progress("Done", 1.0)


def _population(world: World) -> Population:
    """How many children live in the borough, from its first year on."""
    first = date(world.now.year - world.size.years - 1, 4, 1)
    return Population(first, world.size.population, "made up for the demonstration")


def _look_for_duplicates(world: World) -> None:
    """The first night's search, in a borough small enough not to wait for it."""
    if world.size.children <= SEARCHED_AT_ONCE:
        with making(world, "search for duplicates"):
            look_for_duplicates(by=the_house)


def _fill(world: World, hashed: str, progress: Progress) -> int:
    """Make and save, some thousands of records at a time; how many there were."""
    waiting: list[models.Model] = []
    saved = 0
    for page in make(world, hashed):
        waiting += page.records
        if len(waiting) >= AT_ONCE:
            saved += save(waiting)
            waiting = []
            share = world.children / world.size.children
            progress(f"{world.children:,} children on file", 0.9 * min(1.0, share))
    return saved + save(waiting)
