"""``homeward demo``: the made-up borough, in an empty database or as files."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import click

from homeward.demo.scenarios import SCENARIOS
from homeward.demo.sizes import SIZES

from .house import in_the_house

Show = Callable[[str, float], None]


@click.command("demo")
@click.option("--size", type=click.Choice(list(SIZES)), default="small", show_default=True)
@click.option("--years", type=click.IntRange(1, 12), help="How far back it goes.")
@click.option("--seed", default=1, show_default=True, help="The same seed, the same borough.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day it stands at.")
@click.option("--scenario", type=click.Choice(list(SCENARIOS)), default="everyday")
@in_the_house
def demo_command(as_of: datetime | None, **asked: Any) -> None:
    """Fill an empty database with a made-up borough: nobody in it is real."""
    fill_with_progress(as_of=as_of.date() if as_of else None, **asked)


def fill_with_progress(**asked: Any) -> None:
    """Fill, showing how far it is."""
    from homeward.demo.filling import fill

    with _shown("Making a borough") as show:
        fill(**asked, progress=show)


@contextmanager
def _shown(words: str) -> Iterator[Show]:
    """A bar that goes away when it is done."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns: tuple[Any, ...] = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, transient=True) as progress:
        task = progress.add_task(words, total=1.0)

        def show(said: str, share: float) -> None:
            progress.update(task, description=said, completed=share)

        yield show
