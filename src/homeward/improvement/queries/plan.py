"""Reading reports and plans for pages, packs and the brief."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from homeward.access.policies import allowed, check_may_know
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import NotForYou

from ..codes import FindingState, PackKind
from ..evidence import Moved, judge
from ..models import (
    ActionNote,
    ChangeTest,
    Driver,
    Finding,
    Pack,
    Plan,
    PlanAction,
    Priority,
    Report,
)
from ..rules import COLOURS, ActionState, Standing, standing, state_of, week_of_plan


@dataclass(frozen=True)
class ActionRow:
    """An action with its state, worked out, and where in the plan it falls."""

    action: PlanAction
    state: ActionState
    stuck_because: str
    week: int

    @property
    def colour(self) -> str:
        return COLOURS[self.state]


@dataclass(frozen=True)
class PriorityRow:
    """A priority with the sentences it answers, what its aim depends on, and its actions."""

    priority: Priority
    findings: list[Finding]
    drivers: list[Driver]
    actions: list[ActionRow]


@dataclass(frozen=True)
class PlanPage:
    """A plan as a page shows it: priorities, actions, and each measure drawn from live work."""

    plan: Plan
    standing: Standing
    priorities: list[PriorityRow]
    measures: dict[str, Moved]

    @property
    def actions(self) -> list[ActionRow]:
        """Every action of the plan, in the order of its priorities."""
        return [row for priority in self.priorities for row in priority.actions]


def current_plan(*, viewer: Any) -> Plan | None:
    """The plan that runs now, else the one begun last."""
    check_may_know(viewer, Can.SEE_PLAN)
    today = clock.today()
    running = Plan.objects.filter(starts_on__lte=today, ends_on__gte=today)
    return running.order_by("-starts_on").first() or Plan.objects.order_by("-starts_on").first()


def plans(*, viewer: Any) -> QuerySet[Plan]:
    """Every plan, the latest first."""
    check_may_know(viewer, Can.SEE_PLAN)
    return Plan.objects.order_by("-starts_on")


def get_plan(*, viewer: Any, ref: str) -> Plan:
    return _get(Plan.objects.all(), viewer, ref)


def get_priority(*, viewer: Any, ref: str) -> Priority:
    return _get(Priority.objects.select_related("plan"), viewer, ref)


def get_report(*, viewer: Any, ref: str) -> Report:
    return _get(Report.objects.all(), viewer, ref)


def get_action(*, viewer: Any, ref: str) -> PlanAction:
    rows = PlanAction.objects.select_related("owner", "owner__team", "priority__plan")
    return _get(rows, viewer, ref)


def plan_page(*, viewer: Any, plan: Plan) -> PlanPage:
    """A plan with everything on its page."""
    check_may_know(viewer, Can.SEE_PLAN)
    rows = _priorities(plan)
    return PlanPage(
        plan=plan,
        standing=_standing(plan, rows),
        priorities=rows,
        measures=judge(plan, _keys(rows), _targets(rows), viewer=viewer),
    )


def standing_of(plan: Plan) -> Standing:
    """How a plan stands, without its charts: for the brief."""
    return _standing(plan, _priorities(plan))


def reports(*, viewer: Any) -> QuerySet[Report]:
    """Reports taken in, with how many of their findings wait to be confirmed."""
    check_may_know(viewer, Can.SEE_PLAN)
    drafts = Count("findings", filter=Q(findings__state=FindingState.DRAFT))
    return Report.objects.annotate(drafts=drafts, total=Count("findings")).order_by(
        "-published_on", "-pk"
    )


def findings_of(report: Report, *, form: str = "", theme: str = "") -> QuerySet[Finding]:
    """A report's findings in order, those of one form or theme where named."""
    rows = report.findings.prefetch_related("priorities").order_by("order")
    rows = rows.filter(form=form) if form else rows
    return rows.filter(theme=theme) if theme else rows


def findings_by_ref(report: Report, refs: list[str]) -> list[Finding]:
    """The findings of a report that somebody ticked."""
    return list(report.findings.filter(ref__in=refs).order_by("order"))


def counts_by_form(report: Report) -> dict[str, int]:
    """How many findings of each form a report has."""
    rows = report.findings.values("form").annotate(count=Count("pk"))
    return {row["form"]: row["count"] for row in rows}


