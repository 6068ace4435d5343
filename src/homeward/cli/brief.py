"""``homeward brief``: how things stand, on one screen."""

import json
from typing import Any

import click

from .house import in_the_house


@click.command("brief")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@in_the_house
def brief_command(as_json: bool) -> None:
    """What is overdue, who is missing, interviews owed, plans not current, how the plan stands."""
    from homeward.web.brief import brief

    if as_json:
        click.echo(json.dumps(brief().as_dict(), indent=1, ensure_ascii=False))
    else:
        print_brief(brief())


def print_brief(brief: Any) -> None:
    """The brief as a person reads it in a terminal."""
    from rich.console import Console
    from rich.panel import Panel

    shown = [_block(block) for block in brief.blocks]
    Console().print(Panel("\n".join(shown), title=brief.title, title_align="left"))


def _block(block: Any) -> str:
    from rich.markup import escape

    head = f"[bold]{escape(block.title)}[/bold]  {escape(block.sentence)}"
    return "\n".join([head, *(f"   · {escape(line)}" for line in block.lines)])
