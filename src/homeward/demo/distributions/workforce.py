"""Social workers: turnover, agency, vacancy, caseload."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db import models

from homeward.demo.figures import workforce as figures
from homeward.demo.world import World
from homeward.workforce.models import Allocation, Post, Worker

from .compared import Compared, Kind

JOB = "Social worker"


class Workforce:
    """Counts posts and workers as they stand today, and those who left within the year."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.posts = self.agency = self.permanent = self.left = self.cases = self.holders = 0

    def take(self, record: models.Model) -> None:
        if isinstance(record, Worker) and record.job == JOB:
            self._worker(record)
        if isinstance(record, Post) and record.title == JOB:
            self.posts += 1
        if isinstance(record, Allocation) and record.role == "social_worker":
            self.cases += record.to_on is None

    def _worker(self, worker: Worker) -> None:
        here = worker.left_on is None
        self.agency += here and worker.agency
        self.permanent += here and not worker.agency
        self.holders += here and worker.team is self.world.teams["care"]
        year_ago = self.world.today - timedelta(days=365)
        self.left += not worker.agency and worker.left_on is not None and worker.left_on > year_ago

    def compared(self) -> Iterator[Compared]:
        yield Compared(
            "Social workers: turnover, agency, vacancy (per cent), caseload",
            Kind.FIGURES,
            {
                "turnover": 100 * figures.TURNOVER,
                "agency": 100 * figures.AGENCY,
                "vacancy": 100 * figures.VACANCY,
                "caseload": figures.CASELOAD,
            },
            {
                "turnover": 100 * self.left / self.permanent,
                "agency": 100 * self.agency / (self.agency + self.permanent),
                "vacancy": 100 * (self.posts - self.permanent) / self.posts,
                "caseload": self.cases / self.holders,
            },
            "DfE, social work workforce 2025, Tameside",
        )
