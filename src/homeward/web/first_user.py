"""The first sign-ins of a house: one administrator, or one user a role in a demonstration."""

import json
import secrets
from pathlib import Path

from django.conf import settings

from homeward.access.actions import add_user, the_house
from homeward.access.roles import Role

_FILE = "sign-ins.json"


def add_first_user() -> None:
    """An administrator with a password made now, kept for the one who starts the house."""
    password = new_password()
    add_user(
        by=the_house,
        username="administrator",
        name="Administrator",
        role=Role.ADMINISTRATOR,
        password=password,
    )
    keep_sign_ins([(Role.ADMINISTRATOR.label, "administrator", password)])


def new_password() -> str:
    """A password of four groups, easy to type and not to be guessed (about 60 bits)."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(3)) for _ in range(4))


def keep_sign_ins(rows: list[tuple[str, str, str]]) -> None:
    """Remember first sign-ins beside the database, readable by its owner only."""
    path = _path()
    path.touch(mode=0o600)
    path.write_text(json.dumps(rows, indent=1))


def sign_ins() -> list[tuple[str, str, str]]:
    """Role, user name and password of the first sign-ins; none once the file is removed."""
    path = _path()
    return [tuple(row) for row in json.loads(path.read_text())] if path.exists() else []


def _path() -> Path:
    return Path(settings.DATA_DIR) / _FILE
