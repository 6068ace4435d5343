"""Recording how people stand to each other, and which professionals work with a child."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.audit.actions import record_write
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.core.records import save_record

from ..family.kin import KINDS, RESPONSIBLE
from ..family.rules import Being, Claim, Doubt, why_not_days, why_not_related
from ..models import Person, Professional, Relationship
from ..policies import get_person


def relate(
    *,
    by: Any,
    person: Person,
    other: Person,
    kind: str,
    in_words: str = "",
    responsibility: bool | None = None,
    from_on: date | None = None,
    to_on: date | None = None,
    both_right: bool = False,
    source: str = "",
) -> Relationship:
    """Record how ``person`` stands to ``other`` ("parent": person is other's parent).

    ``in_words`` says what "other" is. ``responsibility``: parental responsibility, None where not
    known. A second mother or father is asked about; ``both_right`` answers that both are right.
    Raises Refused for what cannot be (`why_not_related`).
    """
    check(by, Can.EDIT_PEOPLE)
    _must_know(by, person, other)
    if kind not in KINDS:
        raise Refused("Choose one of the relationships in the list.", field="kind")
    link = Relationship(
        person=person,
        other=other,
        kind=kind,
        in_words=in_words.strip() if kind == Relationship.Kind.OTHER else "",
        responsibility=responsibility if kind in RESPONSIBLE else None,
        from_on=from_on,
        to_on=to_on,
        source=source.strip(),
    )
    with write():
        _refuse(
            why_not_related(
                _claim(link), _standing(link), today=clock.today(), both_right=both_right
            )
        )
        save_record(link, by=by)
        _log(by, "relate", link, {"kind": kind})
    return link


def correct_relationship(
    *,
    by: Any,
    link: Relationship,
    from_on: date | None,
    to_on: date | None,
    responsibility: bool | None = None,
    source: str = "",
    version: int | None = None,
) -> Relationship:
    """Put the days, the source or the parental responsibility right; an end is given this way."""
    check(by, Can.EDIT_PEOPLE)
    _must_know(by, link.person, link.other)
    _refuse_struck(link)
    link.from_on, link.to_on, link.source = from_on, to_on, source.strip()
    link.responsibility = responsibility if link.kind in RESPONSIBLE else None
    with write():
        _refuse(
            why_not_related(_claim(link), _standing(link), today=clock.today(), both_right=True)
        )
        changes = save_record(link, by=by, version=version)
        _log(by, "correct relationship", link, changes)
    return link


def strike_relationship(*, by: Any, link: Relationship, reason: str) -> Relationship:
    """Strike through what was recorded in error. It stays to be read, with the reason."""
    check(by, Can.EDIT_PEOPLE)
    _must_know(by, link.person, link.other)
    _strike(link, reason)
    with write():
        save_record(link, by=by)
        _log(by, "strike relationship", link, {"reason": link.struck_because})
    return link


def add_professional(
    *,
    by: Any,
    person: Person,
    role: str,
    name: str = "",
    agency: str = "",
    phone: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
    source: str = "",
) -> Professional:
    """Note somebody of another service who works with a child, and how to ring them."""
    check(by, Can.EDIT_PEOPLE)
    _must_know(by, person)
    pro = Professional(
        person=person,
        role=role,
        name=name.strip(),
        agency=agency.strip(),
        phone=phone.strip(),
        from_on=from_on,
        to_on=to_on,
        source=source.strip(),
    )
    _refuse_unnamed(pro)
    _refuse(next(why_not_days(from_on, to_on, clock.today()), None))
    with write():
        save_record(pro, by=by)
        record_write(by=by, action="add professional", subject=pro, person=person)
    return pro


def correct_professional(
    *, by: Any, pro: Professional, version: int | None = None, **facts: Any
) -> Professional:
    """Put right who works with a child, or note the day on which it ended."""
    check(by, Can.EDIT_PEOPLE)
    _must_know(by, pro.person)
    _refuse_struck(pro)
    for name, value in facts.items():
        setattr(pro, name, value.strip() if isinstance(value, str) else value)
    _refuse_unnamed(pro)
    _refuse(next(why_not_days(pro.from_on, pro.to_on, clock.today()), None))
    with write():
        changes = save_record(pro, by=by, version=version)
        record_write(
            by=by, action="correct professional", subject=pro, person=pro.person, details=changes
        )
    return pro


def strike_professional(*, by: Any, pro: Professional, reason: str) -> Professional:
    """Strike through a professional recorded in error, with the reason."""
    check(by, Can.EDIT_PEOPLE)
    _must_know(by, pro.person)
    _strike(pro, reason)
    with write():
        save_record(pro, by=by)
        details = {"reason": pro.struck_because}
        record_write(
            by=by, action="strike professional", subject=pro, person=pro.person, details=details
        )
    return pro


def _must_know(by: Any, *people: Person) -> None:
    for person in people:
        if person.restricted:
            get_person(by, person.ref)


def _refuse(doubt: Doubt | None) -> None:
    if doubt is not None:
        raise Refused(doubt.sentence, field=doubt.field)


def _refuse_unnamed(pro: Professional) -> None:
    if not (pro.name or pro.agency):
        raise Refused("Give a name, or the school, surgery or agency.", field="name")


def _refuse_struck(record: Relationship | Professional) -> None:
    if record.struck_because:
        raise Refused("This was struck through as an error. Record the right one anew.")


def _strike(record: Relationship | Professional, reason: str) -> None:
    _refuse_struck(record)
    if not reason.strip():
        raise Refused("Say why this was wrong.", field="reason")
    record.struck_because = reason.strip()[:200]


def _being(person: Person) -> Being:
    return Being(person.ref, person.sex, person.born_on or person.expected_on)


def _claim(link: Relationship) -> Claim:
    one, other = _being(link.person), _being(link.other)
    return Claim(one, other, link.kind, link.from_on, link.to_on, link.in_words)


def _standing(link: Relationship) -> list[Claim]:
    """What stands between these two, and the parents of the child."""
    rows: Iterable[Relationship] = (
        Relationship.objects.filter(struck_because="")
        .filter(
            Q(person=link.person, other=link.other)
            | Q(person=link.other, other=link.person)
            | Q(other=link.other, kind=Relationship.Kind.PARENT)
        )
        .exclude(pk=link.pk)
        .select_related("person", "other")
    )
    return [_claim(row) for row in rows]


def _log(by: Any, action: str, link: Relationship, details: dict[str, Any]) -> None:
    """Log the change in both records: each of the two may ask who wrote it."""
    for person in (link.person, link.other):
        record_write(by=by, action=action, subject=link, person=person, details=details)
