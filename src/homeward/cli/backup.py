"""``homeward backup FILE`` and ``homeward restore FILE``."""

from pathlib import Path

import click

from .house import in_the_house


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@in_the_house
def backup_command(file: Path) -> None:
    """Copy the whole database to FILE, while people go on working, and check the copy."""
    from homeward.core.backup import back_up

    size = back_up(file)
    click.echo(
        f"Backed up to {file} ({size / 1_048_576:.1f} MB); the copy was read back and is whole."
    )


@click.command("restore")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@in_the_house
def restore_command(file: Path, yes: bool) -> None:
    """Put the database of FILE in place of the present one, which is kept beside it."""
    from homeward.core.backup import restore

    if not yes:
        click.confirm(
            "Everything recorded since that backup will no longer be shown. Go on?", abort=True
        )
    kept = restore(file)
    click.echo(f"Restored from {file}. What was there before is kept in {kept}.")
