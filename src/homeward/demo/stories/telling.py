"""What stories are told with: a named child, a contact as it was, a day so long ago."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from homeward.access.roles import Role
from homeward.core.clock import ENGLAND
from homeward.demo.names import Name, postcode
from homeward.demo.people import Child, lives_at, make_person
from homeward.demo.world import Making
from homeward.front_door.models import Contact, ContactChild
from homeward.people.models import Identifier, Person


def ago(page: Making, days: int) -> date:
    """The day so many days before the borough's own."""
    return page.world.today - timedelta(days=days)


def at(page: Making, days: int, hour: int, minute: int = 0) -> datetime:
    """A moment so many days before, by the clock of England."""
    moment = datetime.combine(ago(page, days), time(hour, minute), tzinfo=ENGLAND)
    return moment.astimezone(UTC)


def child(
    page: Making,
    given: str,
    family: str,
    sex: str,
    years: float,
    lines: str,
    ethnicity: str = "WBRI",
) -> Child:
    """A child of a story, with a number, at an address."""
    born = page.world.today - timedelta(days=int(years * 365.25))
    person: Person = page.add(make_person(Name(given, family, sex, ethnicity), born))
    person.disabled = False
    page.children += 1
    number = f"{900_000 + page.world.next_number()}"
    page.add(Identifier(person=person, scheme="la_child_id", value=number))
    lives_at(page, person, lines, postcode(page.dice), page.world.began)
    return Child(person, born)


def contact(
    page: Making,
    about: Child,
    received: datetime,
    source: str,
    told: str,
    route: str = "form",
    from_whom: str = "",
) -> ContactChild:
    """A contact about one child, not decided yet."""
    made = page.add(
        Contact(
            received_at=received,
            recorded_at=received,
            source_code=source,
            route=route,
            category="domestic_abuse" if route == "domestic_abuse" else "",
            from_whom=from_whom,
            told=told,
            team=page.world.teams["front_door"],
        )
    )
    concern: ContactChild = page.add(
        ContactChild(contact=made, person=about.person, recorded_at=received)
    )
    return concern


def decide(
    page: Making,
    concern: ContactChild,
    decision: str,
    why: str,
    history: str = "",
    hours: float = 5,
) -> None:
    """What was decided on it, so many hours after it came."""
    concern.decision, concern.rationale, concern.history_considered = decision, why, history
    decided = page.by_day(concern.contact.received_at + timedelta(hours=hours))
    concern.decided_at = decided
    concern.recorded_at = concern.decided_at
    concern.decided_by = page.world.users[Role.FRONT_DOOR_MANAGER.value]
