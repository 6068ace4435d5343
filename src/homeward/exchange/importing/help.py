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
    """A contact of a day, decided elsewhere. Known by child, day and source.

    A list carries no time of day: as many rows as say the same are as many contacts.
    """
    day, source = _key(facts, "contact_on")
    key = (facts.code("child_id"), day, source)
    if book.turn(1, key) < book.known.contacts[key]:
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
    book.known.contacts[key] += 1


def take_referral(book: Book, draft: Draft, facts: Facts, person: Person) -> None:
    """A referral of a day, with what was decided and who has it. Known as a contact is."""
    day, source = _key(facts, "referred_on")
    key = (facts.code("child_id"), day, source)
    said = {
        "no_further_action": facts.yes("nfa"),
        "counted_on": book.as_at,
        "counted_in_year": facts.get("referrals_in_12_months"),
        "team_named": facts.text(draft, "team", 80),
        "worker_named": facts.text(draft, "worker", 120),
    }
    turn, same = book.turn(3, key), book.known.referrals[key]
    if turn < len(same):
        book.state(draft, same[turn], **said)
        return
    made = Referral(person=person, received_on=day, source_code=source, **said)
    same.append(book.make(draft, made, *said))


def _key(facts: Facts, name: str) -> tuple[date, str]:
    return facts.key_day(name), facts.code("source") or Source.UNKNOWN
