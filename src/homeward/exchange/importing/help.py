"""Lists 1 and 3: contacts and referrals. Pure."""

from datetime import date

from homeward.core.days import start_of_day
from homeward.front_door.codes import Route, Source
from homeward.front_door.models import Contact, ContactChild, Referral
from homeward.people.models import Person
from homeward.workforce.models import Team

from .drafts import Book, Draft
from .facts import Facts
from .teams import team_of


def take_contact(book: Book, draft: Draft, facts: Facts, person: Person) -> None:
    """A contact of a day, decided elsewhere. Known by child, day and source."""
    day, source = _key(facts, "contact_on")
    key = (facts.code("child_id"), day, source)
    if key in book.known.contacts:
        return
    contact = book.make(
        draft,
        Contact(
            received_at=start_of_day(day),
            exact=False,
            source_code=source,
            route=Route.FILE,
            decided_elsewhere=True,
            team=team_of(book, draft, Team.Service.FRONT_DOOR),
        ),
    )
    book.make(draft, ContactChild(contact=contact, person=person))
    book.known.contacts.add(key)


def take_referral(book: Book, draft: Draft, facts: Facts, person: Person) -> None:
    """A referral of a day, with what was decided and who has it. Known as a contact is."""
    day, source = _key(facts, "referred_on")
    key = (facts.code("child_id"), day, source)
    said = {
        "no_further_action": facts.yes("nfa"),
        "team_named": facts.text(draft, "team", 80),
        "worker_named": facts.text(draft, "worker", 120),
    }
    referral = book.known.referrals.get(key)
    if referral is not None:
        book.state(draft, referral, **said)
        return
    book.known.referrals[key] = book.make(
        draft, Referral(person=person, received_on=day, source_code=source, **said), *said
    )


def _key(facts: Facts, name: str) -> tuple[date, str]:
    return facts.key_day(name), facts.code("source") or Source.UNKNOWN
