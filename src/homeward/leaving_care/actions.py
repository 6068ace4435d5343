"""Opening and closing cases, naming advisers, plans, reviews, contacts and activity."""

from datetime import date
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.ledger.actions import enter
from homeward.people.policies import get_person
from homeward.workforce.actions import allocate
from homeward.workforce.models import Allocation, Team, Worker
from homeward.workforce.queries import team_for

from . import rules
from .codes import OWED_A_PLAN, Category, ContactKind, InTouch
from .models import Activity, AdviserContact, LeavingCareCase, PathwayPlan, PathwayReview


def open_case(
    *,
    by: Any,
    person: Any,
    category: str,
    entitled_on: date,
    entitled_exact: bool = True,
    adviser: Worker | None = None,
    team: Team | None = None,
    source: str = "",
) -> LeavingCareCase:
    """A young person becomes entitled; the pathway plan is owed within three months.

    Without an adviser the team's desk answers. Raises ``Refused`` where the age does not fit
    the category, the day cannot be, or a case is open.
    """
    check(by, Can.RECORD_LEAVING_CARE)
    get_person(by, person.ref)
    today = clock.today()
    _refuse(rules.why_not_category(category, person.born_on, today), "category")
    _refuse(rules.why_not_entitled_on(entitled_on, person, today), "entitled_on")
    case = LeavingCareCase(
        person=person,
        category=Category(category),
        entitled_on=entitled_on,
        entitled_exact=entitled_exact,
        team=team or (adviser.team if adviser else _the_team()),
        source=source,
    )
    with write():
        if LeavingCareCase.objects.filter(person=person, ended_on=None).exists():
            raise Refused("A leaving-care case is open already. Go on with that one.")
        enter(case, by=by, action="open leaving-care case", person=person)
        if adviser is not None:
            name_adviser(by=by, case=case, adviser=adviser, from_on=entitled_on)
    return case


def name_adviser(
    *,
    by: Any,
    case: LeavingCareCase,
    adviser: Worker,
    from_on: date | None = None,
    reason: str = "",
    version: int | None = None,
) -> LeavingCareCase:
    """Give a young person their personal adviser, who from then on answers for plan and visits."""
    check(by, Can.MANAGE_LEAVING_CARE)
    get_person(by, case.person.ref)
    day = from_on or clock.today()
    _refuse(rules.why_not_on_case("The first day", day, case, clock.today()), "from_on")
    if not adviser.here_on(day):
        raise Refused(f"{adviser.name} had left by then. Choose somebody in post.", field="adviser")
    case.adviser = adviser
    with write():
        enter(case, by=by, action="name adviser", person=case.person, version=version)
        allocate(
            by=by,
            person=case.person,
            worker=adviser,
            role=Allocation.As.ADVISER,
            from_on=day,
            reason=reason.strip(),
        )
    return case


def change_category(
    *,
    by: Any,
    case: LeavingCareCase,
    category: str,
    changed_on: date | None = None,
    version: int | None = None,
) -> LeavingCareCase:
    """A young person's entitlement changes (an eligible child turns eighteen, say).

    Where the change takes away or brings the duty to have a plan, this case ends that day and
    a new one begins, so that what was owed until then stays on record. Returns the case that
    is open afterwards.
    """
    check(by, Can.RECORD_LEAVING_CARE)
    get_person(by, case.person.ref)
    day = changed_on or clock.today()
    _refuse(rules.why_not_on_case("The change", day, case, clock.today()), "changed_on")
    _refuse(rules.why_not_category(category, case.person.born_on, day), "category")
    if category == case.category:
        raise Refused("That is the category already.", field="category")
    if (category in OWED_A_PLAN) != (case.category in OWED_A_PLAN):
        return _begin_again(by=by, case=case, category=category, day=day, version=version)
    case.category = Category(category)
    enter(case, by=by, action="change category", person=case.person, version=version)
    return case


def close_case(
    *,
    by: Any,
    case: LeavingCareCase,
    ended_on: date,
    ended_because: str,
    version: int | None = None,
) -> LeavingCareCase:
    """The service's work with a young person ends, for a reason; nothing more is owed."""
    check(by, Can.MANAGE_LEAVING_CARE)
    get_person(by, case.person.ref)
    _refuse(rules.why_not_close(ended_on, case, clock.today()), "ended_on")
    if not ended_because.strip():
        raise Refused("Say why the case ends.", field="ended_because")
    case.ended_on, case.ended_because = ended_on, ended_because.strip()
    enter(case, by=by, action="close case", person=case.person, version=version)
    return case


