"""The Annex A workbook, written by the same hand that writes the product's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from homeward.demo.world import World
from homeward.exchange.annex_a import list_of, write

from . import annex_a_care as care
from . import annex_a_help as help_lists
from .annex_a_help import Values
from .household import Household
from .tables import Shelf, settle

LISTS: dict[int, Callable[[Household], Iterator[Values]]] = {
    1: help_lists.contacts,
    2: help_lists.early_help,
    3: help_lists.referrals,
    4: help_lists.assessments,
    5: help_lists.enquiries,
    6: help_lists.in_need,
    7: help_lists.protection_plans,
    8: care.in_care,
    9: care.care_leavers,
    10: care.adoptions,
    11: care.adopters,
}


class AnnexA:
    """All eleven lists: they look back six or twelve months, so that they are held in memory."""

    name = "annex-a.xlsx"

    def __init__(self, world: World, shelf: Shelf) -> None:
        self._path, self._now = shelf.folder / self.name, world.now
        self._rows: dict[int, list[Values]] = {number: [] for number in LISTS}

    def take(self, home: Household) -> None:
        """The rows that one household gives rise to."""
        for number, rows_of in LISTS.items():
            self._rows[number] += rows_of(home)

    def finish(self) -> None:
        """Write the workbook."""
        write(self._path, {number: list_of(number, rows) for number, rows in self._rows.items()})
        settle(self._path, self._now)
