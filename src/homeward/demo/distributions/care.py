"""Children in care: how many, how old, how often moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta

from django.db import models

from homeward.care.models import PeriodOfCare, Placement
from homeward.demo.figures import care as figures
from homeward.demo.world import World

from .compared import Compared, Kind, banded, shares

MOVED_OFTEN = 8.0  # per cent: between Tameside's 6 and England's 10
_EDGES = {"under 1": 1, "1 to 4": 5, "5 to 9": 10, "10 to 15": 16, "16 and over": 99}


class Care:
    """Counts those looked after today, those who started, and placements of a year."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.year_ago = world.today - timedelta(days=365)
        self.started = 0
        self.ages: list[float] = []
        self.sexes: Counter[str] = Counter()
        self.placements: dict[str, int] = defaultdict(int)

    def take(self, record: models.Model) -> None:
        if isinstance(record, PeriodOfCare):
            self.started += record.started_on >= self.world.began
            if record.ended_on is None:
                self.sexes["male" if record.person.sex == "M" else "others"] += 1
                if record.person.born_on is not None:
                    self.ages.append((self.world.today - record.person.born_on).days / 365.25)
        if isinstance(record, Placement) and record.period.ended_on is None:
            in_year = record.ended_on is None or record.ended_on > self.year_ago
            self.placements[record.period.ref] += in_year

    def compared(self) -> Iterator[Compared]:
        years = self.world.size.years
        tameside = "DfE, children looked after 2025, Tameside"
        yield Compared(
            "Children in care, and starting in a year",
            Kind.FIGURES,
            {"in care": figures.IN_CARE, "started": figures.STARTED_A_YEAR},
            {"in care": sum(self.sexes.values()), "started": self.started / years},
            tameside,
        )
        yield Compared(
            "How old children in care are",
            Kind.SHARES,
            figures.AGES,
            banded(self.ages, _EDGES),
            "DfE; this project's reading of all children looked after",
        )
        yield Compared(
            "Boys among children in care",
            Kind.SHARES,
            {"male": 100 * figures.MALE, "others": 100 - 100 * figures.MALE},
            shares(self.sexes),
            "DfE, children looked after 2025",
        )
        often = sum(many >= 3 for many in self.placements.values()) / len(self.placements)
        yield Compared(
            "Three placements or more in a year",
            Kind.FIGURES,
            {"per cent": MOVED_OFTEN},
            {"per cent": 100 * often},
            "DfE 2025: Tameside 6%, England 10%",
        )
