"""The caseload of leaving care: everybody the service works with, filtered and counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Count,
    F,
    FilteredRelation,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce, Greatest

from homeward.access.policies import check_may_know
from homeward.access.roles import Can
from homeward.core import clock
from homeward.homes.codes import CRISIS, StayKind, Suitability
from homeward.people.policies import only_visible
from homeward.people.rules import age_on
from homeward.workforce.models import Team, Worker
from homeward.workforce.queries import workers_in

from ..codes import ACTIVITY_WORDS, OWED_A_PLAN, Category, ContactKind, InTouch
from ..models import (
    Activity,
    AdviserContact,
    LeavingCareCase,
    PathwayPlan,
    PathwayReview,
)
from ..rules import (
    PlanPosition,
    contact_cutoff,
    earliest_current,
    out_of_contact,
    plan_position,
)

NOBODY = "none"  # the filter for cases without an adviser


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; empty ones narrow nothing.

    ``adviser`` is a worker's reference or ``none``; ``plan`` is ``current``, ``without``,
    ``overdue``, ``none`` or ``not_owed``; ``contact`` is ``recent``, ``over`` or ``unknown``;
    ``home`` is a kind's code, ``bad`` (not suitable or a crisis bed), ``crisis``,
    ``unsuitable``, ``unknown`` or ``not_judged``.
    """

    adviser: str = ""
    plan: str = ""
    contact: str = ""
    home: str = ""

    def __bool__(self) -> bool:
        return any((self.adviser, self.plan, self.contact, self.home))


@dataclass(frozen=True)
class Home:
    """Where somebody lives: words, judgement, since when (None: not known), known on."""

    words: str
    suitability: str
    judged: str
    crisis: bool
    started_on: date | None
    known_on: date


@dataclass(frozen=True)
class CaseRow:
    """One line of the caseload, with all that it shows."""

    case: LeavingCareCase
    age: int | None
    plan: PlanPosition
    last_contact_on: date | None
    out_of_contact: bool | None
    in_touch: str
    home: Home | None
    activity: str


@dataclass(frozen=True)
class Counts:
    """The open cases counted. What is not known is counted apart, never as good or bad."""

    all: int
    without_adviser: int
    owed_a_plan: int
    with_current_plan: int
    contact_over: int
    contact_unknown: int
    bad_home: int
    unsuitable: int
    no_fixed_abode: int
    emergency: int
    bed_and_breakfast: int
    home_unknown: int
    not_judged: int

    @property
    def without_current_plan(self) -> int:
        return self.owed_a_plan - self.with_current_plan


def open_cases(viewer: Any) -> QuerySet[LeavingCareCase]:
    """Open cases that this viewer may know of, with the latest of everything beside each."""
    check_may_know(viewer, Can.SEE_LEAVING_CARE)
    return with_latest(only_visible(LeavingCareCase.objects.filter(ended_on=None), viewer))


def with_latest(rows: QuerySet[LeavingCareCase]) -> QuerySet[LeavingCareCase]:
    """Cases with last plan, review, contact, activity and present home, in one read.

    The home is reached through the person: homes stand on the same floor.
    """
    contacts = AdviserContact.objects.filter(case=OuterRef("pk")).order_by("-on", "-pk")
    return rows.annotate(
        last_agreed=_latest(PathwayPlan, "agreed_on"),
        last_reviewed=_latest(PathwayReview, "reviewed_on"),
        last_contact=Subquery(contacts.exclude(kind=ContactKind.ATTEMPT).values("on")[:1]),
        last_in_touch=Subquery(contacts.values("in_touch")[:1]),
        last_activity=Subquery(
            Activity.objects.filter(case=OuterRef("pk"))
            .order_by("-as_on", "-pk")
            .values("code")[:1]
        ),
        stay=FilteredRelation("person__stays", condition=Q(person__stays__ended_on=None)),
    ).annotate(
        plan_mark=Coalesce(
            Greatest("last_agreed", "last_reviewed"), F("last_agreed"), F("last_reviewed")
        ),
        home_kind=F("stay__kind"),
        home_suitability=F("stay__suitability"),
        home_since=F("stay__started_on"),
        home_known_on=F("stay__known_on"),
    )


def caseload(*, viewer: Any, filters: Filters | None = None) -> QuerySet[LeavingCareCase]:
    """Open cases by name, narrowed by the filters; the pages of the list are cut from it."""
    chosen = filters or Filters()
    rows = open_cases(viewer).filter(
        _adviser(chosen.adviser)
        & _plan(chosen.plan)
        & _contact(chosen.contact)
        & _home(chosen.home)
    )
    names = ("person__family_name", "person__given_names", "pk")
    return rows.select_related("person", "adviser", "team").order_by(*names)


