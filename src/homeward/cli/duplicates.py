"""``homeward duplicates``: look for people who are on file twice."""

import click

from .house import in_the_house


@click.command("duplicates")
@click.option("--whole", is_flag=True, help="Compare everybody, not only who changed since.")
@in_the_house
def duplicates_command(whole: bool) -> None:
    """Compare records changed since the last search and queue pairs that may be one person."""
    from homeward.access.actions import the_house
    from homeward.people.actions import look_for_duplicates

    look = look_for_duplicates(by=the_house, whole=whole)
    click.echo(f"{look.people:,} records compared, {look.pairs:,} new pairs to look at.")
