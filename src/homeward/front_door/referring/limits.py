"""How often somebody may knock: counted for each address, or each e-mail address, in the cache.

The cache stands in the database, so that every process counts together. Two knocks at the very
same moment may count as one; codes count their wrong tries in a row of their own, exactly.
"""

from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from homeward.core import clock


@dataclass(frozen=True)
class Limit:
    """So many times in so many seconds."""

    what: str
    times: int
    seconds: int


HOUR = 3600
# A school or a ward shares one address: these leave room for all who work there.
BEGIN = Limit("begin", 40, HOUR)
SAVE = Limit("save", 600, HOUR)
FILES = Limit("files", 60, HOUR)
CODES_SENT = Limit("codes-sent", 5, HOUR)
CODES_ASKED = Limit("codes-asked", 30, HOUR)
CODES_TRIED = Limit("codes-tried", 30, HOUR)
API = Limit("api", 600, HOUR)

TOO_OFTEN = (
    "Too much has been sent from where you are in the last hour. Nothing you typed is lost: wait a "
    "while and press the button again, or ring us."
)


def within(limit: Limit, who: str) -> bool:
    """Count one knock by ``who``; whether it is still within the limit of this window."""
    window = int(clock.now().timestamp()) // limit.seconds
    # Hashed, so that the cache holds no addresses.
    key = sha256(f"{limit.what}\n{window}\n{who}".encode()).hexdigest()
    if cache.add(f"knock:{key}", 1, timeout=2 * limit.seconds):
        return True
    try:
        return cache.incr(f"knock:{key}") <= limit.times
    except ValueError:  # it lapsed between the two
        return True


def within_for(request: HttpRequest, limit: Limit) -> bool:
    """The same for the network address that a request comes from."""
    return within(limit, address_of(request))


def address_of(request: HttpRequest) -> str:
    """The visitor's network address, past as many proxies as ``HOMEWARD_PROXIES`` says."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    passed = [each.strip() for each in request.headers.get("x-forwarded-for", "").split(",")]
    if proxies and len(passed) >= proxies and passed[-proxies]:
        return passed[-proxies]
    return str(request.META.get("REMOTE_ADDR") or "unknown")