def rows_of(cases: Iterable[LeavingCareCase]) -> list[CaseRow]:
    """The lines of the caseload, worked out for today. Takes rows of ``caseload``; no query."""
    today = clock.today()
    return [_row(case, today) for case in cases]


def counts(*, viewer: Any) -> Counts:
    """All open cases that this viewer may know of, counted; each count has its filter."""
    wanted = {
        "without_adviser": _adviser(NOBODY),
        "owed_a_plan": Q(category__in=OWED_A_PLAN),
        "with_current_plan": _plan("current"),
        "contact_over": _contact("over"),
        "contact_unknown": _contact("unknown"),
        "bad_home": _home("bad"),
        "unsuitable": _home("unsuitable"),
        "no_fixed_abode": _home(StayKind.NO_FIXED_ABODE),
        "emergency": _home(StayKind.EMERGENCY),
        "bed_and_breakfast": _home(StayKind.BED_AND_BREAKFAST),
        "home_unknown": _home("unknown"),
        "not_judged": _home("not_judged"),
    }
    counted = {name: Count("pk", filter=which) for name, which in wanted.items()}
    return Counts(**open_cases(viewer).aggregate(all=Count("pk"), **counted))


def advisers() -> list[Worker]:
    """Everyone in post who may be a personal adviser, by name."""
    return workers_in(Team.Service.LEAVING_CARE)


def _latest(model: Any, field: str) -> Subquery:
    rows = model.objects.filter(case=OuterRef("pk")).order_by().values("case")
    return Subquery(rows.annotate(latest=Max(field)).values("latest"))


def _adviser(chosen: str) -> Q:
    if not chosen:
        return Q()
    return Q(adviser__isnull=True) if chosen == NOBODY else Q(adviser__ref=chosen)


def _plan(chosen: str) -> Q:
    owed = Q(category__in=OWED_A_PLAN)
    current = Q(plan_mark__gte=earliest_current(clock.today()))
    none = Q(plan_mark__isnull=True)
    return {
        "current": owed & current,
        "without": owed & (none | ~current),
        "overdue": owed & ~none & ~current,
        "none": owed & none,
        "not_owed": ~owed,
    }.get(chosen, Q())


def _contact(chosen: str) -> Q:
    since = contact_cutoff(clock.today())
    return {
        "recent": Q(last_contact__gte=since),
        "over": Q(last_contact__lt=since),
        "unknown": Q(last_contact__isnull=True),
    }.get(chosen, Q())


def _home(chosen: str) -> Q:
    unknown = Q(home_kind__isnull=True) | Q(home_kind=StayKind.NOT_KNOWN)
    crisis = Q(home_kind__in=CRISIS)
    unsuitable = Q(home_suitability=Suitability.UNSUITABLE)
    if chosen in StayKind.values:
        return Q(home_kind=chosen)
    return {
        "bad": crisis | unsuitable,
        "crisis": crisis,
        "unsuitable": unsuitable,
        "unknown": unknown,
        "not_judged": Q(home_suitability=Suitability.NOT_JUDGED) & ~unknown,
    }.get(chosen, Q())


def _row(case: Any, today: date) -> CaseRow:
    return CaseRow(
        case=case,
        age=age_on(case.person.born_on, today),
        plan=position_of(case, case.last_agreed, case.last_reviewed, today),
        last_contact_on=case.last_contact,
        out_of_contact=out_of_contact(case.last_contact, today),
        in_touch=in_touch_words(case.last_in_touch),
        home=_home_of(case),
        activity=activity_words(case.last_activity) if case.last_activity else "",
    )


def _home_of(case: Any) -> Home | None:
    if case.home_kind is None:
        return None
    return Home(
        words=str(StayKind(case.home_kind).label),
        suitability=case.home_suitability,
        judged=str(Suitability(case.home_suitability).label),
        crisis=case.home_kind in CRISIS,
        started_on=case.home_since,
        known_on=case.home_known_on,
    )


def position_of(case: Any, agreed: date | None, reviewed: date | None, today: date) -> PlanPosition:
    return plan_position(
        category=Category(case.category),
        entitled_on=case.entitled_on if case.entitled_exact else None,
        agreed_on=agreed,
        reviewed_on=reviewed,
        day=case.ended_on or today,
    )


def in_touch_words(code: str | None) -> str:
    return str(InTouch(code).label) if code else ""


def activity_words(code: str) -> str:
    return ACTIVITY_WORDS.get(code, f"Activity code {code}")
