"""Adding people and correcting what is known of them."""

from datetime import date
from typing import Any

from homeward.access.actions import the_house
from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.audit.actions import record_write
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.core.records import save_record

from ..looking import NAMING, Look, why_not_looked
from ..models import Address, Grant, Identifier, Person
from ..policies import visible
from .filing import file_under_keys
from .finding import add_phone, none_of_them


def add_person(
    *,
    by: Any,
    given_names: str = "",
    family_name: str = "",
    known_as: str = "",
    born_on: date | None = None,
    expected_on: date | None = None,
    sex: str = Person.Sex.UNKNOWN,
    ethnicity: str = "",
    disabled: bool | None = None,
    unaccompanied: bool | None = None,
    source: str = "",
    looked: Look | None = None,
) -> Person:
    """Put somebody on file. A name or an expected date of birth is enough to begin with.

    ``looked`` is the look at those who may be the same, taken for these very names (see
    ``people.looking``). Nobody at a keyboard can go without one; the house itself can. Whoever
    was shown as likely, or set aside, is remembered as not the same.
    """
    check(by, Can.EDIT_PEOPLE)
    person = Person(
        given_names=given_names.strip(),
        family_name=family_name.strip(),
        known_as=known_as.strip(),
        born_on=born_on,
        expected_on=expected_on,
        sex=sex,
        ethnicity=ethnicity,
        disabled=disabled,
        unaccompanied=unaccompanied,
        source=source,
    )
    _refuse_impossible(person)
    if by is not the_house:
        _refuse_unlooked(looked, person)
    with write():
        save_record(person, by=by)
        record_write(
            by=by, action="add person", subject=person, person=person, details=_told(looked)
        )
        file_under_keys([person])
        if looked is not None:
            refs = {*looked.likely, *looked.refused}
            others = visible(by).filter(ref__in=refs).order_by("pk")
            none_of_them(by=by, person=person, others=others, because=looked.because)
    return person


def put_on_file(
    *,
    by: Any,
    looked: Look | None,
    lines: str = "",
    postcode: str = "",
    phone: str = "",
    **facts: Any,
) -> Person:
    """Put somebody on file from a form, with where they live and a telephone where told."""
    check(by, Can.EDIT_PEOPLE)
    with write():
        person = add_person(by=by, looked=looked, **facts)
        if lines or postcode:
            add_address(by=by, person=person, lines=lines, postcode=postcode)
        if phone:
            add_phone(by=by, person=person, value=phone)
    return person


def correct_person(*, by: Any, person: Person, version: int | None = None, **facts: Any) -> Person:
    """Correct names, dates or other facts; the old ones stay in the audit log."""
    check(by, Can.EDIT_PEOPLE)
    for name, value in facts.items():
        setattr(person, name, value)
    _refuse_impossible(person)
    with write():
        changes = save_record(person, by=by, version=version)
        record_write(by=by, action="correct person", subject=person, person=person, details=changes)
        file_under_keys([person])
    return person


def add_identifier(
    *, by: Any, person: Person, scheme: str, value: str, source: str = ""
) -> Identifier:
    """Note a number by which another system knows the person. One number, one person."""
    check(by, Can.EDIT_PEOPLE)
    identifier = Identifier(person=person, scheme=scheme, value=value.strip(), source=source)
    with write():
        if Identifier.objects.filter(scheme=scheme, value=identifier.value).exists():
            raise Refused("That number is already on another record. Search for it first.")
        save_record(identifier, by=by)
        record_write(by=by, action="add identifier", subject=identifier, person=person)
        file_under_keys([person])
    return identifier


def add_address(
    *,
    by: Any,
    person: Person,
    lines: str,
    postcode: str = "",
    from_on: date | None = None,
    protected: bool = False,
    source: str = "",
) -> Address:
    """Note where somebody lives; the address before it ends on the day this one begins."""
    check(by, Can.EDIT_PEOPLE)
    address = Address(
        person=person,
        lines=lines,
        postcode=postcode.upper(),
        from_on=from_on,
        protected=protected,
        source=source,
    )
    with write():
        for earlier in person.addresses.filter(to_on__isnull=True):
            earlier.to_on = from_on
            save_record(earlier, by=by)
        save_record(address, by=by)
        record_write(by=by, action="add address", subject=address, person=person)
        file_under_keys([person])
    return address


def restrict(*, by: Any, person: Person, reason: str) -> Person:
    """Close a record to everyone without a grant. The one who closes it keeps access."""
    check(by, Can.EDIT_PEOPLE)
    if not reason.strip():
        raise Refused("Say why the record is restricted.", field="reason")
    person.restricted = True
    with write():
        save_record(person, by=by)
        record_write(
            by=by, action="restrict", subject=person, person=person, details={"reason": reason}
        )
        if getattr(by, "pk", None):
            save_record(Grant(person=person, user=by, reason=reason), by=by)
    return person


def grant(*, by: Any, person: Person, user: Any, reason: str, until: date | None = None) -> Grant:
    """Let one user open one restricted record, for a reason, until a day."""
    check(by, Can.SEE_RESTRICTED)
    given = Grant(person=person, user=user, reason=reason, until=until)
    with write():
        save_record(given, by=by)
        record_write(by=by, action="grant access", subject=given, person=person)
    return given


def _refuse_unlooked(looked: Look | None, person: Person) -> None:
    refuse = why_not_looked(looked, {name: getattr(person, name) for name in NAMING})
    if refuse is not None:
        sentence, field = refuse
        raise Refused(sentence, field=field or None)


def _told(looked: Look | None) -> dict[str, Any]:
    """What the log keeps of the look: who was shown, by reference, and why it is none of them."""
    if looked is None or not looked.saw_somebody:
        return {}
    return {"shown": list(looked.shown), "because": looked.because}


def _refuse_impossible(person: Person) -> None:
    today = clock.today()
    if not (person.full_name or person.known_as or person.expected_on or person.source):
        raise Refused("Give a name, or the expected date of birth of a baby.", field="given_names")
    if person.born_on and person.born_on > today:
        raise Refused(
            "The date of birth lies in the future. For a baby not yet born give the expected date.",
            field="born_on",
        )
    if person.born_on and person.died_on and person.died_on < person.born_on:
        raise Refused("The date of death is before the date of birth.", field="died_on")
