"""``homeward demo``: the made-up borough, in an empty database or as files."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from homeward.demo.scenarios import SCENARIOS
from homeward.demo.sizes import SIZES

from .house import in_the_house

Show = Callable[[str, float], None]


def _fills(options: dict[str, Any]) -> bool:
    """Whether a database is filled: the files need none."""
    return options["out"] is None


@click.command("demo")
@click.option("--size", type=click.Choice(list(SIZES)), default="small", show_default=True)
@click.option("--years", type=click.IntRange(1, 12), help="How far back it goes.")
@click.option("--seed", default=1, show_default=True, help="The same seed, the same borough.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day it stands at.")
@click.option("--scenario", type=click.Choice(list(SCENARIOS)), default="everyday")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Write it as files into this new or empty folder, with its truth; fill no database.",
)
@partial(in_the_house, needs_tables=_fills)
def demo_command(out: Path | None, as_of: datetime | None, **asked: Any) -> None:
    """Fill an empty database with a made-up borough, or write it as files: nobody in it is real."""
    asked["as_of"] = as_of.date() if as_of else None
    if out is None:
        fill_with_progress(**asked)
    else:
        write_with_progress(out, **asked)


def fill_with_progress(**asked: Any) -> None:
    """Fill, showing how far it is."""
    from homeward.demo.filling import fill

    with _shown("Making a borough") as show:
        fill(**asked, progress=show)


def write_with_progress(out: Path, **asked: Any) -> None:
    """Write the files, showing how far it is, and say where to begin reading.

    Without a day it is today's borough at the hour that ``--as-of`` means, so that naming the
    day later gives the same files.
    """
    from homeward.core import clock
    from homeward.demo.filling import world_of
    from homeward.demo.out import write_files

    asked["as_of"] = asked["as_of"] or clock.today()
    with _shown("Making a borough") as show:
        written = write_files(world_of(**asked), out, progress=show)
    click.echo(f"{len(written)} files in {out}. README.txt says what each is.")


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
