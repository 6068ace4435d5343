"""``homeward rebuild``: make ledger and chronology again from the records."""

import click

from .house import in_the_house


@click.command("rebuild")
@click.option("--rehearse", is_flag=True, help="Only say what would change.")
@in_the_house
def rebuild_command(rehearse: bool) -> None:
    """Make the books and the keys of people again from the records; it should change nothing."""
    from homeward.web.checking import rebuild_all

    changed = False
    for label, difference in rebuild_all(rehearse=rehearse):
        changed = changed or bool(difference)
        click.echo(
            f"{label}: {difference.made} made, {difference.changed} changed, "
            f"{difference.removed} removed"
        )
    click.echo("The books were right." if not changed else "The books differed from the records.")
