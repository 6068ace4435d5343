"""``homeward demo``: fill an empty database with the demonstration authority."""

from datetime import datetime
from typing import Any

import click

from homeward.demo.figures import SIZES

from .house import in_the_house


@click.command("demo")
@click.option("--size", type=click.Choice(list(SIZES)), default="small")
@click.option("--years", type=click.IntRange(1, 12), help="How far back it goes.")
@click.option("--seed", default=1, show_default=True, help="The same seed, the same borough.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day it stands at.")
@in_the_house
def demo_command(size: str, years: int | None, seed: int, as_of: datetime | None) -> None:
    """Fill an empty database with a made-up borough: nobody in it is real."""
    fill_with_progress(size=size, years=years, seed=seed, as_of=as_of)


def fill_with_progress(
    *, size: str, years: int | None = None, seed: int = 1, as_of: datetime | None = None
) -> None:
    """Fill, showing how far it is."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from homeward.demo.filling import fill

    columns: tuple[Any, ...] = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, transient=True) as progress:
        task = progress.add_task("Making a borough", total=1.0)

        def show(words: str, share: float) -> None:
            progress.update(task, description=words, completed=share)

        fill(
            size=size,
            years=years,
            seed=seed,
            as_of=as_of.date() if as_of else None,
            progress=show,
        )
