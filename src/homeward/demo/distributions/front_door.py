"""Contacts: how many, from whom, what was decided, how often again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import models

from homeward.calendar import working_days_between
from homeward.core.clock import day_of
from homeward.demo.figures import front_door as figures
from homeward.demo.world import World
from homeward.front_door.models import ContactChild

from .compared import Compared, Kind, shares

QUARTER = 91
_GROUP = {code: group for group, codes in figures.SOURCE_GROUPS.items() for code in codes}
_OUTCOME = {
    "advice": "advice",
    "no_further_action": "no further action",
    "referral": "referral",
    "strategy": "referral",
    "early_help": "early help",
}


class FrontDoor:
    """Counts children on contacts."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.total = 0
        self.sources: Counter[str] = Counter()
        self.outcomes: Counter[str] = Counter()
        self.quarters: dict[int, Counter[str]] = defaultdict(Counter)

    def take(self, record: models.Model) -> None:
        if not isinstance(record, ContactChild):
            return
        day = day_of(record.contact.received_at)
        self.total += 1
        self.sources[_GROUP.get(record.contact.source_code, "other")] += 1
        if record.decision:
            self.outcomes[_OUTCOME.get(record.decision, "other")] += 1
        self.quarters[(self.world.today - day).days // QUARTER][record.person.ref] += 1

    def compared(self) -> Iterator[Compared]:
        began, today = self.world.began, self.world.today
        days = working_days_between(began - timedelta(days=1), today)
        yield Compared(
            "Contacts on a working day",
            Kind.FIGURES,
            {"contacts": figures.CONTACTS_A_WORKING_DAY},
            {"contacts": self.total / days},
            "ADCS Safeguarding Pressures 2023-24: 2,501 per 10,000 children",
        )
        yield Compared(
            "Who contacts",
            Kind.SHARES,
            figures.PUBLISHED_SOURCES,
            shares(self.sources),
            "ADCS 2023-24",
        )
        yield Compared(
            "What is decided",
            Kind.SHARES,
            figures.PUBLISHED_OUTCOMES,
            shares(self.outcomes),
            "ADCS 2023-24",
        )
        yield from self._repeats(began, today)

    def _repeats(self, began: date, today: date) -> Iterator[Compared]:
        whole = [n for n in self.quarters if (n + 1) * QUARTER <= (today - began).days]
        times = [count for n in whole for count in self.quarters[n].values()]
        children = len(times) or 1
        source = "Ofsted's sample in Tameside, 2016: 481 and 116 of 2,527 children"
        for title, least, published in (
            (
                "Children contacted about twice or more in a quarter",
                2,
                figures.REPEATED_IN_A_QUARTER,
            ),
            ("Three times or more in a quarter", 3, figures.THREE_TIMES_IN_A_QUARTER),
        ):
            made = sum(count >= least for count in times) / children
            yield Compared(
                title,
                Kind.FIGURES,
                {"per cent": 100 * published},
                {"per cent": 100 * made},
                source,
            )
