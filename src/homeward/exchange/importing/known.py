"""What is already stored about the children of a file, as the planner needs it."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from homeward.care.models import PeriodOfCare, Placement
from homeward.core.models import Record
from homeward.front_door.models import Referral
from homeward.homes.models import Stay
from homeward.leaving_care.models import Activity, AdviserContact, LeavingCareCase
from homeward.people.models import Person
from homeward.workforce.models import Team, Worker

from .merging import Word

Child = str
"""The authority's child ID, by which Annex A names a child."""


@dataclass
class Known:
    """Records by the keys by which a file's rows find them. The planner adds what it makes."""

    people: dict[Child, Person] = field(default_factory=dict)
    contacts: Counter[tuple[Child, date, str]] = field(default_factory=Counter)
    referrals: dict[tuple[Child, date, str], list[Referral]] = field(
        default_factory=lambda: defaultdict(list)
    )
    periods: dict[tuple[Child, date], PeriodOfCare] = field(default_factory=dict)
    placements: dict[tuple[Child, date], list[Placement]] = field(
        default_factory=lambda: defaultdict(list)
    )
    cases: dict[Child, LeavingCareCase] = field(default_factory=dict)
    ended_cases: dict[Child, list[LeavingCareCase]] = field(
        default_factory=lambda: defaultdict(list)
    )
    plans: set[tuple[Child, date]] = field(default_factory=set)
    adviser_contacts: dict[tuple[Child, date], AdviserContact] = field(default_factory=dict)
    activities: dict[tuple[Child, date], Activity] = field(default_factory=dict)
    stays: dict[Child, Stay] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    advisers: dict[str, list[Worker]] = field(default_factory=lambda: defaultdict(list))
    words: dict[tuple[str, int], dict[str, Word]] = field(default_factory=dict)

    def last_word(self, record: Record, name: str) -> Word | None:
        """What files said last of one field of a stored record."""
        return self.words.get((record._meta.label_lower, record.pk or 0), {}).get(name)
