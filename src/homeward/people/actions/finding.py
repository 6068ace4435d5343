"""What makes people findable, and what somebody decided of two records."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.audit.actions import record_write
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.core.records import author, save_record

from ..models import FormerName, NotSame, Person, Phone, PossibleDuplicate, Sealed
from ..policies import get_person
from ..rules import why_not_phone
from .filing import file_under_keys


def add_phone(
    *,
    by: Any,
    person: Person,
    value: str,
    from_on: date | None = None,
    to_on: date | None = None,
    source: str = "",
) -> Phone:
    """Note a number at which somebody can be reached. Families share numbers, so any may have it.

    Raises ``Refused`` where it is no telephone number or ends before it begins.
    """
    check(by, Can.EDIT_PEOPLE)
    phone = Phone(person=person, value=value.strip(), from_on=from_on, to_on=to_on, source=source)
    if sentence := why_not_phone(phone.value):
        raise Refused(sentence, field="value")
    _refuse_turned(from_on, to_on)
    _enter(phone, by, "add phone")
    return phone


def add_former_name(
    *,
    by: Any,
    person: Person,
    name: str,
    from_on: date | None = None,
    to_on: date | None = None,
    source: str = "",
) -> FormerName:
    """Note a name that somebody had before, by which others may still know them."""
    check(by, Can.EDIT_PEOPLE)
    former = FormerName(
        person=person, name=name.strip(), from_on=from_on, to_on=to_on, source=source
    )
    if not former.name:
        raise Refused("Enter the former name.", field="name")
    _refuse_turned(from_on, to_on)
    _enter(former, by, "add former name")
    return former


def not_same(*, by: Any, person: Person, other: Person, because: str = "") -> NotSame:
    """Two records looked alike, and somebody says that they are two people.

    Remembered for the pair, whichever way round it is asked; said twice it is remembered once.
    Raises ``Refused`` for one record with itself, ``NotForYou`` where either may not be known.
    """
    check(by, Can.EDIT_PEOPLE)
    if person.pk == other.pk:
        raise Refused("These are one record. Choose another.")
    get_person(by, person.ref)
    get_person(by, other.ref)
    with write():
        known = NotSame.objects.filter(person__in=(person, other), other__in=(person, other))
        if (standing := known.first()) is not None:
            return standing
        said = NotSame(
            person=person,
            other=other,
            because=because.strip()[:200],
            decided_by=author(by),
            decided_at=clock.now(),
        )
        save_record(said, by=by)
        _take_from_queue(by, said)
        for one in (person, other):
            record_write(
                by=by,
                action="say two people are not the same",
                subject=said,
                person=one,
                details={"because": said.because},
            )
    return said


def _take_from_queue(by: Any, said: NotSame) -> None:
    """A pair that waited for an answer has it now."""
    both = (said.person_id, said.other_id)
    for pair in PossibleDuplicate.objects.filter(person__in=both, other__in=both):
        pair.state, pair.note = PossibleDuplicate.State.NOT_SAME, said.because
        save_record(pair, by=by)


def none_of_them(*, by: Any, person: Person, others: Iterable[Person], because: str) -> None:
    """Somebody was shown others who looked alike and says that the person is none of them."""
    check(by, Can.EDIT_PEOPLE)
    for other in others:
        if other.pk != person.pk:
            not_same(by=by, person=person, other=other, because=because)


def seal(*, by: Any, person: Person, other: Person, because: str) -> Sealed:
    """Part two records for good: an adopted child from who they were, a protected witness.

    From then on neither is offered as the other, and one search never shows both.
    """
    check(by, Can.SEE_RESTRICTED)
    if person.pk == other.pk:
        raise Refused("These are one record. Choose another.")
    if not because.strip():
        raise Refused("Say why the two records are sealed from each other.", field="because")
    edge = Sealed(
        person=person,
        other=other,
        because=because.strip()[:200],
        decided_by=author(by),
        decided_at=clock.now(),
    )
    with write():
        save_record(edge, by=by)
        # Neither person's log names the other: that is what is sealed.
        record_write(by=by, action="seal two records", subject=edge)
    return edge


def _enter(record: Phone | FormerName, by: Any, action: str) -> None:
    with write():
        save_record(record, by=by)
        record_write(by=by, action=action, subject=record, person=record.person)
        file_under_keys([record.person])


def _refuse_turned(from_on: date | None, to_on: date | None) -> None:
    if from_on and to_on and to_on < from_on:
        raise Refused("The last day is before the first. Check the dates.", field="to_on")
