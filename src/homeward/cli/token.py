"""``homeward token``: let a partner's system send referrals, and end that again."""

from datetime import date

import click

from .house import in_the_house


@click.command("token")
@click.argument("user")
@click.option("--name", default="", help="Which system uses it.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day that it works.")
@click.option("--close", is_flag=True, help="End every token of this user at once.")
@in_the_house
def token_command(user: str, name: str, until: date | None, close: bool) -> None:
    """Make a token for a partner's system and print it once, or end the tokens of a partner."""
    from homeward.access.actions import close_token, give_token, the_house
    from homeward.access.models import ApiToken, User
    from homeward.core.errors import Refused

    known = User.objects.filter(username__iexact=user).first()
    if known is None:
        raise Refused("There is no user of that name.")
    if close:
        open_ones = ApiToken.objects.filter(user=known, closed_at__isnull=True)
        ended = [close_token(by=the_house, token=token) for token in open_ones]
        click.echo(f"{len(ended)} tokens ended.")
        return
    if not name or until is None:
        raise Refused("Say which system it is for (--name) and its last day (--until 2027-03-31).")
    _, secret = give_token(by=the_house, user=known, name=name, until=_day(until))
    click.echo("The token, shown this once. Give it to the partner by a safe way:")
    click.echo(secret)


def _day(moment: date) -> date:
    return date(moment.year, moment.month, moment.day)
