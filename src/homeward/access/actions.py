"""Making and closing user accounts."""

import secrets
from datetime import date
from typing import Any

from homeward.audit.actions import record_write
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused

from .models import ApiToken, User
from .policies import check
from .roles import Can, Role
from .tokens import hashed


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


def give_token(*, by: Any, user: User, name: str, until: date) -> tuple[ApiToken, str]:
    """Let a partner's system send referrals until a day. Gives the token, shown this once.

    Only its hash is kept. Raises ``Refused`` for users who are not partners, and without a last
    day to come.
    """
    check(by, Can.ADMINISTER)
    if user.role != Role.PARTNER:
        raise Refused("Only a partner's sign-in can have a token.", field="user")
    if until < clock.today():
        raise Refused("The last day of the token lies in the past.", field="until")
    secret = secrets.token_urlsafe(32)
    token = ApiToken(user=user, name=name.strip(), hashed=hashed(secret), ends_on=until)
    with write():
        token.save()
        record_write(by=by, action="give token", subject=token, details={"user": user.username})
    return token, secret


def close_token(*, by: Any, token: ApiToken) -> ApiToken:
    """End a token at once: lost, or no longer used."""
    check(by, Can.ADMINISTER)
    with write():
        token.closed_at = clock.now()
        token.save(update_fields=["closed_at"])
        record_write(by=by, action="close token", subject=token)
    return token


class _NoPerson:
    """Who acts when nobody who signed in does: as such it stands in the log, never as author."""

    is_authenticated = True
    is_active = True
    starts_on = ends_on = None
    pk = None

    def __init__(self, username: str, name: str, rights: frozenset[Can]) -> None:
        self.name = name
        self._username, self._rights = username, rights

    def may(self, what: Can) -> bool:
        return what in self._rights

    def get_username(self) -> str:
        return self._username


# The house itself, when nobody is at the keyboard: set-up, ticks, the demonstration.
the_house = _NoPerson("homeward", "Homeward", frozenset(Can))
# Somebody outside who refers in writing: what they send is taken in, and nothing is shown.
the_portal = _NoPerson("portal", "Written referrals", frozenset({Can.REFER, Can.ATTACH_DOCUMENTS}))
