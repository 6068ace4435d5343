"""Teams and who is at work, supervision held and due, audits and what they found."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet

from homeward.access.policies import check_may_know
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import NotForYou
from homeward.people.models import Person
from homeward.people.policies import only_visible
from homeward.workforce.models import Absence, Allocation, Team, Worker
from homeward.workforce.policies import teams_seen
from homeward.workforce.rules import working_days_lost

from .models import CaseAudit, ChildDiscussed, Supervision
from .rules import next_due

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class WorkerRow:
    """A worker now: why they are away (None: at work), and by when supervision is due."""

    worker: Worker
    away: Absence | None
    supervised_on: date | None
    due_at: datetime | None
    overdue: bool


@dataclass(frozen=True)
class TeamRow:
    """A team now: who is in post, at work and away, and whose supervision is overdue."""

    team: Team
    workers: tuple[WorkerRow, ...]

    @property
    def away(self) -> int:
        return sum(row.away is not None for row in self.workers)

    @property
    def at_work(self) -> int:
        return len(self.workers) - self.away

    @property
    def overdue(self) -> int:
        return sum(row.overdue for row in self.workers)

    @property
    def never(self) -> int:
        """Of how many no supervision is on record."""
        return sum(row.supervised_on is None for row in self.workers)


def teams_now(*, viewer: Any) -> list[TeamRow]:
    """Every team that the viewer may look into, with who is at work today; four queries."""
    teams = list(teams_seen(viewer).order_by("name"))
    rows = _worker_rows(Worker.objects.filter(team__in=teams).select_related("team"))
    by_team: dict[int, list[WorkerRow]] = defaultdict(list)
    for row in rows:
        by_team[row.worker.team_id].append(row)
    return [TeamRow(team, tuple(by_team[team.pk])) for team in teams]


def team_now(*, viewer: Any, ref: str) -> TeamRow:
    """One team, or ``NotForYou`` (404)."""
    team = teams_seen(viewer).filter(ref=ref).first()
    if team is None:
        raise NotForYou
    rows = _worker_rows(Worker.objects.filter(team=team).select_related("team"))
    return TeamRow(team, tuple(rows))


def _worker_rows(workers: QuerySet[Worker]) -> list[WorkerRow]:
    today, now = clock.today(), clock.now()
    here = [one for one in workers.order_by("name") if one.here_on(today)]
    away = {
        each.worker_id: each
        for each in Absence.objects.filter(worker__in=here, from_on__lte=today)
        if each.away_on(today)
    }
    held: dict[int, date] = dict(
        Supervision.objects.filter(worker__in=here)
        .values_list("worker")
        .annotate(last=Max("held_on"))
        .order_by()
    )
    rows = []
    for worker in here:
        last = held.get(worker.pk)
        due_at = next_due(last)[0] if last else None
        rows.append(
            WorkerRow(
                worker, away.get(worker.pk), last, due_at, due_at is not None and due_at < now
            )
        )
    return rows


def absences_of(worker: Worker) -> list[Absence]:
    """Every absence of a worker, the latest first."""
    return list(worker.absences.order_by("-from_on", "-pk"))


def days_sick_in_a_year(absences: Iterable[Absence]) -> int:
    """Working days lost to sickness in the twelve months to today."""
    sick = [each for each in absences if each.why == Absence.Why.SICK]
    return working_days_lost(sick, clock.today() - YEAR, clock.today())


def get_absence(*, viewer: Any, ref: str) -> Absence:
    """The absence, or ``NotForYou`` (404) where the worker is in no team of the viewer's."""
    rows = Absence.objects.filter(ref=ref, worker__team__in=teams_seen(viewer))
    found = rows.select_related("worker__team").first()
    if found is None:
        raise NotForYou
    return found


def supervisions_of(worker: Worker) -> QuerySet[Supervision]:
    """Supervision held with a worker, the latest first."""
    return worker.supervisions.select_related("supervisor").order_by("-held_on", "-pk")


def get_supervision(*, viewer: Any, ref: str) -> Supervision:
    """The supervision, or ``NotForYou`` (404)."""
    rows = Supervision.objects.filter(ref=ref, worker__team__in=teams_seen(viewer))
    found = rows.select_related("worker__team", "supervisor").first()
    if found is None:
        raise NotForYou
    return found


def discussed_in(*, viewer: Any, supervision: Supervision) -> list[ChildDiscussed]:
    """What was said of each child that the viewer may know of."""
    rows = only_visible(ChildDiscussed.objects.filter(supervision=supervision), viewer)
    return list(rows.select_related("person", "recorded_by").order_by("pk"))


def children_of(*, viewer: Any, worker: Worker) -> list[Person]:
    """The children and young people whom a worker has now, by name."""
    rows = only_visible(Allocation.objects.filter(worker=worker, to_on=None), viewer)
    people = {each.person for each in rows.select_related("person")}
    return sorted(people, key=str)


def audits(*, viewer: Any, grade: str = "") -> QuerySet[CaseAudit]:
    """Audits of the work with people whom the viewer may know, the latest first."""
    check_may_know(viewer, Can.SEE_TEAM)
    check_may_know(viewer, Can.SEE_PEOPLE)
    rows = only_visible(CaseAudit.objects.all(), viewer)
    if grade in CaseAudit.Grade.values:
        rows = rows.filter(grade=grade)
    return rows.select_related("person", "auditor", "team").order_by("-audited_on", "-pk")


def grades(*, viewer: Any) -> list[tuple[str, str, int]]:
    """How often each grade was given in twelve months: code, word, count. Nothing is averaged."""
    since = clock.today() - YEAR
    given = audits(viewer=viewer).filter(audited_on__gt=since).order_by()
    counted = Counter(given.values_list("grade", flat=True))
    return [(code, str(word), counted[code]) for code, word in CaseAudit.Grade.choices]


def get_audit(*, viewer: Any, ref: str) -> CaseAudit:
    """The audit, or ``NotForYou`` (404) where its person is not for this viewer."""
    check_may_know(viewer, Can.SEE_PEOPLE)
    rows = only_visible(CaseAudit.objects.filter(ref=ref), viewer)
    found = rows.select_related("person", "auditor", "team", "answers").first()
    if found is None:
        raise NotForYou
    return found


def audits_of(*, viewer: Any, person: Person) -> list[CaseAudit]:
    """The audits of the work with one person, the latest first."""
    check_may_know(viewer, Can.SEE_PEOPLE)
    rows = CaseAudit.objects.filter(person=person).select_related("auditor", "team")
    return list(rows.order_by("-audited_on", "-pk"))


def supervisions_beside(rows: Sequence[Supervision]) -> list[int]:
    """Row numbers of the supervisions of the same workers: each says when the next was due."""
    workers = {row.worker_id for row in rows}
    return list(Supervision.objects.filter(worker__in=workers).values_list("pk", flat=True))


def supervisions_with(rows: Sequence[Worker]) -> list[int]:
    """Row numbers of the supervisions that these workers had or gave."""
    workers = [row.pk for row in rows]
    theirs = Q(worker__in=workers) | Q(supervisor__in=workers)
    return list(Supervision.objects.filter(theirs).values_list("pk", flat=True))
