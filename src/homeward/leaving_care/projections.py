"""What a leaving-care case gives rise to: plan, reviews and visits owed; what happened."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from homeward.calendar import deadline
from homeward.core.days import start_of_day
from homeward.core.projection import DutySpec, EventSpec
from homeward.ledger.kinds import Kind

from .codes import ACTIVITY_WORDS, OWED_A_PLAN, ContactKind, InTouch
from .rules import rule_on

_RULES = {
    Kind.PATHWAY_PLAN: "pathway_plan",
    Kind.PATHWAY_REVIEW: "pathway_review",
    Kind.VISIT_FIRST: "adviser_visit_first",
    Kind.VISIT_BEFORE_REVIEW: "adviser_visit_before_review",
    Kind.VISIT_REGULAR: "adviser_visit_regular",
}


@dataclass(frozen=True)
class Ending:
    """The day after which nothing more is owed, and why."""

    on: date
    because: str


def duties_of(case: Any) -> Iterator[DutySpec]:
    """The pathway plan, its reviews, and the visits to each home that the authority provides.

    Within a series at most the last duty is open; the end of the case, a death or a move
    excuses it. Where a date is not known, nothing is made up in its place.
    """
    ending = ending_of(case)
    if case.category in OWED_A_PLAN:
        yield from _plan(case, ending)
        yield from _reviews(case, ending)
    for stay in case.person.stays.all():
        if stay.provided_by_authority and stay.started_on is not None:
            yield from _visits(case, stay, ending)


def ending_of(case: Any) -> Ending | None:
    """When and why the service stopped owing anything: the death, or the end of the case."""
    deaths = [contact.on for contact in case.contacts.all() if contact.in_touch == InTouch.DIED]
    died = Ending(min(deaths), "the young person died") if deaths else None
    if case.ended_on is None:
        return died
    because = f": {case.ended_because}" if case.ended_because else ""
    return _earlier(died, Ending(case.ended_on, f"the case ended{because}"))


def _plan(case: Any, ending: Ending | None) -> Iterator[DutySpec]:
    """Within three months of becoming entitled; a plan from before counts from that day."""
    if not case.entitled_exact:
        return
    agreed = _until(ending, (plan.agreed_on for plan in case.plans.all()))
    met_on = max(agreed[0], case.entitled_on) if agreed else None
    yield from _duty(case, Kind.PATHWAY_PLAN, "", case.entitled_on, met_on, ending)


def _reviews(case: Any, ending: Ending | None) -> Iterator[DutySpec]:
    """At least every six months after the plan or its last review; a new plan counts as one."""
    agreed = (plan.agreed_on for plan in case.plans.all())
    reviewed = (review.reviewed_on for review in case.reviews.all())
    marks = _until(ending, chain(agreed, reviewed))
    yield from _series(case, Kind.PATHWAY_REVIEW, "", marks, ending)


def _visits(case: Any, stay: Any, case_ending: Ending | None) -> Iterator[DutySpec]:
    """Within seven days, again before the 28-day review, then every two months.

    For a stay that began before the case did, only the regular visits are owed, from the day
    of entitlement (or, where that is not known, from the first visit).
    """
    moved_on = None if stay.ended_on is None else Ending(stay.ended_on, "the young person moved on")
    ending = _earlier(case_ending, moved_on)
    moved_in_first = stay.started_on < case.entitled_on
    begins = case.entitled_on if moved_in_first and case.entitled_exact else stay.started_on
    visits = [day for day in _until(ending, _visit_days(case)) if day >= begins]
    if not moved_in_first:
        first, second = [*visits, None, None][:2]
        yield from _duty(case, Kind.VISIT_FIRST, stay.ref, begins, first, ending)
        yield from _duty(case, Kind.VISIT_BEFORE_REVIEW, stay.ref, begins, second, ending)
        marks = visits[1:]
    else:
        marks = sorted({begins, *visits}) if case.entitled_exact else visits
    yield from _series(case, Kind.VISIT_REGULAR, stay.ref, marks, ending)


def _visit_days(case: Any) -> Iterator[date]:
    return (contact.on for contact in case.contacts.all() if contact.kind == ContactKind.VISIT)


def _series(
    case: Any, kind: Kind, about: str, marks: Sequence[date], ending: Ending | None
) -> Iterator[DutySpec]:
    """One duty for each interval: raised at each mark, met by the next one."""
    for raised_on, met_on in zip(marks, [*marks[1:], None], strict=False):
        yield from _duty(case, kind, f"{about}:{raised_on.isoformat()}", raised_on, met_on, ending)


def _duty(
    case: Any, kind: Kind, about: str, raised_on: date, met_on: date | None, ending: Ending | None
) -> Iterator[DutySpec]:
    """One duty; none where it would begin on or after the end, or before there was a rule."""
    rule = rule_on(_RULES[kind], raised_on)
    if rule is None or (ending is not None and raised_on >= ending.on):
        return
    raised_at = start_of_day(raised_on)
    due_at = deadline(raised_at, rule)
    excused = ending if met_on is None else None
    yield DutySpec(
        key=f"{kind}:{about}".rstrip(":"),
        kind=kind,
        raised_at=raised_at,
        due_at=due_at,
        rule=rule.version,
        team_id=case.team_id,
        owner_id=case.adviser_id,
        person_id=case.person_id,
        met_at=None if met_on is None else start_of_day(met_on),
        excused_at=None if excused is None else start_of_day(excused.on),
        excused_because=""
        if excused is None
        else _because(excused, late=due_at < start_of_day(excused.on)),
    )


def _because(ending: Ending, *, late: bool) -> str:
    """The reason; it says so where the duty was overdue by then, so that this is not hidden."""
    return ("it was overdue when " if late else "") + ending.because


def _until(ending: Ending | None, days: Iterable[date]) -> list[date]:
    """The days in order, each once, up to and including the end."""
    return sorted({day for day in days if ending is None or day <= ending.on})


def _earlier(first: Ending | None, second: Ending | None) -> Ending | None:
    """The earlier of two endings; the first where they fall on one day."""
    known = [ending for ending in (first, second) if ending is not None]
    return min(known, key=lambda ending: ending.on, default=None)


def events_of(case: Any) -> Iterator[EventSpec]:
    """Entitlement, plans, reviews, contacts, activity and the end of the case, in plain words.

    Moves are told by the homes room.
    """
    yield _begun(case)
    for plan in case.plans.all():
        yield _event(
            case, f"plan:{plan.ref}", "pathway plan", plan.agreed_on, "Pathway plan agreed", plan
        )
    for review in case.reviews.all():
        words = (
            f"Pathway plan reviewed: {review.changed}"
            if review.changed
            else "Pathway plan reviewed"
        )
        yield _event(
            case, f"review:{review.ref}", "pathway plan", review.reviewed_on, words, review
        )
    for contact in case.contacts.all():
        yield _contact(case, contact)
    for activity in case.activities.all():
        words = ACTIVITY_WORDS.get(activity.code, f"Activity code {activity.code}")
        yield _event(case, f"activity:{activity.ref}", "activity", activity.as_on, words, activity)
    if case.ended_on is not None:
        because = f": {case.ended_because}" if case.ended_because else ""
        words = f"Leaving-care case ended{because}"
        yield _event(case, "ended", "leaving care", case.ended_on, words, case, significant=True)


def _begun(case: Any) -> EventSpec:
    words = (
        "Entitled to leaving-care support"
        if case.entitled_exact
        else "Known to be entitled to leaving-care support (since when is not known)"
    )
    return _event(case, "entitled", "leaving care", case.entitled_on, words, case, significant=True)


def _contact(case: Any, contact: Any) -> EventSpec:
    words = ContactKind(contact.kind).label
    if contact.kind == ContactKind.NOT_SAID:
        words = "Contact with the leaving-care service"
    if contact.in_touch != InTouch.YES:
        words = f"{words}. {InTouch(contact.in_touch).label}"
    died = contact.in_touch == InTouch.DIED
    kind = "contact with adviser"
    return _event(
        case, f"contact:{contact.ref}", kind, contact.on, words, contact, significant=died
    )


def _event(
    case: Any, key: str, kind: str, day: date, words: str, record: Any, *, significant: bool = False
) -> EventSpec:
    return EventSpec(
        key=key,
        kind=kind,
        person_id=case.person_id,
        at=start_of_day(day),
        words=words,
        exact=False,
        source=record.source,
        significant=significant,
        author_id=record.recorded_by_id,
    )
