"""List 8: periods of care, with the counts and the latest placement that it carries. Pure."""

from typing import Any

from homeward.care.models import PeriodOfCare, Placement
from homeward.people.models import Person

from .drafts import Book, Draft
from .facts import Facts

LOCATION = {"in": True, "out": False}


def take_period(book: Book, draft: Draft, facts: Facts, person: Person) -> None:
    """A period of care, known by child and first day, as the file of this day describes it."""
    started = facts.key_day("started_on")
    key = (facts.code("child_id"), started)
    said = _said(book, draft, facts)
    period = book.known.periods.get(key)
    if period is not None:
        book.state(draft, period, **said)
    else:
        given = {name: value for name, value in said.items() if value not in (None, "")}
        period = book.make(draft, PeriodOfCare(person=person, started_on=started, **given), *given)
        book.known.periods[key] = period
    _take_placement(book, draft, facts, period, book.known.placements[key])


def _said(book: Book, draft: Draft, facts: Facts) -> dict[str, Any]:
    return {
        "ended_on": facts.day("ceased_on"),
        "ended_because": facts.code("reason_ceased"),
        "legal_status": facts.code("legal_status"),
        "need": facts.code("need"),
        "last_review_on": facts.day("latest_review_on"),
        "last_visit_on": facts.day("last_visit_on"),
        "counted_on": book.as_at,
        "missing_in_year": facts.get("missing_episodes"),
        "away_in_year": facts.get("absent_episodes"),
        "last_interview_offered": facts.code("interview_offered"),
        "last_interview_accepted": facts.code("interview_accepted"),
        "team_named": facts.text(draft, "team", 80),
        "worker_named": facts.text(draft, "worker", 120),
    }


def _take_placement(
    book: Book, draft: Draft, facts: Facts, period: PeriodOfCare, placements: list[Placement]
) -> None:
    """The latest placement, known by its first day; the one before ends where it begins."""
    started = facts.day("placement_started_on")
    if started is None:
        return
    said = {
        "kind": facts.code("placement_type"),
        "provider_kind": facts.code("placement_provider"),
        "urn": facts.text(draft, "placement_urn", 16),
        "postcode": facts.text(draft, "placement_postcode", 8).upper(),
        "authority": facts.text(draft, "placement_authority", 80),
        "in_area": LOCATION.get(facts.code("placement_location")),
    }
    same = next((each for each in placements if each.started_on == started), None)
    if same is not None:
        book.state(draft, same, **said)
        return
    placement = Placement(period=period, started_on=started, **said)
    placements.append(book.make(draft, placement, *said))
    placements.sort(key=lambda each: each.started_on)
    for before, after in zip(placements, placements[1:], strict=False):
        if before.source and (before is placement or after is placement):
            ended = min(before.ended_on or after.started_on, after.started_on)
            book.set(draft, before, "ended_on", ended)
