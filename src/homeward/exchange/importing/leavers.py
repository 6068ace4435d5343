"""List 9: care leavers with adviser, plan, contact, home and activity. Pure."""

from datetime import date
from typing import Any

from homeward.homes.models import Stay
from homeward.leaving_care.codes import ContactKind, InTouch
from homeward.leaving_care.models import (
    Activity,
    AdviserContact,
    LeavingCareCase,
    PathwayPlan,
)
from homeward.leaving_care.rules import ENTITLED_FROM_AGE
from homeward.people.models import Person
from homeward.people.rules import birthday
from homeward.workforce.models import Team

from .drafts import Book, Draft, in_words
from .facts import Facts
from .teams import adviser_named, team_of

SUITABILITY = {"suitable": "1", "unsuitable": "2"}


def take_leaver(book: Book, draft: Draft, facts: Facts, person: Person) -> None:
    """The open leaving-care case of the child, and what the row says on the day of the file."""
    case = _case(book, draft, facts, person)
    if case is None:
        return
    _take_plan(book, draft, facts, case)
    _take_contact(book, draft, facts, case)
    _take_activity(book, draft, facts, case)
    _take_stay(book, draft, facts, person)


def why_no_case(book: Book, facts: Facts, person: Person | None) -> str | None:
    """Why no case can be opened from a row; None where one can be, or is already."""
    child = facts.code("child_id")
    if child in book.known.cases:
        return None
    ends = [case.ended_on for case in book.known.ended_cases[child] if case.ended_on]
    if any(day >= book.as_at for day in ends):
        return (
            f"the leaving-care case ended on {in_words(max(ends))}, not before the day of this "
            "file. Nothing of this row was taken."
        )
    if not facts.code("eligibility"):
        return "without a readable Eligibility Category no case was opened. Give it."
    born = (person.born_on if person else None) or facts.day("born_on")
    if born and birthday(born, ENTITLED_FROM_AGE) > book.as_at:
        return (
            f"the child is not yet {ENTITLED_FROM_AGE} on {in_words(book.as_at)}, so cannot be a "
            "care leaver. Check the date of birth, or take the row out of list 9."
        )
    return None


def _case(book: Book, draft: Draft, facts: Facts, person: Person) -> LeavingCareCase | None:
    child = facts.code("child_id")
    case = book.known.cases.get(child)
    team = case.team if case else team_of(book, draft, Team.Service.LEAVING_CARE)
    adviser = adviser_named(book, draft, facts.text(draft, "adviser", 120), team)
    entitled = _entitled_on(book, person, case)
    said = {"category": facts.code("eligibility"), "adviser": adviser}
    if case is not None:
        book.state(draft, case, **said)
        if not case.entitled_exact:
            book.set(draft, case, "entitled_on", entitled)
        return case
    made = LeavingCareCase(
        person=person, team=team, entitled_on=entitled, entitled_exact=False, **said
    )
    case = book.known.cases[child] = book.make(draft, made, *said)
    return case


def _entitled_on(book: Book, person: Person, case: LeavingCareCase | None) -> date:
    """The earliest day on which entitlement is known: the sixteenth birthday, else the file's."""
    if person.born_on is not None:
        return birthday(person.born_on, ENTITLED_FROM_AGE)
    return book.as_at if case is None else min(case.entitled_on, book.as_at)


def _take_plan(book: Book, draft: Draft, facts: Facts, case: LeavingCareCase) -> None:
    day = facts.day("pathway_plan_on")
    child = facts.code("child_id")
    if day is not None and (child, day) not in book.known.plans:
        book.make(draft, PathwayPlan(case=case, agreed_on=day))
        book.known.plans.add((child, day))


def _take_contact(book: Book, draft: Draft, facts: Facts, case: LeavingCareCase) -> None:
    """The latest contact, with whether the authority is in touch. A death needs its own day."""
    day, in_touch = facts.day("last_contact_on"), facts.code("in_touch")
    if in_touch == InTouch.DIED:
        draft.ask(
            "the file says that the young person died, and not when. Record the date of death on "
            "the young person's page; their last contact was not taken."
        )
        return
    if day is None:
        if in_touch and in_touch != InTouch.YES:
            draft.ask(
                f'LA in Touch says "{InTouch(in_touch).label}" without a Latest Date of Contact, '
                "so it was not kept. Give the date."
            )
        return
    known = book.known.adviser_contacts
    key = (facts.code("child_id"), day)
    contact = known.get(key)
    if contact is None:
        made = AdviserContact(
            case=case, on=day, kind=ContactKind.NOT_SAID, in_touch=in_touch or InTouch.YES
        )
        known[key] = book.make(draft, made, "in_touch")
    elif contact.kind == ContactKind.NOT_SAID:
        book.state(draft, contact, in_touch=in_touch)


def _take_activity(book: Book, draft: Draft, facts: Facts, case: LeavingCareCase) -> None:
    """What they do by day, as it was on the day of the file."""
    code = facts.code("activity")
    if not code:
        return
    known = book.known.activities
    key = (facts.code("child_id"), book.as_at)
    if key in known:
        book.state(draft, known[key], code=code)
    else:
        known[key] = book.make(draft, Activity(case=case, code=code, as_on=book.as_at), "code")


def _take_stay(book: Book, draft: Draft, facts: Facts, person: Person) -> None:
    """Where they live on the day of the file; since when, Annex A does not say."""
    kind = facts.code("accommodation")
    if not kind:
        return
    child = facts.code("child_id")
    said: dict[str, Any] = {
        "kind": kind,
        "suitability": SUITABILITY.get(facts.code("suitability"), ""),
    }
    stay = book.known.stays.get(child)
    if stay is None:
        said = {name: value for name, value in said.items() if value} | {"known_on": book.as_at}
        book.known.stays[child] = book.make(draft, Stay(person=person, **said), *said)
    elif stay.started_on is None:
        book.state(draft, stay, **said, known_on=book.as_at)
    else:
        book.state(draft, stay, **said)
