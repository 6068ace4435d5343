"""The questions that every page and action asks first."""

from datetime import date
from typing import Any

from homeward.core import clock
from homeward.core.errors import NotForYou, Refused

from .roles import Can, Role


def check(user: Any, what: Can) -> None:
    """Refuse, with a sentence, unless the user's role allows ``what``."""
    if not allowed(user, what):
        raise Refused(
            f"Your role does not let you {what}. Ask your manager if you think it should."
        )


def check_may_know(user: Any, what: Can) -> None:
    """Raise ``NotForYou`` (a page answers 404) unless the role allows ``what``."""
    if not allowed(user, what):
        raise NotForYou


def allowed(user: Any, what: Can) -> bool:
    """Whether the user may, now: signed in, active, within their dates, and in a role that may."""
    return bool(
        getattr(user, "is_authenticated", False)
        and user.is_active
        and within_dates(user, clock.today())
        and user.may(what)
    )


def only_looks(user: Any) -> bool:
    """Whether this user may look and never write: an inspector, for the days of a visit."""
    return getattr(user, "role", "") == Role.INSPECTOR


def within_dates(user: Any, day: date) -> bool:
    """Whether a user's time (an inspector's visit, an agency contract) includes the day."""
    return (user.starts_on is None or user.starts_on <= day) and (
        user.ends_on is None or day <= user.ends_on
    )
