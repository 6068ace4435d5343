"""My day: what somebody owes, what lies on their desk, and what has come up to them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.addresses import addresses
from homeward.core.days import is_whole_day
from homeward.drafts.models import Draft
from homeward.drafts.queries import drafts_of
from homeward.front_door.queries import RouteRow, escalated_routes
from homeward.ledger.models import Duty
from homeward.ledger.queries import owed_by, owed_by_desks
from homeward.ui.words import day_words, moment_words
from homeward.workforce.models import Team, Worker
from homeward.workforce.queries import who_answers, worker_of

SHOWN = 50


@dataclass(frozen=True)
class DutyRow:
    """A duty and the page on which it can be done."""

    duty: Duty
    href: str

    @property
    def since(self) -> str:
        return day_or_moment(self.duty.raised_at)

    @property
    def due(self) -> str:
        return day_or_moment(self.duty.due_at)


@dataclass(frozen=True)
class Desk:
    """A team's duty desk that this person answers for, and why it came to them."""

    team: Team
    passed_over: tuple[str, ...]
    rows: list[DutyRow]
    total: int

    @property
    def anchor(self) -> str:
        return f"#desk-{self.team.ref}"

    @property
    def label(self) -> str:
        return f"on the desk of {self.team.name}"

    @property
    def escalation(self) -> str:
        """Why this desk came up to somebody else: which posts on the way are empty."""
        return f"This comes to you because nobody is in post as {' or '.join(self.passed_over)}."


@dataclass(frozen=True)
class Day:
    """Everything on somebody's first page."""

    worker: Worker | None
    owed: list[DutyRow]
    total: int
    overdue: int
    due_today: int
    due_this_week: int
    desks: list[Desk]
    drafts: list[Draft]
    routes: list[RouteRow] = field(default_factory=list)


def day_or_moment(at: datetime) -> str:
    """A moment in words; only the day where a duty runs from its start or to its end."""
    return day_words(at) if is_whole_day(at) else moment_words(at)


def my_day(viewer: Any) -> Day:
    """What the viewer owes, overdue first, and the desks that they answer for now."""
    worker = worker_of(viewer)
    mine = owed_by(viewer=viewer, worker=worker) if worker else Duty.objects.none()
    moments = list(mine.values_list("due_at", flat=True))
    now = clock.now()
    tonight = now + timedelta(hours=24)
    return Day(
        worker=worker,
        owed=rows_of(mine),
        total=len(moments),
        overdue=sum(due < now for due in moments),
        due_today=sum(now <= due < tonight for due in moments),
        due_this_week=sum(tonight <= due < now + timedelta(days=7) for due in moments),
        desks=_desks(viewer, worker),
        routes=_routes(viewer, worker),
        drafts=list(drafts_of(viewer=viewer)[:SHOWN]),
    )


def _routes(viewer: Any, worker: Worker | None) -> list[RouteRow]:
    """Routes of the front door whose post is empty: for whoever answers, and all who decide."""
    if not allowed(viewer, Can.SEE_FRONT_DOOR):
        return []
    decides = allowed(viewer, Can.DECIDE_CONTACT)
    return escalated_routes(viewer=viewer, worker=worker, all_of_them=decides)


def _desks(viewer: Any, worker: Worker | None) -> list[Desk]:
    if worker is None:
        return []
    answers = {pk: each for pk, each in who_answers().items() if each.worker_id == worker.pk}
    found = owed_by_desks(viewer=viewer, team_ids=answers, most=SHOWN)
    rows = iter(pages_of([duty for _, some in found.values() for duty in some]))
    desks = {
        pk: Desk(some[0].team, answers[pk].passed_over, list(islice(rows, len(some))), total)
        for pk, (total, some) in found.items()
    }
    return sorted(desks.values(), key=lambda desk: desk.team.name)


def rows_of(duties: QuerySet[Duty]) -> list[DutyRow]:
    """The first of some duties with their pages, in two queries."""
    return pages_of(list(duties[:SHOWN]))


def pages_of(duties: list[Duty]) -> list[DutyRow]:
    """Duties with their pages, in one query."""
    pages = addresses((duty.root_label, duty.root_id) for duty in duties)
    return [DutyRow(duty, pages.get((duty.root_label, duty.root_id), "")) for duty in duties]
