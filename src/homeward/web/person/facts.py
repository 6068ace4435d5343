"""Who a person is: the facts and tags of the header, and what they need."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Value

from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.access.rooms import sees
from homeward.care.queries import current_period
from homeward.core import clock
from homeward.leaving_care.queries import has_case
from homeward.ledger.models import Duty
from homeward.ledger.pages import DutyRow
from homeward.ledger.queries import duties_for
from homeward.people.models import Identifier, Needs, Person
from homeward.people.rules import age_on
from homeward.ui.words import day_words

_FORMERLY = "formerly"


def facts_of(who: Person) -> list[tuple[str, Any]]:
    """Names, also former ones, age and numbers."""
    return [
        *([("Likes to be called", who.known_as)] if who.known_as else []),
        *_born(who, clock.today()),
        *_numbers_and_former_names(who),
    ]


def _numbers_and_former_names(who: Person) -> list[tuple[str, str]]:
    """Both in one question: a person's page asks many."""
    numbers = who.identifiers.order_by().values_list(Value(0), "pk", "scheme", "value")
    names = who.former_names.order_by().values_list(Value(1), "pk", Value(_FORMERLY), "name")
    schemes = {**dict(Identifier.Scheme.choices), _FORMERLY: "Formerly"}
    found = sorted(numbers.union(names, all=True))
    return [(schemes[scheme], value) for _, _, scheme, value in found]


def lives_at(who: Person) -> list[tuple[str, str]]:
    """The address now, and telephones; a protected address is only said to be protected."""
    return [
        *(("Lives at", _in_a_line(each)) for each in who.addresses.filter(to_on__isnull=True)[:1]),
        *(("Telephone", each.value) for each in who.phones.filter(to_on__isnull=True)),
    ]


def needs_in_words(who: Person, needs: Needs) -> list[tuple[str, Any]]:
    """What they need so that they can be spoken to; what nobody noted is not known."""
    disability = needs.disability or (None if who.disabled is None else who.disabled)
    return [
        ("Languages", needs.languages),
        ("Interpreter needed", needs.interpreter),
        ("Disability", disability),
        ("How to speak and listen", needs.communication),
        ("Religion or belief", needs.religion),
        ("Consent to contact", _consent(needs)),
    ]


def tags_of(who: Person, *, missing: bool, leaver: bool) -> list[tuple[str, str]]:
    """Where the person stands today, as words with a colour; none where nothing is said."""
    tags = []
    if who.died_on:
        tags.append(("Died", "grey"))
    if who.restricted:
        tags.append(("Restricted", "red"))
    if missing:
        tags.append(("Missing now", "late"))
    if current_period(who) is not None:
        tags.append(("In care", "blue"))
    if leaver:
        tags.append(("Care leaver", "purple"))
    return tags


def is_leaver(viewer: Any, who: Person) -> bool:
    """Whether there is a leaving-care case that this viewer may see."""
    return allowed(viewer, Can.SEE_LEAVING_CARE) and has_case(viewer=viewer, person=who)


def open_duties(viewer: Any, who: Person) -> list[Duty]:
    """What is owed to them now, soonest first, of the rooms that the viewer may see."""
    rows = duties_for(viewer=viewer, person=who).filter(state="open")
    return [duty for duty in rows if sees(viewer, duty.root_label)]


def owed_at(duties: Iterable[Duty], links: Mapping[tuple[str, int], str]) -> list[DutyRow]:
    """Duties, each with the page where it is done."""
    return [DutyRow(duty, links.get((duty.root_label, duty.root_id), "")) for duty in duties]


def _in_a_line(address: Any) -> str:
    return "Protected" if address.protected else f"{address.lines} {address.postcode}".strip()


def _born(who: Person, today: date) -> Iterable[tuple[str, Any]]:
    if who.born_on is None and who.expected_on is not None:
        yield "Expected", who.expected_on
        return
    age = age_on(who.born_on, today if who.died_on is None else who.died_on)
    yield "Age" if who.died_on is None else "Age at death", age
    yield "Born", who.born_on
    if who.died_on is not None:
        yield "Died", who.died_on


def _consent(needs: Needs) -> str:
    if needs.may_contact is None or needs.consent_on is None:
        return ""
    answer = "Yes" if needs.may_contact else "No"
    return f"{answer}, {day_words(needs.consent_on)} ({needs.consent_how})"