def get_test(*, viewer: Any, ref: str) -> ChangeTest:
    rows = ChangeTest.objects.select_related("action__owner", "action__priority__plan")
    found: ChangeTest = _get(rows, viewer, ref)
    return found


def get_pack(*, viewer: Any, ref: str) -> Pack:
    """A pack as issued. A visit pack tells of children: 404 for those kept from names."""
    pack: Pack = _get(Pack.objects.select_related("plan"), viewer, ref)
    if pack.kind == PackKind.VISIT:
        check_may_know(viewer, Can.SEE_NAMES_BEHIND)
    return pack


def pack_with(fingerprint: str) -> Pack | None:
    """The pack that was issued with this hash of its pages, for those who hold its file."""
    return Pack.objects.filter(fingerprint=fingerprint).order_by("pk").first()


def packs_of(*, viewer: Any, plan: Plan) -> QuerySet[Pack]:
    """A plan's packs that this viewer may open, the latest first, without their pages."""
    check_may_know(viewer, Can.SEE_PLAN)
    rows = plan.packs.defer("body").order_by("-issued_on", "-pk")
    return rows if allowed(viewer, Can.SEE_NAMES_BEHIND) else rows.exclude(kind=PackKind.VISIT)


def latest_visit_pack(*, viewer: Any) -> Pack | None:
    """The visit pack issued last, of whatever plan: what an inspector begins with."""
    check_may_know(viewer, Can.SEE_PLAN)
    check_may_know(viewer, Can.SEE_NAMES_BEHIND)
    return Pack.objects.filter(kind=PackKind.VISIT).order_by("-issued_on", "-pk").first()


def get_finding(*, viewer: Any, ref: str) -> Finding:
    found: Finding = _get(Finding.objects.select_related("report"), viewer, ref)
    return found


def notes_of(action: PlanAction) -> QuerySet[ActionNote]:
    """What was said of an action, newest first."""
    return action.notes.select_related("by").order_by("-at", "-pk")


def action_row(action: PlanAction, today: date | None = None) -> ActionRow:
    """An action with its state. Its notes should be loaded, newest first."""
    notes = list(action.notes.all())
    latest = max(notes, key=lambda note: (note.at, note.pk), default=None)
    stuck = latest.stuck_because if latest else ""
    state = state_of(
        due_on=action.due_on,
        done_on=action.done_on,
        dropped_on=action.dropped_on,
        stuck=bool(stuck),
        today=today or clock.today(),
    )
    week = week_of_plan(action.due_on, action.priority.plan.starts_on)
    return ActionRow(action, state, stuck, week)


def _keys(rows: list[PriorityRow]) -> set[str]:
    """Every measure that the plan names, those first that actions should move."""
    named = {key for row in rows for each in row.actions for key in _named(each.action)}
    return (named | {row.priority.outcome for row in rows}) - {""}


def _named(action: PlanAction) -> tuple[str, str]:
    return action.measure, action.balancing


def _targets(rows: list[PriorityRow]) -> dict[str, float]:
    priorities = [row.priority for row in rows]
    return {each.outcome: each.target for each in priorities if each.target is not None}


def _priorities(plan: Plan) -> list[PriorityRow]:
    actions = PlanAction.objects.select_related("owner__team", "priority__plan", "driver")
    actions = actions.prefetch_related("notes", "tests", "waits_for")
    rows = plan.priorities.order_by("order").prefetch_related(
        Prefetch("findings", Finding.objects.select_related("report").order_by("order")),
        Prefetch("drivers", Driver.objects.order_by("order")),
        Prefetch("actions", actions.order_by("due_on", "pk")),
    )
    today = clock.today()
    return [
        PriorityRow(
            priority=priority,
            findings=list(priority.findings.all()),
            drivers=list(priority.drivers.all()),
            actions=[action_row(action, today) for action in priority.actions.all()],
        )
        for priority in rows
    ]


def _standing(plan: Plan, rows: list[PriorityRow]) -> Standing:
    states = [row.state for priority in rows for row in priority.actions]
    return standing(states, starts_on=plan.starts_on, ends_on=plan.ends_on, today=clock.today())


def _get(rows: QuerySet[Any], viewer: Any, ref: str) -> Any:
    check_may_know(viewer, Can.SEE_PLAN)
    found = rows.filter(ref=ref).first()
    if found is None:
        raise NotForYou
    return found
