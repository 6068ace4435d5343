"""``homeward load-comparators FILE…``: published figures, to stand beside our own."""

from pathlib import Path

import click

from .house import in_the_house


@click.command("load-comparators")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@in_the_house
def load_comparators_command(files: tuple[Path, ...]) -> None:
    """Load published tables of the Department for Education (authority-level CSV): referrals,
    workforce, care leavers' accommodation and activity, and statistical neighbours."""
    from homeward.access.actions import the_house
    from homeward.measures.actions import load_published

    for file in files:
        read = load_published(by=the_house, path=file)
        click.echo(f"{file.name}: {read.figures_read} figures.")
