"""``homeward check-plan``: is a find plan's file ours, and as it was signed?"""

from pathlib import Path

import click

from .house import in_the_house


@click.command("check-plan")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--key", help="The public key that was handed over. Without it: this house's own.")
@in_the_house
def check_plan_command(file: Path, key: str | None) -> None:
    """Say whether a find plan's FILE is whole and unchanged since it was signed. Exit status 1 if
    it is not."""
    from homeward.core.errors import Refused
    from homeward.missing.finding.signing import is_ours, public_key

    if not is_ours(file.read_bytes(), key or public_key()):
        raise Refused("This file was changed, or somebody else signed it. Do not rely on it.")
    click.echo("The file is whole and as it was signed.")
