"""Social workers in returns: their registration numbers, and one after another with a child."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import zip_longest

from homeward.people.models import Person
from homeward.workforce.models import Allocation, Worker

from .household import SOCIAL_WORKER, Household

SHORTEST = timedelta(days=1)


class Numbers:
    """Numbers that begin with SW99, as no register's do, one after another."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}

    def of(self, worker: Worker) -> str:
        """The number of a worker."""
        return self._numbers.setdefault(worker.ref, f"SW99{len(self._numbers) + 1:08}")


def turns(home: Household, person: Person) -> Iterator[tuple[Allocation, date | None]]:
    """Who worked with a child, each until the next came.

    The records hold two at once where a referral comes in care; a return has one. A turn of a
    day or less is none.
    """
    held = [each for each in home.of(Allocation, person) if each.role == SOCIAL_WORKER]
    held.sort(key=lambda each: each.from_on)
    for each, after in zip_longest(held, held[1:]):
        end = each.to_on
        if after is not None:
            end = min(end or after.from_on, after.from_on)
        if end is None or end - each.from_on > SHORTEST:
            yield each, end
