"""One household's records, found as a file needs them: what hangs on whom, who works with whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db import models

from homeward.care.models import PeriodOfCare, Placement
from homeward.core.models import Record
from homeward.demo.dice import Dice, dice_for
from homeward.demo.world import Making
from homeward.front_door.models import Assessment, ContactChild, Referral
from homeward.homes.models import Stay
from homeward.leaving_care.models import (
    Activity,
    AdviserContact,
    LeavingCareCase,
    PathwayPlan,
    PathwayReview,
)
from homeward.missing.models import Episode, Interview, Told
from homeward.people.models import Address, Identifier, Person
from homeward.workforce.models import Allocation

M = TypeVar("M", bound=models.Model)
SOCIAL_WORKER = Allocation.As.SOCIAL_WORKER

# By what each model hangs on another record.
OWNER: dict[type[models.Model], str] = {
    Address: "person", Allocation: "person", PeriodOfCare: "person", Placement: "period",
    ContactChild: "contact", Referral: "person", Assessment: "person",
    Episode: "person", Interview: "episode", Told: "episode",
    LeavingCareCase: "person", PathwayPlan: "case", PathwayReview: "case",
    AdviserContact: "case", Activity: "case", Stay: "person",
}  # fmt: skip


class Household:
    """The page of one household. What a file has to draw comes from dice of its own, so that
    writing files changes nothing of the world itself."""

    def __init__(self, page: Making) -> None:
        self.world = page.world
        self.truth = page.truth
        self._all: dict[type, list[Any]] = defaultdict(list)
        self._of: dict[tuple[type, str], list[Any]] = defaultdict(list)
        for record in page.records:
            self._all[type(record)].append(record)
            owner = OWNER.get(type(record))
            if owner:
                self._of[type(record), getattr(record, owner).ref].append(record)
        self._ids = {
            each.person.ref: each.value
            for each in self.all(Identifier)
            if each.scheme == Identifier.Scheme.LA_CHILD_ID
        }

    def all(self, model: type[M]) -> list[M]:
        """Every record of one model."""
        return self._all.get(model, [])

    def of(self, model: type[M], owner: Record) -> list[M]:
        """The records of one model that hang on a record."""
        return self._of.get((model, owner.ref), [])

    def child_id(self, person: Person) -> str:
        """The authority's number for a child; empty for an adult."""
        return self._ids.get(person.ref, "")

    def dice(self, file: str, *what: object) -> Dice:
        """Dice for what only this file says."""
        return dice_for(self.world.seed, "file", file, *what)

    def address_on(self, person: Person, day: date) -> Address | None:
        """Where somebody lived on a day, unless that is protected."""
        for each in self.of(Address, person):
            if lasts(each.from_on or date.min, each.to_on, day):
                return None if each.protected else each
        return None

    def worker_on(self, person: Person, role: str, day: date) -> Allocation | None:
        """Who worked with somebody on a day: the latest to begin."""
        there = [
            each
            for each in self.of(Allocation, person)
            if each.role == role and lasts(each.from_on, each.to_on, day)
        ]
        return max(there, key=lambda each: each.from_on, default=None)

    def helped_until(self, referral: Referral) -> date | None:
        """The day on which the social work that a referral began came to its end; None: goes on."""
        ends: date | None = referral.received_on
        for each in sorted(self.of(Allocation, referral.person), key=lambda one: one.from_on):
            if each.role != SOCIAL_WORKER or ends is None or each.from_on < ends:
                continue
            if each.from_on - ends <= timedelta(days=1):
                ends = each.to_on
        return ends


def lasts(first: date, end: date | None, day: date) -> bool:
    """Whether something that began and may have ended went on that day."""
    return first <= day and (end is None or end > day)


def latest(days: Iterable[date | None]) -> date | None:
    """The last of some days; None where there is none."""
    return max((day for day in days if day is not None), default=None)
