"""Everyone who comes in, goes out or is turned away at the door is in the log."""

from typing import Any

from homeward.audit.actions import record_access

LONGEST_NAME = 150
NOBODY = "somebody unknown"


def came_in(sender: Any, user: Any, **around: Any) -> None:
    """Somebody signed in."""
    record_access(by=user, action="signed in")


def went_out(sender: Any, user: Any, **around: Any) -> None:
    """Somebody signed out; a session that had already ended has nobody."""
    if user is not None:
        record_access(by=user, action="signed out")


def was_turned_away(sender: Any, credentials: dict[str, Any], **around: Any) -> None:
    """A sign-in failed. Only names of real users are kept: people type passwords into that box."""
    from .models import User

    typed = str(credentials.get("username", ""))[:LONGEST_NAME]
    known = User.objects.filter(username__iexact=typed).first()
    record_access(by=known or NOBODY, action="failed to sign in")
