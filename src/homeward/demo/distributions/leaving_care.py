"""Care leavers: how many, where they live, whether it suits, what they do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from django.db import models

from homeward.demo.figures import leaving_care as figures
from homeward.demo.world import World
from homeward.homes.codes import StayKind
from homeward.homes.models import Stay
from homeward.leaving_care.models import Activity, AdviserContact, LeavingCareCase

from .compared import Compared, Kind, shares

_ACTIVE = {"G4": "not", "G5": "not", "G6": "not", "": "not known"}
SILENT_DAYS = 90


class LeavingCare:
    """Counts those of 19 to 21 as they stand today."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.aged: Counter[str] = Counter()
        self.cohort: set[str] = set()
        self.stays: dict[str, Stay] = {}
        self.does: dict[str, str] = {}
        self.last: dict[str, int] = defaultdict(int)

    def take(self, record: models.Model) -> None:
        if isinstance(record, LeavingCareCase) and record.ended_on is None:
            born = record.person.born_on
            age = (self.world.today - born).days / 365.25 if born else 0
            self.aged[
                "17 to 18" if 17 <= age < 19 else "19 to 21" if 19 <= age < 22 else "others"
            ] += 1
            if 19 <= age < 22:
                self.cohort.add(record.person.ref)
        if isinstance(record, Stay) and record.ended_on is None:
            self.stays[record.person.ref] = record
        if isinstance(record, Activity):
            self.does[record.case.person.ref] = record.code
        if isinstance(record, AdviserContact) and record.in_touch == "YES":
            who = record.case.person.ref
            self.last[who] = max(self.last[who], record.on.toordinal())

    def compared(self) -> Iterator[Compared]:
        yield Compared(
            "Care leavers of 19 to 21",
            Kind.FIGURES,
            {"young people": figures.AGED_19_TO_21},
            {"young people": len(self.cohort)},
            "DfE 2025, Tameside",
        )
        stays = [self.stays.get(who) for who in self.cohort]
        kinds = Counter(stay.kind for stay in stays if stay)
        yield Compared(
            "Where they live",
            Kind.SHARES,
            shares({StayKind(kind).label: many for kind, many in figures.HOMES.items()}),
            shares({StayKind(kind).label: kinds[kind] for kind in figures.HOMES}),
            "DfE 2024, England, 19 to 21",
        )
        judged = Counter(_judged(stay) for stay in stays)
        yield Compared(
            "Whether their home is suitable",
            Kind.SHARES,
            {"suitable": 89, "not": 5, "not known": 6},
            shares(judged),
            "DfE 2025, England",
        )
        doing = Counter(_doing(self.does.get(who, "")) for who in self.cohort)
        yield Compared(
            "In education or work",
            Kind.SHARES,
            {"in": 54, "not": 41, "not known": 5},
            shares(doing),
            "DfE 2025, England and Tameside",
        )
        since = self.world.today.toordinal() - SILENT_DAYS
        silent = sum(self.last[who] < since for who in self.cohort)
        yield Compared(
            "Out of touch",
            Kind.SHARES,
            {"in touch": 96, "not": 4},
            shares({"in touch": len(self.cohort) - silent, "not": silent}),
            "DfE 2025, England and Tameside",
        )


def _judged(stay: Stay | None) -> str:
    return {"1": "suitable", "2": "not"}.get(stay.suitability if stay else "0", "not known")


def _doing(code: str) -> str:
    return _ACTIVE.get(code, "in")
