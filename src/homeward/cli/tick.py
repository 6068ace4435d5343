"""``homeward tick``: what is due when nobody is at the keyboard. Run it every few minutes."""

import click

from .house import in_the_house


@click.command("tick")
@in_the_house
def tick_command() -> None:
    """Match waiting notifications, carry letters to referrers, clear what is past."""
    from homeward.access.actions import the_house
    from homeward.drafts.actions import clear_old_drafts
    from homeward.front_door.referring import actions, queries
    from homeward.missing.actions import ask_long_missing, match_waiting
    from homeward.missing.queries import open_episodes, waiting_notifications

    waiting = list(queries.waiting_letters(viewer=the_house))
    sent = actions.deliver(by=the_house, letters=waiting)
    drafts, codes = actions.clear_passing(by=the_house)
    drafts += clear_old_drafts(by=the_house)
    waits = list(waiting_notifications(the_house))
    matched = match_waiting(by=the_house, notifications=waits)
    asked = ask_long_missing(by=the_house, episodes=open_episodes(the_house))
    click.echo(f"{matched} of {len(waits)} waiting notifications of missing children matched.")
    click.echo(f"{asked} strategy meetings asked for.")
    click.echo(f"{sent} of {len(waiting)} waiting letters sent.")
    click.echo(f"{drafts} old drafts and {codes} old codes cleared.")
