"""``homeward missing-files``: the return's Missing file, its check, and list 8's four columns."""

import csv
from datetime import datetime
from pathlib import Path

import click

from .house import in_the_house

SHOWN = 50


@click.group("missing-files")
def missing_files_command() -> None:
    """The files that the Department and Ofsted ask for about missing children."""


@missing_files_command.command("ssda903")
@click.argument("year", type=click.IntRange(2015, 2100))
@click.argument("file", type=click.Path(path_type=Path))
@in_the_house
def ssda903(year: int, file: Path) -> None:
    """Write the Missing file of the return that ends in March YEAR, and check it."""
    from homeward.access.actions import the_house
    from homeward.exchange.ssda903 import COLUMNS, row_of
    from homeward.exchange.ssda903.making import missing_of_year, year_of_return

    first, last = year_of_return(year)
    spells = missing_of_year(the_house, first, last)
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        writer.writerows(row_of(spell) for spell in spells)
    click.echo(f"{len(spells)} rows written.")
    _say(file, year)


@missing_files_command.command("check")
@click.argument("year", type=click.IntRange(2015, 2100))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@in_the_house
def check(year: int, file: Path) -> None:
    """Check a Missing FILE of the return that ends in March YEAR against our records of care."""
    raise SystemExit(1 if _say(file, year) else 0)


@missing_files_command.command("list-8")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), help="The day; today where not given.")
@in_the_house
def list_8(file: Path, as_at: datetime | None) -> None:
    """Write Annex A list 8 with columns 29 to 32 counted from the episodes."""
    from homeward.access.actions import the_house
    from homeward.core import clock
    from homeward.exchange.annex_a import write
    from homeward.exchange.ssda903.making import list8_missing

    made = list8_missing(the_house, as_at.date() if as_at else clock.today())
    write(file, {8: made})
    click.echo(f"{len(made.rows)} children written.")


def _say(file: Path, year: int) -> int:
    """Print what the return's rules find; how many faults."""
    from homeward.access.actions import the_house
    from homeward.exchange.ssda903 import check_missing, read_rows
    from homeward.exchange.ssda903.making import known_of_year, year_of_return

    try:
        rows = read_rows(file.read_text(encoding="utf-8-sig"))
    except ValueError as fault:
        raise click.ClickException(str(fault)) from fault
    found = check_missing(rows, known_of_year(the_house, *year_of_return(year)))
    for each in found[:SHOWN]:
        click.echo(f"Row {each.row}, rule {each.rule}: {each.sentence}")
    click.echo(f"{len(rows)} rows checked, {len(found)} faults.")
    return len(found)
