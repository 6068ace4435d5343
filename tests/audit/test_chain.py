"""The audit log: whole, in order, and telling when a row was changed by hand."""

import pytest
from django.db import connection

from homeward.access.roles import Role
from homeward.audit.actions import record_access, record_read
from homeward.audit.models import Entry, Head
from homeward.audit.queries import faults, looks_at

pytestmark = pytest.mark.usefixtures("borough")


def by_hand(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_a_log_that_nobody_touched_has_no_faults():
    assert Entry.objects.count() > 20
    assert list(faults()) == []


def test_a_row_changed_by_hand_is_found():
    victim = Entry.objects.order_by("id")[5]
    by_hand("UPDATE audit_entry SET actor = %s WHERE id = %s", "somebody else", victim.pk)
    assert list(faults()) == [
        f"Audit entry {victim.pk} ({victim.action}): it was changed after it was written."
    ]


def test_a_row_removed_by_hand_is_found():
    victim = Entry.objects.order_by("id")[5]
    by_hand("DELETE FROM audit_entry WHERE id = %s", victim.pk)
    found = list(faults())
    assert (
        f"Audit entry {victim.pk + 1}: an entry before it was removed, added or changed." in found
    )


def test_a_tail_cut_off_is_found():
    last = Entry.objects.order_by("-id").first()
    count = Entry.objects.count()
    by_hand("DELETE FROM audit_entry WHERE id = %s", last.pk)
    assert list(faults()) == [
        f"The audit log should end with entry number {count}; it has {count - 1} entries."
    ]


def test_a_chain_made_anew_from_a_changed_row_is_found_by_its_end():
    by_hand("UPDATE audit_head SET seal = %s", "f" * 64)
    assert len(list(faults())) == 1


def test_a_look_at_a_person_names_who_and_which_page(borough):
    person, user = borough.people["tom"], borough.user(Role.AUDITOR)
    record_read(by=user, page="people:person", person=person)
    look = looks_at(person)[0]
    assert (look.actor, look.kind, look.action) == ("auditor", "read", "people:person")


def test_no_entry_holds_a_persons_name(borough):
    record_access(by=borough.user(Role.ADVISER), action="signed in")
    names = {person.family_name for person in borough.people.values()}
    for entry in Entry.objects.all():
        assert not any(name in f"{entry.subject} {entry.action} {entry.actor}" for name in names)


def test_the_head_counts_the_entries():
    assert Head.objects.get().count == Entry.objects.count()
