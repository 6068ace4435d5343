"""Missing: how many, the repeat tail, how long, how soon again; and interviews."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import models

from homeward.demo.figures import missing as figures
from homeward.demo.world import World
from homeward.missing.models import Episode, Interview

from .compared import Compared, Kind, banded, shares

_TAIL = {"once": 2, "2 to 4": 5, "5 to 14": 15, "15 to 29": 30, "30 or more": 999}
_PUBLISHED_TAIL = {"once": 35, "2 to 4": 30, "5 to 14": 20, "15 to 29": 10, "30 or more": 5}
_LONG = {"under 8 hours": 8, "8 to 24": 24, "a day to two": 48, "longer": 9_999}
_PUBLISHED_LONG = {"under 8 hours": 53, "8 to 24": 26, "a day to two": 11, "longer": 10}
STUDY = "Missing People, freedom-of-information study 2023-24"
FOUR_WEEKS = 28


class Missing:
    """Counts episodes by child and year, hours, gaps and interviews."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.by_year: dict[int, Counter[str]] = defaultdict(Counter)
        self.origin: Counter[str] = Counter()
        self.hours: list[float] = []
        self.ages: Counter[str] = Counter()
        self.first_two: dict[str, list[datetime]] = defaultdict(list)
        self.interviews: list[Interview] = []

    def take(self, record: models.Model) -> None:
        if isinstance(record, Episode):
            self._episode(record)
        if isinstance(record, Interview):
            self.interviews.append(record)

    def _episode(self, episode: Episode) -> None:
        assert episode.left_at is not None  # noqa: S101 - made with one
        care = episode.placement is not None
        self.origin["care" if care else "home"] += 1
        if care:
            year = int((self.world.now - episode.left_at).days // 365)
            self.by_year[year][episode.person.ref] += 1
            if episode.person.born_on is not None:
                age = (episode.left_at.date() - episode.person.born_on).days / 365.25
                self.ages["16 and over" if age >= 16 else "under 16"] += 1
        if episode.returned_at is not None:
            self.hours.append((episode.returned_at - episode.left_at).total_seconds() / 3600)
        if len(self.first_two[episode.person.ref]) < 2:
            self.first_two[episode.person.ref].append(episode.left_at)

    def compared(self) -> Iterator[Compared]:
        years = self.world.size.years
        whole = [self.by_year[n] for n in range(years)]
        tail = [count for year in whole for count in year.values()]
        yield Compared(
            "Missing episodes in a year",
            Kind.FIGURES,
            {"from care": figures.EPISODES_FROM_CARE, "from home": figures.EPISODES_FROM_CARE},
            {"from care": self.origin["care"] / years, "from home": self.origin["home"] / years},
            "DfE 2024, Tameside; police data for all children",
        )
        yield Compared(
            "Children in care who go missing in a year",
            Kind.FIGURES,
            {"children": figures.CHILDREN_FROM_CARE},
            {"children": len(tail) / years},
            "DfE 2024, Tameside",
        )
        yield Compared(
            "How often one child in care goes missing in a year",
            Kind.SHARES,
            _PUBLISHED_TAIL,
            banded(tail, _TAIL),
            "DfE 2018-25, by way of this project's reading",
        )
        yield Compared(
            "How long children are missing",
            Kind.SHARES,
            _PUBLISHED_LONG,
            banded(self.hours, _LONG),
            "National police data 2022-23; under 8 hours 2015-16",
        )
        yield Compared(
            "How old children are who go missing from care",
            Kind.SHARES,
            {"under 16": 44, "16 and over": 56},
            shares(self.ages),
            "DfE 2025",
        )
        yield self._soon_again()
        yield from self._heard()

    def _soon_again(self) -> Compared:
        gaps = [(two[1] - two[0]).days for two in self.first_two.values() if len(two) == 2]
        soon = sum(gap <= FOUR_WEEKS for gap in gaps) / len(gaps)
        return Compared(
            "First repeats that come within four weeks",
            Kind.FIGURES,
            {"per cent": 50},
            {"per cent": 100 * soon},
            "One force, 2015: over half",
        )

    def _heard(self) -> Iterator[Compared]:
        """Interviews of returns more than a month ago: those have had their time."""
        month_ago = self.world.now - timedelta(days=30)
        settled = [
            (interview, interview.episode.returned_at)
            for interview in self.interviews
            if interview.episode.returned_at and interview.episode.returned_at < month_ago
        ]
        offered = [interview for interview, _ in settled if interview.offered_at]
        ends = Counter(interview.state for interview in offered)
        held = [(one.held_at, back) for one, back in settled if one.held_at]
        in_time = sum(at <= back + timedelta(hours=72) for at, back in held)
        yield Compared(
            "Interviews offered, and held within 72 hours of those held",
            Kind.FIGURES,
            {"offered": 100 * figures.OFFERED, "in time": 100 * figures.HELD_IN_TIME},
            {"offered": 100 * len(offered) / len(settled), "in time": 100 * in_time / len(held)},
            STUDY,
        )
        yield Compared(
            "What became of interviews offered",
            Kind.SHARES,
            figures.ENDS,
            shares({state: ends[state] for state in figures.ENDS}),
            STUDY,
        )
