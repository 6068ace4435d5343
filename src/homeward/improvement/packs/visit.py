"""The visit pack: what a monitoring visit asks for, and what became of every earlier sentence.

Children stand in it by reference only, so that opening one is a look at their record, which is
logged and needs the right to it.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from homeward.access.policies import check_may_know
from homeward.access.roles import Can
from homeward.core import clock
from homeward.ledger.kinds import Kind
from homeward.ledger.models import Duty
from homeward.measures.weeks import WEEK
from homeward.ui.context import authority_name

from ..codes import Direction, FindingState, Theme
from ..evidence import Moved
from ..models import Finding, Minute, Plan, Report
from ..queries import ActionRow, PlanPage, plan_page
from .deciding import who
from .sections import Section, sections

#: Children sampled for each theme, and how far back their work may lie.
SAMPLED, LOOKED_BACK = 6, 26
#: The kinds of duty by which a child belongs to a theme.
_KINDS: dict[str, tuple[Kind, ...]] = {
    Theme.FRONT_DOOR: (Kind.CONTACT_DECISION,),
    Theme.MISSING: (Kind.INTERVIEW_OFFERED, Kind.INTERVIEW_HELD),
    Theme.LEAVING_CARE: (Kind.PATHWAY_PLAN, Kind.PATHWAY_REVIEW, Kind.VISIT_REGULAR),
    Theme.PLANS: (Kind.PATHWAY_PLAN, Kind.PATHWAY_REVIEW),
}
#: What inspectors ask for first in each theme.
_READY: dict[str, str] = {
    Theme.FRONT_DOOR: "contacts of the last six months with the time to a decision, and who "
    "decided; decisions that say what the history means",
    Theme.MISSING: "episodes with the interviews offered, held and refused; what was shared with "
    "the police",
    Theme.LEAVING_CARE: "care leavers with their adviser, plan and last contact; plans that the "
    "young person has seen",
    Theme.HOMES: "where every care leaver lives; bed and breakfast, emergency accommodation and no "
    "fixed abode together",
    Theme.WORKFORCE: "posts, people in them, caseloads, and who left",
    Theme.OVERSIGHT: "managers' notes and what changed after them",
    Theme.PLANS: "plans and their reviews, with the young person's own words",
    Theme.AUDIT: "audits with what they changed for the child",
    Theme.OTHER: "what the sentence itself names",
}


@dataclass(frozen=True)
class AskedTheme:
    """A theme the next visit will look at: why, what to have ready, which children to read."""

    title: str
    sentences: int
    why: str
    ready: str
    children: list[str]


@dataclass(frozen=True)
class Answer:
    """An earlier sentence of an inspector, what was done about it and what moved."""

    said: str
    where: str
    form: str
    priorities: list[str]
    done: list[str]
    moved: list[str]


@dataclass(frozen=True)
class VisitPages:
    """Everything in the pack."""

    authority: str
    plan: Plan
    day: date
    standing: str
    themes: list[AskedTheme]
    answers: list[Answer]
    unanswered: int
    minutes: list[Minute]
    sections: list[Section]
    versions: dict[str, str]


def visit_pages(*, viewer: Any, plan: Plan) -> VisitPages:
    """The visit pack's contents, now."""
    check_may_know(viewer, Can.SEE_PLAN)
    check_may_know(viewer, Can.SEE_NAMES_BEHIND)
    page = plan_page(viewer=viewer, plan=plan)
    asked = _asked()
    answers = [_answer(finding, page) for finding in asked]
    return VisitPages(
        authority=authority_name(),
        plan=plan,
        day=clock.today(),
        standing=page.standing.sentence,
        themes=_themes(asked),
        answers=answers,
        unanswered=sum(not answer.priorities for answer in answers),
        minutes=list(plan.minutes.order_by("held_on", "pk")),
        sections=sections(viewer),
        versions={key: moved.measure.version for key, moved in page.measures.items()},
    )


def _asked() -> list[Finding]:
    """What inspectors asked for or found weak, of every report, the latest first."""
    rows = Finding.objects.exclude(state=FindingState.SET_ASIDE)
    rows = rows.filter(direction=Direction.WEAKNESS).select_related("report")
    found = list(rows.prefetch_related("priorities").order_by("order"))
    return sorted(found, key=lambda each: (-_when(each.report).toordinal(), each.order))


def _when(report: Report) -> date:
    return report.published_on or report.visit_ended_on or report.recorded_at.date()


def _answer(finding: Finding, page: PlanPage) -> Answer:
    mine = {priority.pk for priority in finding.priorities.all()}
    rows = [row for row in page.priorities if row.priority.pk in mine]
    actions = [each for row in rows for each in row.actions]
    keys = dict.fromkeys(
        key
        for row in rows
        for key in (row.priority.outcome, *(each.action.measure for each in row.actions))
        if key
    )
    return Answer(
        said=finding.text,
        where=f"{finding.report.title}{f', paragraph {finding.number}' if finding.number else ''}",
        form=finding.get_form_display(),
        priorities=[row.priority.title for row in rows],
        done=[_done(row) for row in actions],
        moved=[_moved(page.measures[key]) for key in keys],
    )


def _done(row: ActionRow) -> str:
    action = row.action
    ends = f", {action.done_on.day} {action.done_on:%B %Y}" if action.done_on else ""
    shows = f" Shown by: {action.evidence}" if action.evidence else ""
    stuck = f" Stuck: {row.stuck_because}." if row.stuck_because and not action.done_on else ""
    return f"{row.state}{ends}: {action.words} ({who(row)}).{shows}{stuck}"


def _moved(moved: Moved) -> str:
    return f"{moved.measure.title}: {moved.sentence}"


def _themes(asked: list[Finding]) -> list[AskedTheme]:
    """Themes by what was asked: priority actions weigh first, then how often it was said."""
    counts = Counter(finding.theme for finding in asked)
    pressing = {finding.theme for finding in asked if finding.form == Finding.Form.PRIORITY_ACTION}
    wanted = {finding.theme for finding in asked if finding.form == Finding.Form.RECOMMENDATION}
    order = sorted(counts, key=lambda key: (key not in pressing, key not in wanted, -counts[key]))
    return [
        AskedTheme(
            title=Theme(key).label,
            sentences=counts[key],
            why=_why(key, pressing, wanted),
            ready=_READY[key],
            children=sample(key),
        )
        for key in order
    ]


def _why(theme: str, pressing: set[str], wanted: set[str]) -> str:
    if theme in pressing:
        return "there is a priority action"
    return "it is named among what needs to improve" if theme in wanted else "it was found weak"


def sample(theme: str) -> list[str]:
    """References of children drawn by chance from the theme's work; the same on the same day.

    Restricted records are never drawn, whoever issues the pack.
    """
    kinds = _KINDS.get(theme, ())
    since = clock.now() - LOOKED_BACK * WEEK
    rows = Duty.objects.filter(kind__in=kinds, raised_at__gte=since, person__isnull=False)
    rows = rows.filter(person__restricted=False, person__merged_into__isnull=True)
    refs = sorted(set(rows.values_list("person__ref", flat=True)))
    drawn = Random(f"{theme} {clock.today()}").sample(refs, min(SAMPLED, len(refs)))  # noqa: S311
    return sorted(drawn)
