"""``homeward rebuild``: make ledger and chronology again from the records."""

import click

from .house import in_the_house


@click.command("rebuild")
@click.option("--rehearse", is_flag=True, help="Only say what would change.")
@in_the_house
def rebuild_command(rehearse: bool) -> None:
    """Make the ledger and the chronology again from the records; it should change nothing."""
    from homeward.ledger.actions import rebuild

    changed = False
    for label, difference in rebuild(rehearse=rehearse):
        changed = changed or bool(difference)
        click.echo(
            f"{label}: {difference.made} made, {difference.changed} changed, "
            f"{difference.removed} removed"
        )
    click.echo("The books were right." if not changed else "The books differed from the records.")
