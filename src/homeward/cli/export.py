"""``homeward export``: files of the house's own records."""

from datetime import datetime
from pathlib import Path

import click

from .house import in_the_house


@click.group("export")
def export_command() -> None:
    """Write files of the house's own records."""


@export_command.command("annex-a")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), help="The day it speaks of: today.")
@in_the_house
def annex_a(file: Path, as_at: datetime | None) -> None:
    """Write Ofsted's Annex A workbook (.xlsx): lists 1 and 3, contacts and referrals."""
    from homeward.access.actions import the_house
    from homeward.core import clock
    from homeward.exchange.actions import export_annex_a

    day = as_at.date() if as_at else clock.today()
    counts = export_annex_a(by=the_house, path=file, as_at=day)
    lists = ", ".join(f"list {number}: {many:,} rows" for number, many in counts.items())
    click.echo(
        f"Wrote {file} as at {day:%-d %B %Y}: {lists}. It holds children's data: keep it so."
    )