def agree_plan(
    *,
    by: Any,
    case: LeavingCareCase,
    agreed_on: date,
    written_by: Worker | None = None,
    young_persons_words: str = "",
    seen_by_young_person: bool | None = None,
    summary: str = "",
    source: str = "",
) -> PathwayPlan:
    """A pathway plan is agreed. Its first review is due six months later."""
    check(by, Can.RECORD_LEAVING_CARE)
    get_person(by, case.person.ref)
    _refuse(rules.why_not_on_case("The plan", agreed_on, case, clock.today()), "agreed_on")
    plan = PathwayPlan(
        case=case,
        agreed_on=agreed_on,
        written_by=written_by,
        young_persons_words=young_persons_words.strip(),
        seen_by_young_person=seen_by_young_person,
        summary=summary.strip(),
        source=source,
    )
    with write():
        if case.plans.filter(agreed_on=agreed_on).exists():
            raise Refused("A plan agreed on that day is on record already.", field="agreed_on")
        enter(plan, by=by, action="agree pathway plan", person=case.person)
    return plan


def review_plan(
    *,
    by: Any,
    case: LeavingCareCase,
    reviewed_on: date,
    reviewed_by: Worker | None = None,
    changed: str,
    young_persons_words: str = "",
    source: str = "",
) -> PathwayReview:
    """The pathway plan is reviewed; the next review is due six months later (regulation 7).

    ``changed`` says what changed in the plan, or that nothing did: a date alone is no review.
    """
    check(by, Can.RECORD_LEAVING_CARE)
    get_person(by, case.person.ref)
    agreed = case.plans.values_list("agreed_on", flat=True)
    _refuse(rules.why_not_review(reviewed_on, case, agreed, clock.today()), "reviewed_on")
    if not changed.strip():
        raise Refused("Say what changed in the plan, or that nothing did and why.", field="changed")
    review = PathwayReview(
        case=case,
        reviewed_on=reviewed_on,
        reviewed_by=reviewed_by,
        young_persons_words=young_persons_words.strip(),
        changed=changed.strip(),
        source=source,
    )
    with write():
        if case.reviews.filter(reviewed_on=reviewed_on).exists():
            raise Refused("A review on that day is on record already.", field="reviewed_on")
        enter(review, by=by, action="review pathway plan", person=case.person)
    return review


def record_contact_with(
    *,
    by: Any,
    case: LeavingCareCase,
    on: date,
    kind: str,
    in_touch: str | None = None,
    worker: Worker | None = None,
    note: str = "",
    young_persons_words: str = "",
    source: str = "",
) -> AdviserContact:
    """A visit, meeting, call or message, or an attempt (regulation 8: a record of each).

    ``in_touch`` is taken as yes where somebody was reached; an attempt leaves it as it stood.
    """
    check(by, Can.RECORD_LEAVING_CARE)
    get_person(by, case.person.ref)
    if kind not in ContactKind.values:
        raise Refused("Choose from the list how you were in contact.", field="kind")
    _refuse(rules.why_not_in_contact(on, case, clock.today()), "on")
    contact = AdviserContact(
        case=case,
        on=on,
        kind=kind,
        in_touch=InTouch(in_touch or _in_touch_after(case, kind)),
        worker=worker,
        note=note.strip(),
        young_persons_words=young_persons_words.strip(),
        source=source,
    )
    enter(contact, by=by, action=f"record contact: {kind}", person=case.person)
    return contact


def record_activity(
    *, by: Any, case: LeavingCareCase, code: str, as_on: date, source: str = ""
) -> Activity:
    """What a young person does by day, as it was on a day (SSDA903 OC3 codes)."""
    check(by, Can.RECORD_LEAVING_CARE)
    get_person(by, case.person.ref)
    _refuse(rules.why_not_activity(code), "code")
    _refuse(rules.why_not_on_case("The activity", as_on, case, clock.today()), "as_on")
    activity = Activity(case=case, code=code, as_on=as_on, source=source)
    enter(activity, by=by, action="record activity", person=case.person)
    return activity


def _begin_again(
    *, by: Any, case: LeavingCareCase, category: str, day: date, version: int | None
) -> LeavingCareCase:
    if day < case.entitled_on:
        raise Refused("The change is before the case began. Check the date.", field="changed_on")
    words = Category(category).label.lower()
    case.ended_on, case.ended_because = day, f"became: {words}"
    new = LeavingCareCase(
        person=case.person,
        category=Category(category),
        entitled_on=day,
        adviser=case.adviser,
        team=case.team,
    )
    with write():
        enter(case, by=by, action="change category", person=case.person, version=version)
        enter(new, by=by, action="open leaving-care case", person=case.person)
    return new


def _in_touch_after(case: LeavingCareCase, kind: str) -> str:
    if rules.counts_as_contact(kind):
        return InTouch.YES
    last = case.contacts.order_by("-on", "-pk").first()
    return last.in_touch if last is not None else InTouch.NO


def _the_team() -> Team:
    team = team_for(Team.Service.LEAVING_CARE)
    if team is None:
        raise Refused("No leaving-care team is set up yet. Ask the administrator to add one.")
    return team


def _refuse(sentence: str | None, field: str) -> None:
    if sentence:
        raise Refused(sentence, field=field)
