"""``homeward start``: set up, fill an empty house, say how things stand, serve."""

import socket
from pathlib import Path
from typing import Any

import click

from .house import open_house


@click.command("start")
@click.option("--serve/--no-serve", default=True, help="Stop after the brief.")
@click.option("--empty", is_flag=True, help="Leave an empty authority empty.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--data", type=click.Path(file_okay=False, path_type=Path))
def start_command(serve: bool, empty: bool, port: int, data: Path | None) -> None:
    """Set everything up, say how things stand, and serve the pages on this machine."""
    from homeward.core.errors import Refused

    from .brief import print_brief

    _refuse_a_busy_port(port, serve)
    open_house(data)
    try:
        _fill(empty)
    except Refused as refused:
        raise click.ClickException(refused.sentence) from refused
    from homeward.web.brief import brief

    print_brief(brief())
    _print_sign_ins()
    if serve:
        _serve(port)


def _refuse_a_busy_port(port: int, serve: bool) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            if serve:
                probe.bind(("127.0.0.1", port))
        except OSError as fault:
            raise click.ClickException(
                f"Something else is using port {port}. Choose another, such as --port {port + 1}."
            ) from fault


def _fill(empty: bool) -> None:
    """An empty house gets a demonstration authority, or only an administrator."""
    from homeward.access.models import User

    if User.objects.exists():
        return
    if empty:
        from homeward.web.first_user import add_first_user

        add_first_user()
        return
    from .demo import fill_with_progress

    fill_with_progress(size="small")


def _print_sign_ins() -> None:
    from rich.console import Console
    from rich.table import Table

    from homeward.web.first_user import sign_ins

    rows = sign_ins()
    if not rows:
        return
    table = Table(title="Sign in as", title_justify="left")
    for column in ("role", "user name", "password"):
        table.add_column(column)
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def _serve(port: int) -> None:
    from django.core.wsgi import get_wsgi_application
    from django.db import connections
    from gunicorn.app.base import BaseApplication

    class House(BaseApplication):
        def load_config(self) -> None:
            settings: dict[str, Any] = {
                "bind": f"127.0.0.1:{port}",
                "workers": 1,
                "threads": 8,
                "worker_class": "gthread",
                "loglevel": "warning",
                "preload_app": True,
                "control_socket_disable": True,
            }
            for name, value in settings.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:
            return get_wsgi_application()

    connections.close_all()
    click.echo(f"\nHomeward is open at http://127.0.0.1:{port} (Ctrl+C closes it).")
    House().run()
