"""Social workers' registration numbers, the same in every file."""

from __future__ import annotations

from homeward.care.models import PeriodOfCare
from homeward.people.models import Person
from homeward.workforce.models import Allocation, Worker

from .household import Household


class Numbers:
    """Numbers that begin with SW99, as no register's do, one after another."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}

    def of(self, worker: Worker) -> str:
        """The number of a worker."""
        return self._numbers.setdefault(worker.ref, f"SW99{len(self._numbers) + 1:08}")

    def allocations(
        self, home: Household, person: Person, role: str, period: PeriodOfCare
    ) -> list[Allocation]:
        """Who worked with a child within a period of care, the first one first."""
        return sorted(
            (
                each
                for each in home.of(Allocation, person)
                if each.role == role
                and each.from_on >= period.started_on
                and (period.ended_on is None or each.from_on < period.ended_on)
            ),
            key=lambda each: each.from_on,
        )
