"""What is owed, by whom: worklists, overdue lists, and figures that add up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from homeward.core import clock
from homeward.people.policies import only_visible
from homeward.workforce.models import Worker
from homeward.workforce.queries import who_answers, worker_of

from .kinds import Kind
from .models import Duty


@dataclass(frozen=True)
class Balance:
    """One kind of duty, added up: raised = met + excused + open, with no remainder."""

    kind: str
    words: str
    raised: int
    met: int
    met_late: int
    excused: int
    open: int
    overdue: int

    @property
    def remainder(self) -> int:
        return self.raised - self.met - self.excused - self.open


def visible_duties(viewer: Any) -> QuerySet[Duty]:
    """Duties whose person (where there is one) this viewer may know of."""
    rows = Duty.objects.select_related("person", "owner", "team")
    return rows.filter(
        Q(person__isnull=True) | Q(pk__in=only_visible(Duty.objects.all(), viewer).values("pk"))
    )


def owed_by(*, viewer: Any, worker: Worker | None = None) -> QuerySet[Duty]:
    """What a worker owes (the viewer, unless another is named): open, soonest due first."""
    worker = worker or worker_of(viewer)
    if worker is None:
        return Duty.objects.none()
    return visible_duties(viewer).filter(owner=worker, state=Duty.State.OPEN).order_by("due_at")


def owed_by_desk(*, viewer: Any, team_id: int) -> QuerySet[Duty]:
    """What lies on a team's duty desk: open and without a worker who is still here."""
    return _on_desks(viewer, [team_id]).order_by("due_at")


def owed_by_desks(
    *, viewer: Any, team_ids: Iterable[int], most: int
) -> dict[int, tuple[int, list[Duty]]]:
    """How much lies on each of several desks, and the first of it, in one query."""
    rows = _on_desks(viewer, team_ids).annotate(
        place=Window(RowNumber(), partition_by=F("team_id"), order_by=["due_at", "pk"]),
        in_all=Window(Count("pk"), partition_by=F("team_id")),
    )
    found: dict[int, tuple[int, list[Duty]]] = {}
    for duty in rows.filter(place__lte=most).order_by("team_id", "place"):
        found.setdefault(duty.team_id, (duty.in_all, []))[1].append(duty)
    return found


def _on_desks(viewer: Any, team_ids: Iterable[int]) -> QuerySet[Duty]:
    nobody = Q(owner__isnull=True) | Q(owner__left_on__lte=clock.today())
    return visible_duties(viewer).filter(nobody, team_id__in=list(team_ids), state="open")


def overdue(*, viewer: Any) -> QuerySet[Duty]:
    """Every open duty past its time, oldest first."""
    return visible_duties(viewer).filter(state="open", due_at__lt=clock.now()).order_by("due_at")


def duties_for(*, viewer: Any, person: Any) -> QuerySet[Duty]:
    """Everything owed to one person, open first."""
    return visible_duties(viewer).filter(person=person).order_by("-state", "due_at")


def balances(**filters: Any) -> list[Balance]:
    """Each kind of duty added up, for all or for those that match (``team_id=…``)."""
    now = clock.now()
    rows = (
        Duty.objects.filter(**filters)
        .values("kind")
        .annotate(
            raised=Count("pk"),
            met=Count("pk", filter=Q(state="met")),
            met_late=Count("pk", filter=Q(state="met", on_time=False)),
            excused=Count("pk", filter=Q(state="excused")),
            still_open=Count("pk", filter=Q(state="open")),
            overdue=Count("pk", filter=Q(state="open", due_at__lt=now)),
        )
    )
    found = {row["kind"]: row for row in rows}
    return [_balance(kind, found[kind]) for kind in Kind.values if kind in found]


def nobodys(today: date) -> int:
    """How many open duties nobody in post answers for: ``homeward check`` asks for none.

    A duty has somebody where its own worker is still here, or where a manager is in post in its
    team or in a team above. A desk alone answers nothing.
    """
    unanswered = [team for team, answer in who_answers().items() if answer.worker_id is None]
    here = Q(owner__left_on__isnull=True) | Q(owner__left_on__gt=today)
    rows = Duty.objects.filter(state="open", team__in=unanswered)
    return rows.exclude(Q(owner__isnull=False) & here).count()


def _balance(kind: str, row: Mapping[str, Any]) -> Balance:
    return Balance(
        kind=kind,
        words=Kind(kind).label,
        raised=row["raised"],
        met=row["met"],
        met_late=row["met_late"],
        excused=row["excused"],
        open=row["still_open"],
        overdue=row["overdue"],
    )
