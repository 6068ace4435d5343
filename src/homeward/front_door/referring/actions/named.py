"""Saying who the children are whom a referrer named."""

from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.ledger.actions import enter
from homeward.people.models import Person
from homeward.people.policies import get_person

from ...models import ContactChild, NamedChild
from ...policies import get_contact
from .files import file_if_one_child


def link_named_child(*, by: Any, named: NamedChild, person: Person) -> ContactChild:
    """Say that a named child is this person: the decision is then owed about them.

    Two children named may turn out to be one. Where the referral is about one child only, its
    files go on that child's record. Raises ``Refused`` where somebody said so before.
    """
    check(by, Can.RECORD_CONTACT)
    get_contact(by, named.contact.ref)
    get_person(by, person.ref)
    with write():
        named = _waiting(named)
        child = ContactChild.objects.filter(contact=named.contact, person=person).first()
        if child is None:
            child = ContactChild(contact=named.contact, person=person)
            enter(child, by=by, action="record contact", person=person)
        named.child = child
        enter(named, by=by, action="recognise child", person=person)
        file_if_one_child(by, named.contact)
    return child


def set_aside_named_child(*, by: Any, named: NamedChild, because: str) -> NamedChild:
    """Say why nobody has to be put on record for a child who was named; the duty is excused."""
    check(by, Can.RECORD_CONTACT)
    get_contact(by, named.contact.ref)
    if not because.strip():
        raise Refused("Say why nobody has to be put on record.", field="because")
    with write():
        named = _waiting(named)
        named.set_aside_at, named.set_aside_because = clock.now(), because.strip()
        enter(named, by=by, action="set aside named child")
        file_if_one_child(by, named.contact)
    return named


def _waiting(named: NamedChild) -> NamedChild:
    rows = NamedChild.objects.select_for_update(of=("self",)).select_related("contact")
    stored = rows.get(pk=named.pk)
    if not stored.waits:
        raise Refused("Somebody has said already who this child is. Open the contact again.")
    return stored
