"""``homeward read-report FILE…``: what an inspector's report or letter says."""

import json
from pathlib import Path
from typing import Any

import click


@click.command("read-report")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print everything read, as JSON.")
def read_report_command(files: tuple[Path, ...], as_json: bool) -> None:
    """Read Ofsted reports or letters (PDF, or text pasted from a page) and show what they say."""
    from homeward.improvement.reading import Unreadable, as_dict, read_report

    failed = False
    read = []
    for file in files:
        try:
            read.append(read_report(file))
        except Unreadable as fault:
            click.echo(str(fault), err=True)
            failed = True
    if as_json:
        click.echo(json.dumps([as_dict(report) for report in read], indent=1, ensure_ascii=False))
    else:
        for report in read:
            _print(report)
    raise SystemExit(1 if failed else 0)


def _print(report: Any) -> None:
    from rich.console import Console
    from rich.table import Table

    from homeward.improvement.reading import as_table

    console = Console()
    for sheet in as_table(report):
        table = Table(title=sheet.title, title_justify="left", show_lines=len(sheet.columns) > 3)
        for column in sheet.columns:
            table.add_column(column, overflow="fold")
        for row in sheet.rows:
            table.add_row(*row)
        console.print(table)
