"""The one place that knows what time it is.

Times are aware and in UTC; days are the days of England (``Europe/London``).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

from .days import ENGLAND, day_of

__all__ = ["ENGLAND", "day_of", "now", "stand_still", "today"]

_standing_still: ContextVar[datetime | None] = ContextVar("standing_still", default=None)


def now() -> datetime:
    """The present moment, in UTC, or the moment chosen with ``stand_still``."""
    return _standing_still.get() or timezone.now()


def today() -> date:
    """The present day in England."""
    return day_of(now())


@contextmanager
def stand_still(moment: datetime) -> Iterator[None]:
    """Hold the clock at one moment: for the demonstration authority, for tests, for ``--as-of``."""
    token = _standing_still.set(moment)
    try:
        yield
    finally:
        _standing_still.reset(token)
