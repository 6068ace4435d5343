"""The commands: thin over actions and queries. ``homeward --help`` imports no Django."""

import importlib

import click

COMMANDS = {
    "start": "start",
    "brief": "brief",
    "check": "check",
    "check-plan": "check_plan",
    "rebuild": "rebuild",
    "tick": "tick",
    "token": "token",
    "backup": "backup",
    "restore": "backup",
    "read-report": "read_report",
    "import": "imports",
    "export": "export",
    "missing-files": "missing_files",
    "load-comparators": "comparators",
    "demo": "demo",
    "duplicates": "duplicates",
    "password": "password",
    "docs": "docs",
    "board-pack": "packs",
    "visit-pack": "packs",
    "verify-pack": "packs",
}


class Lazy(click.Group):
    """Finds each command in its own module when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"homeward.cli.{COMMANDS[name]}")
        command: click.Command = getattr(module, f"{name.replace('-', '_')}_command")
        return command


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Homeward: what a children's services department runs on."""
