"""``homeward password USER``: a new password for somebody who has lost theirs."""

import click

from .house import in_the_house


@click.command("password")
@click.argument("user")
@in_the_house
def password_command(user: str) -> None:
    """Make a new password for USER and print it once."""
    from homeward.access.actions import set_password, the_house
    from homeward.access.models import User
    from homeward.web.first_user import new_password

    found = User.objects.filter(username__iexact=user).first()
    if found is None:
        raise click.ClickException(f"There is no user called {user}.")
    password = new_password()
    set_password(by=the_house, user=found, password=password)
    click.echo(f"{found.username}: {password}")
