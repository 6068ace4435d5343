"""``homeward tick``: what is due when nobody is at the keyboard. Run it every few minutes."""

import click

from .house import in_the_house


@click.command("tick")
@in_the_house
def tick_command() -> None:
    """Carry waiting letters to referrers, and clear drafts and codes that are past."""
    from homeward.access.actions import the_house
    from homeward.drafts.actions import clear_old_drafts
    from homeward.front_door.referring import actions, queries

    waiting = list(queries.waiting_letters(viewer=the_house))
    sent = actions.deliver(by=the_house, letters=waiting)
    drafts, codes = actions.clear_passing(by=the_house)
    drafts += clear_old_drafts(by=the_house)
    click.echo(f"{sent} of {len(waiting)} waiting letters sent.")
    click.echo(f"{drafts} old drafts and {codes} old codes cleared.")
