"""My day: what somebody owes, what lies on their desk, and what has come up to them."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from typing import Any

from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.core import clock
from homeward.drafts.models import Draft
from homeward.drafts.queries import drafts_of
from homeward.front_door.queries import RouteRow, escalated_routes
from homeward.ledger.models import Duty
from homeward.ledger.pages import DutyRow, with_pages
from homeward.ledger.queries import owed_by, owed_by_desks
from homeward.workforce.models import Team, Worker
from homeward.workforce.queries import who_answers, worker_of

SHOWN = 50


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


def my_day(viewer: Any) -> Day:
    """What the viewer owes, overdue first, and the desks that they answer for now."""
    worker = worker_of(viewer)
    mine = owed_by(viewer=viewer, worker=worker) if worker else Duty.objects.none()
    moments = list(mine.values_list("due_at", flat=True))
    now = clock.now()
    tonight = now + timedelta(hours=24)
    return Day(
        worker=worker,
        owed=with_pages(mine[:SHOWN]),
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
    rows = iter(with_pages(duty for _, some in found.values() for duty in some))
    desks = {
        pk: Desk(some[0].team, answers[pk].passed_over, list(islice(rows, len(some))), total)
        for pk, (total, some) in found.items()
    }
    return sorted(desks.values(), key=lambda desk: desk.team.name)
