"""One young person's time with leaving care: plan, contacts, homes, duties."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    F,
    Q,
)

from homeward.access.policies import allowed, check_may_know
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import NotForYou
from homeward.homes.queries import stays_by_person
from homeward.ledger.models import Duty
from homeward.ledger.queries import duties_for
from homeward.people.policies import only_visible
from homeward.people.rules import age_on
from homeward.workforce.models import Worker

from ..codes import ContactKind
from ..models import (
    AdviserContact,
    LeavingCareCase,
    PathwayPlan,
    PathwayReview,
)
from ..rules import (
    PlanPosition,
    out_of_contact,
)
from .caseload import activity_words, in_touch_words, position_of


@dataclass(frozen=True)
class Step:
    """A plan agreed or a review held, as one line of the plan's history."""

    on: date
    words: str
    by: Worker | None
    text: str
    their_words: str
    seen: bool | None = None


@dataclass(frozen=True)
class CasePage:
    """All that one young person's page shows."""

    case: LeavingCareCase
    age: int | None
    plan: PlanPosition
    steps: list[Step]
    contacts: list[AdviserContact]
    last_contact_on: date | None
    out_of_contact: bool | None
    in_touch: str
    stays: list[Any]
    duties: list[Duty]
    activities: list[tuple[date, str]]
    others: list[LeavingCareCase]

    @property
    def home(self) -> Any:
        """The stay now open; None where no home is on record."""
        return next((stay for stay in self.stays if stay.ended_on is None), None)

    @property
    def owed(self) -> list[Duty]:
        return [duty for duty in self.duties if duty.state == Duty.State.OPEN]

    @property
    def done(self) -> list[Duty]:
        return [duty for duty in self.duties if duty.state != Duty.State.OPEN]


def has_case(*, viewer: Any, person: Any) -> bool:
    """Whether a person has or had a leaving-care case that this viewer may open."""
    check_may_know(viewer, Can.SEE_LEAVING_CARE)
    return only_visible(LeavingCareCase.objects.filter(person=person), viewer).exists()


def care_leavers(viewer: Any, people: Iterable[Any]) -> set[int]:
    """The rows of those of these people with a leaving-care case; none for who may not see it."""
    if not allowed(viewer, Can.SEE_LEAVING_CARE):
        return set()
    rows = LeavingCareCase.objects.filter(person__in=[each.pk for each in people])
    return set(only_visible(rows, viewer).values_list("person_id", flat=True))


def get_case(*, viewer: Any, ref: str) -> LeavingCareCase:
    """The case with this reference, or the latest of the person with it; else 404."""
    check_may_know(viewer, Can.SEE_LEAVING_CARE)
    rows = only_visible(LeavingCareCase.objects.all(), viewer)
    found = rows.filter(Q(ref=ref) | Q(person__ref=ref)).select_related("person", "adviser", "team")
    case = found.order_by(F("ended_on").desc(nulls_first=True), "-entitled_on").first()
    if case is None:
        raise NotForYou
    return case


def case_page(*, viewer: Any, ref: str) -> CasePage:
    """One young person's page: plan, contacts, homes, what is owed. Nine queries, however long."""
    case = get_case(viewer=viewer, ref=ref)
    today = clock.today()
    contacts = list(case.contacts.select_related("worker").order_by("-on", "-pk"))
    plans = list(case.plans.select_related("written_by"))
    reviews = list(case.reviews.select_related("reviewed_by"))
    last = next((c.on for c in contacts if c.kind != ContactKind.ATTEMPT), None)
    activities = case.activities.order_by("-as_on", "-pk")
    mine = {"root_label": "leaving_care.leavingcarecase", "root_id": case.pk}
    others = only_visible(LeavingCareCase.objects.filter(person=case.person), viewer)
    return CasePage(
        case=case,
        age=age_on(case.person.born_on, today),
        plan=position_of(
            case,
            max((plan.agreed_on for plan in plans), default=None),
            max((review.reviewed_on for review in reviews), default=None),
            today,
        ),
        steps=_steps(plans, reviews),
        contacts=contacts,
        last_contact_on=last,
        out_of_contact=out_of_contact(last, today),
        in_touch=in_touch_words(contacts[0].in_touch if contacts else None),
        stays=stays_by_person([case.person_id]).get(case.person_id, []),
        duties=list(duties_for(viewer=viewer, person=case.person).filter(**mine)),
        activities=[(each.as_on, activity_words(each.code)) for each in activities],
        others=list(others.exclude(pk=case.pk).order_by("-entitled_on")),
    )


def _steps(plans: list[PathwayPlan], reviews: list[PathwayReview]) -> list[Step]:
    agreed = [
        Step(
            plan.agreed_on,
            "Plan agreed",
            plan.written_by,
            plan.summary,
            plan.young_persons_words,
            plan.seen_by_young_person,
        )
        for plan in plans
    ]
    reviewed = [
        Step(
            review.reviewed_on,
            "Plan reviewed",
            review.reviewed_by,
            review.changed,
            review.young_persons_words,
        )
        for review in reviews
    ]
    return sorted(agreed + reviewed, key=lambda step: step.on, reverse=True)
