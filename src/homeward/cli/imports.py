"""``homeward import``: take a file in, take it back, see what became of its rows."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from .house import in_the_house

SHOWN = 20
ANSWERS = "annex-a-answers.csv"


@click.group("import")
def import_command() -> None:
    """Take in files of other systems, and take them back."""


@import_command.command("annex-a")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing.")
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), help="The day the file speaks of.")
@click.option("--json", "as_json", is_flag=True, help="Print what became of every row, as JSON.")
@in_the_house
def annex_a(file: Path, dry_run: bool, as_at: datetime | None, as_json: bool) -> None:
    """Take in Ofsted's Annex A workbook (.xlsx), lists 1 to 11."""
    from django.conf import settings

    from homeward.access.actions import the_house
    from homeward.exchange.actions import take_in_annex_a
    from homeward.exchange.importing.answers import ask, known_answers

    answers = Path(settings.DATA_DIR) / ANSWERS
    with _progress(shown=not as_json) as progress:
        report = take_in_annex_a(
            by=the_house,
            path=file,
            as_at=as_at.date() if as_at else None,
            dry_run=dry_run,
            answers=known_answers(answers),
            progress=progress,
        )
    ask(answers, report.questions)
    if as_json:
        click.echo(json.dumps(report.as_dict(), indent=1, ensure_ascii=False))
    else:
        _print_report(report)
        _print_questions(report, answers)
    raise SystemExit(0 if report.anything_taken else 1)


@import_command.command("undo")
@click.argument("batch")
@in_the_house
def undo(batch: str) -> None:
    """Take back the import BATCH: what it made goes, what it changed returns."""
    from homeward.access.actions import the_house
    from homeward.exchange.actions import undo_batch
    from homeward.exchange.queries import batch_by_ref

    found = batch_by_ref(the_house, batch)
    with _progress() as progress:
        done = undo_batch(by=the_house, batch=found, progress=progress)
    click.echo(
        f"Took back {found.file_name} (batch {found.ref}): {done.removed:,} records removed, "
        f"{done.restored:,} put back as they were."
    )
    if done.stays:
        click.echo(f"{len(done.stays):,} records stay, because somebody has built on them:")
        for place, why in done.stays:
            click.echo(f"  {place}: {why}")


@import_command.command("list")
@click.argument("batch", required=False)
@click.option("--all", "every", is_flag=True, help="Every row, not only refused and asked about.")
@in_the_house
def list_(batch: str | None, every: bool) -> None:
    """All imports; or with BATCH, its rows that were refused or asked about."""
    from homeward.access.actions import the_house
    from homeward.exchange.queries import batch_by_ref, batches, rows_of

    if batch is None:
        _print_batches(batches(the_house))
        return
    found = batch_by_ref(the_house, batch)
    rows = rows_of(the_house, found, unsettled=not every)
    _print_rows((row.list_number, row.sheet, row.row, row.outcome, row.sentence) for row in rows)
    if not rows:
        click.echo("No row was refused or asked about." if not every else "It has no rows.")


@contextmanager
def _progress(*, shown: bool = True) -> Iterator[Callable[[str, float], None]]:
    """A bar that shows how far it is, and leaves no trace."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns: tuple[Any, ...] = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, transient=True, console=console, disable=not shown) as bar:
        task = bar.add_task("Beginning", total=1.0)
        yield lambda words, share: bar.update(task, description=words, completed=share)


def _print_report(report: Any) -> None:
    from rich.console import Console

    head = f"{report.file_name}, as at {report.as_at:%-d %B %Y}"
    if report.batch_ref:
        click.echo(f"{head}: batch {report.batch_ref}")
    else:
        click.echo(f"{head}: nothing was written. This is what would happen.")
    for note in report.notes:
        click.echo(f"  · {note}")
    Console().print(_table(report))
    unsettled = report.unsettled
    if not unsettled:
        return
    click.echo(f"\n{len(unsettled):,} rows were refused or asked about:")
    _print_rows((r.number, r.sheet, r.row, r.outcome, r.sentence) for r in unsettled[:SHOWN])
    if len(unsettled) > SHOWN:
        see = f"homeward import list {report.batch_ref}" if report.batch_ref else "--json"
        click.echo(f"… and {len(unsettled) - SHOWN:,} more. See them all: {see}")
    if report.batch_ref:
        click.echo(f"To take it back: homeward import undo {report.batch_ref}")


def _print_questions(report: Any, answers: Path) -> None:
    if report.questions:
        click.echo(
            f"\n{len(report.questions):,} labels could not be read. They stand in {answers}: write "
            "the code beside each and import the file again; the answers are remembered."
        )


def _table(report: Any) -> Any:
    from rich.table import Table

    from homeward.exchange.models import BatchRow

    met = [each for each in BatchRow.Outcome if any(c[each] for c in report.counts.values())]
    table = Table()
    table.add_column("List", no_wrap=True, max_width=32)
    for outcome in met:
        table.add_column(outcome.label, justify="right")
    for number, counts in report.counts.items():
        cells = (f"{counts[outcome]:,}" if counts[outcome] else "·" for outcome in met)
        table.add_row(f"{number} {report.titles[number]}", *cells)
    return table


def _print_rows(rows: Iterable[tuple[int, str, int, str, str]]) -> None:
    from homeward.exchange.models import BatchRow

    for number, sheet, row, outcome, sentence in rows:
        head = BatchRow.Outcome(outcome).label
        place = f"List {number}, sheet {sheet}, row {row}"
        click.echo(f"  {head}. {sentence if place in sentence else f'{place}: {sentence}'}")


def _print_batches(found: list[tuple[Any, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    from homeward.core import clock

    if not found:
        click.echo("No file has been imported yet.")
        return
    table = Table()
    for column in ("Batch", "File", "As at", "Imported", "State", "Rows"):
        table.add_column(column)
    for batch, counts in found:
        when = batch.recorded_at.astimezone(clock.ENGLAND)
        rows = ", ".join(f"{many:,} {outcome}" for outcome, many in sorted(counts.items()))
        table.add_row(
            batch.ref,
            batch.file_name,
            f"{batch.speaks_of_on:%d/%m/%Y}",
            f"{when:%d/%m/%Y %H:%M}",
            batch.get_state_display(),
            rows,
        )
    Console().print(table)
