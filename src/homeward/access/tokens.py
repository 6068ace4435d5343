"""Tokens of partners' systems: hashed, dated, closed by one action."""

from hashlib import sha256

from homeward.core import clock

from .models import ApiToken, User
from .policies import allowed
from .roles import Can


def hashed(secret: str) -> str:
    """A token as it is stored. It holds 256 random bits, so that no salt or slow hash is needed."""
    return sha256(secret.encode()).hexdigest()


def user_of_token(secret: str) -> User | None:
    """The partner to whom a token belongs; None where it is unknown, past its day or closed."""
    row = ApiToken.objects.select_related("user").filter(hashed=hashed(secret)).first()
    if row is None or row.closed_at is not None or row.ends_on < clock.today():
        return None
    return row.user if allowed(row.user, Can.REFER) else None
