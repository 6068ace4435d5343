"""Taking a batch back: exactly, and never what somebody has built on."""

from datetime import date

import pytest

from homeward.access.actions import the_house
from homeward.audit.models import Entry
from homeward.care.models import PeriodOfCare
from homeward.core.errors import Refused
from homeward.exchange.actions import undo_batch
from homeward.exchange.models import Batch, BatchWrite
from homeward.front_door.models import Contact, Referral
from homeward.leaving_care.models import LeavingCareCase, PathwayPlan
from homeward.people.actions import add_identifier, add_person, correct_person, relate
from homeward.people.models import Identifier, Person
from homeward.web.checking import check_all

from . import made

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def file(tmp_path):
    return made.everything(tmp_path / "annex-a.xlsx")


def undo(ref: str):
    return undo_batch(by=the_house, batch=Batch.objects.get(ref=ref))


def in_order() -> bool:
    return all(finding.ok for finding in check_all())


def without_keys(tables):
    """Row numbers of projected rows are made anew; their keys and facts are not."""
    return {
        label: [{k: v for k, v in row.items() if k != "id"} for row in rows]
        for label, rows in tables.items()
    }


def test_undo_of_a_first_import_leaves_no_trace_but_its_report(file):
    before = made.tables(*made.BOOKS)
    done = undo(made.take_in(file).batch_ref)
    assert made.tables(*made.BOOKS) == before
    assert done.removed == 23
    assert done.stays == []
    batch = Batch.objects.get()
    assert batch.state == Batch.State.UNDONE
    assert batch.rows.count() == 6
    assert not BatchWrite.objects.exists()
    assert in_order()


def test_undo_restores_what_a_file_changed(file, tmp_path, borough):
    person = add_person(by=the_house, given_names="Typed")
    add_identifier(by=the_house, person=person, scheme="la_child_id", value="9001")
    made.take_in(file)
    before = made.tables(*made.BOOKS)
    changed = made.a_file(
        tmp_path / "2.xlsx",
        {
            3: [made.referral(nfa="yes", worker="Bo Other")],
            8: [made.in_care(missing_episodes=9, placement_started_on=date(2026, 4, 1))],
            9: [made.leaver(accommodation="W", adviser="Sam New", activity="G5")],
        },
    )
    report = made.take_in(changed, made.LATER)
    assert {row.outcome for row in report.rows} == {"changed"}
    done = undo(report.batch_ref)
    assert done.stays == []
    assert without_keys(made.tables(*made.BOOKS)) == without_keys(before)
    assert in_order()


def test_undo_is_logged(file):
    report = made.take_in(file)
    undo(report.batch_ref)
    actions = list(Entry.objects.order_by("-pk").values_list("action", "subject")[:1])
    assert actions == [("undo import", f"exchange.batch {report.batch_ref}")]


def test_a_batch_is_taken_back_once(file):
    report = made.take_in(file)
    undo(report.batch_ref)
    with pytest.raises(Refused, match="already taken back"):
        undo(report.batch_ref)


def test_a_person_named_since_stays_and_the_rest_goes(file):
    report = made.take_in(file)
    person = Person.objects.get(identifiers__value="9001")
    correct_person(by=the_house, person=person, given_names="Named")
    done = undo(report.batch_ref)
    assert Person.objects.get() == person
    assert Identifier.objects.get().value == "9001"
    assert not Contact.objects.exists()
    assert done.stays == [
        ("List 1, sheet List 1, row 2", "person: changed since"),
        ("List 1, sheet List 1, row 2", "identifier: its person stays"),
    ]
    assert in_order()


def test_what_somebody_hung_on_a_person_keeps_the_person(file):
    report = made.take_in(file)
    person = Person.objects.get(identifiers__value="9002")
    mother = add_person(by=the_house, given_names="Mother")
    relate(by=the_house, person=mother, other=person, kind="parent")
    done = undo(report.batch_ref)
    assert person in Person.objects.all()
    assert any("relationship recorded since" in why for _, why in done.stays)
    assert in_order()


def test_a_case_with_a_plan_added_by_hand_stays_whole(file, borough):
    report = made.take_in(file)
    case = LeavingCareCase.objects.get()
    from homeward.ledger.actions import enter

    mine = PathwayPlan(case=case, agreed_on=date(2026, 5, 1))
    enter(mine, by=the_house, action="test", person=case.person)
    undo(report.batch_ref)
    assert LeavingCareCase.objects.get() == case
    assert PathwayPlan.objects.count() == 2
    assert not PeriodOfCare.objects.exists()
    assert in_order()


def test_what_a_later_file_hung_on_a_person_keeps_the_person(file, tmp_path):
    first = made.take_in(file)
    later = made.a_file(tmp_path / "2.xlsx", {3: [made.referral("9002")]})
    second = made.take_in(later, made.LATER)
    undo(first.batch_ref)
    assert Referral.objects.get().person.identifiers.get().value == "9002"
    assert in_order()
    undo(second.batch_ref)
    assert not Referral.objects.exists()


def test_files_taken_back_in_the_other_order_leave_nothing(file, tmp_path):
    before = made.tables(*made.BOOKS)
    first = made.take_in(file)
    second = made.take_in(made.everything(tmp_path / "b.xlsx"), made.LATER)
    undo(second.batch_ref)
    undo(first.batch_ref)
    assert made.tables(*made.BOOKS) == before
