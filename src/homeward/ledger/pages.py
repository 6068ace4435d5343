"""Duties as lists show them: each with the page on which it can be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from homeward.core.addresses import addresses
from homeward.core.days import is_whole_day
from homeward.ui.words import day_words, moment_words

from .models import Duty


@dataclass(frozen=True)
class DutyRow:
    """A duty and the page on which it can be done; ``href`` is empty where it has none."""

    duty: Duty
    href: str

    @property
    def since(self) -> str:
        return _day_or_moment(self.duty.raised_at)

    @property
    def due(self) -> str:
        return _day_or_moment(self.duty.due_at)


def with_pages(duties: Iterable[Duty]) -> list[DutyRow]:
    """Duties with their pages, found in one query for all of them."""
    shown = list(duties)
    pages = addresses((duty.root_label, duty.root_id) for duty in shown)
    return [DutyRow(duty, pages.get((duty.root_label, duty.root_id), "")) for duty in shown]


def _day_or_moment(at: datetime) -> str:
    """A moment in words; only the day where a duty runs from its start or to its end."""
    return day_words(at) if is_whole_day(at) else moment_words(at)
