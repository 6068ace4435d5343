"""Planted exploitation contexts, and innocent hubs as decoys: what patterns must tell apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .dice import dice_for, spread
from .figures import missing as figures
from .names import HUBS, address
from .world import Making, World

_ADULTS = (
    "Dex",
    "Big Mo",
    "Tariq's brother",
    "Shaz",
    "a man called Lenny",
    "Kez",
    "Uncle V",
    "Roo",
)
_CARS = (
    "a silver hatchback",
    "a black people carrier",
    "a white van with no sign",
    "a blue saloon",
)
BLOCK = 2  # years that a context lasts
MEMBERS = 4  # aimed at for each


@dataclass(frozen=True)
class Context:
    """A few addresses and adults that draw several children in, for two years."""

    number: int
    addresses: tuple[str, ...]
    adults: tuple[str, ...]
    car: str
    from_on: date

    def place(self, number: int) -> tuple[str, str]:
        """Which address, and how it is named."""
        at = number % len(self.addresses)
        return f"context:{self.number}:{at}", self.addresses[at]


def context(world: World, number: int) -> Context:
    """The n-th context of a world."""
    dice = dice_for(world.seed, "context", number)
    return Context(
        number,
        tuple(f"Flat {dice.randint(1, 30)}, {address(dice)}" for _ in range(dice.randint(2, 4))),
        tuple(dice.sample(_ADULTS, dice.randint(1, 3))),
        dice.choice(_CARS),
        world.year_starts(number // world.size.contexts * BLOCK),
    )


def hubs(world: World) -> tuple[str, ...]:
    """Innocent places where many children are: as many as there are contexts in a block."""
    return HUBS[: max(3, world.size.contexts)]


def context_of(world: World, number: int, first_year: int, episodes: int) -> Context | None:
    """The context that draws a child in: some of those who go missing five times or more."""
    often = 0.35 * world.size.missing_from_care * (1 + 1 - figures.STILL_NEXT_YEAR)
    share = min(1.0, MEMBERS * world.size.contexts / often)
    if episodes < 5 or spread(number, 2) >= share:
        return None
    block = first_year // BLOCK * world.size.contexts
    return context(world, block + number % world.size.contexts)


def tell_contexts(page: Making) -> None:
    """The truth about contexts and hubs."""
    world = page.world
    blocks = -(-world.size.years // BLOCK)
    for number in range(world.size.contexts * blocks):
        one = context(world, number)
        page.tell(
            "context",
            context=one.number,
            addresses="; ".join(one.addresses),
            adults="; ".join(one.adults),
            car=one.car,
            from_on=one.from_on,
        )
    for number, name in enumerate(hubs(world)):
        page.tell("hub", hub=number, name=name, innocent=True)
