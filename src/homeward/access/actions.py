"""Making and closing user accounts."""

from datetime import date
from typing import Any

from homeward.audit.actions import record_write
from homeward.core.db import write
from homeward.core.errors import Refused

from .models import User
from .policies import check
from .roles import Can, Role


def add_user(
    *,
    by: Any,
    username: str,
    name: str,
    role: Role,
    password: str | None = None,
    email: str = "",
    organisation: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> User:
    """Let somebody sign in. Inspectors must have an end date; nobody is let in for ever by them."""
    check(by, Can.ADMINISTER)
    if role == Role.INSPECTOR and ends_on is None:
        raise Refused("An inspector's sign-in needs the last day of the visit.", field="ends_on")
    with write():
        if User.objects.filter(username__iexact=username).exists():
            raise Refused(f"There is already a user called {username}.", field="username")
        user = User(
            username=username,
            name=name,
            role=role,
            email=email,
            organisation=organisation,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        user.set_password(password) if password else user.set_unusable_password()
        user.save()
        record_write(by=by, action="add user", subject=user, details={"role": role})
    return user


def set_password(*, by: Any, user: User, password: str) -> User:
    """Give somebody a new password, when theirs is lost. Their sessions end with the old one."""
    check(by, Can.ADMINISTER)
    with write():
        user.set_password(password)
        user.save(update_fields=["password"])
        record_write(by=by, action="set password", subject=user)
    return user


def close_user(*, by: Any, user: User) -> User:
    """End somebody's sign-in. What they recorded stays, under their name."""
    check(by, Can.ADMINISTER)
    with write():
        user.is_active = False
        user.save(update_fields=["is_active"])
        record_write(by=by, action="close user", subject=user)
    return user


class _TheHouse:
    """The house itself, when nobody is at the keyboard: set-up, ticks, the demonstration."""

    is_authenticated = True
    is_active = True
    starts_on = ends_on = None
    pk = None
    name = "Homeward"

    def may(self, what: Can) -> bool:
        return True

    def get_username(self) -> str:
        return "homeward"


the_house = _TheHouse()
