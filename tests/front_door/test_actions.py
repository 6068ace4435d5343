"""Recording and allocating contacts: what is written, and what is refused."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.audit.queries import faults
from homeward.chronology.models import Event
from homeward.core.errors import NotForYou, Stale
from homeward.front_door import actions
from homeward.front_door.codes import Decision
from homeward.front_door.models import Contact
from homeward.ledger.actions import rebuild
from homeward.ledger.models import Duty
from homeward.workforce.actions import leave
from homeward.workforce.models import Team

from .making import a_contact, child_of, decided, sentence

MANAGER = Role.FRONT_DOOR_MANAGER
WORKER = Role.FRONT_DOOR_WORKER


def test_a_contact_about_two_children_owes_two_decisions_and_tells_both_timelines(borough):
    contact = a_contact(borough, "tom", "sian")
    duties = Duty.objects.filter(root_label="front_door.contact", root_id=contact.pk)
    assert {duty.person_id for duty in duties} == {
        borough.people["tom"].pk,
        borough.people["sian"].pk,
    }
    assert all(duty.state == "open" and duty.team == contact.team for duty in duties)
    assert Event.objects.filter(kind="contact").count() == 2


def test_the_same_child_twice_is_one_child(borough):
    assert a_contact(borough, "tom", "tom").children.count() == 1


def test_every_write_is_logged_with_who_and_about_whom(borough):
    contact = a_contact(borough)
    decided(borough, child_of(contact), Decision.REFERRAL)
    tom = borough.people["tom"].ref
    written = Entry.objects.filter(subject__startswith="front_door.").order_by("id")
    assert [(entry.action, entry.actor, entry.person_ref) for entry in written] == [
        ("record contact", WORKER, ""),
        ("record contact", WORKER, tom),
        ("consider history", WORKER, tom),
        ("propose decision", WORKER, tom),
        ("proposal agreed", MANAGER, tom),
        ("decide contact", MANAGER, tom),
        ("make referral", MANAGER, tom),
    ]
    assert list(faults()) == []


def test_a_contact_is_refused_without_child_words_or_in_the_future(borough):
    assert "Search for the child first" in sentence(a_contact, borough=borough, children=[])
    assert "in the words" in sentence(a_contact, borough=borough, told=" ")
    assert "in the future" in sentence(a_contact, borough=borough, hours_ago=-1)
    assert Contact.objects.count() == 0


def test_a_contact_is_refused_with_codes_that_do_not_exist(borough):
    assert "who made the contact" in sentence(a_contact, borough=borough, source_code="99")
    assert "how the contact arrived" in sentence(a_contact, borough=borough, route="pigeon")


def test_a_contact_is_refused_where_there_is_no_team_to_answer_for_it(borough, monkeypatch):
    monkeypatch.setattr(actions.contacts, "team_for", lambda service: None)
    assert "Ask an administrator to set the team up" in sentence(a_contact, borough=borough)


@pytest.mark.parametrize(
    "role", [Role.ADVISER, Role.AUDITOR, Role.INSPECTOR, Role.PARTNER, Role.BOARD_MEMBER]
)
def test_those_whose_work_it_is_not_are_refused(borough, role):
    words = sentence(a_contact, borough=borough, by=borough.user(role))
    assert words.startswith("Your role does not let you record a contact")


def test_nobody_records_or_decides_about_a_child_they_may_not_know(borough):
    with pytest.raises(NotForYou):
        a_contact(borough, "hidden")
    contact = a_contact(borough, "hidden", by=the_house)
    with pytest.raises(NotForYou):
        decided(borough, child_of(contact))
    with pytest.raises(NotForYou):
        actions.allocate_contact(by=borough.user(WORKER), contact=contact, worker=None)


def test_the_worker_given_a_contact_owes_its_decisions(borough):
    contact = a_contact(borough, "tom", "sian")
    worker = borough.workers[WORKER]
    actions.allocate_contact(by=borough.user(MANAGER), contact=contact, worker=worker)
    assert set(Duty.objects.values_list("owner", flat=True)) == {worker.pk}
    actions.allocate_contact(by=borough.user(MANAGER), contact=contact, worker=None)
    assert set(Duty.objects.values_list("owner", flat=True)) == {None}
    assert Entry.objects.filter(action="allocate contact").count() == 2


def test_nobody_who_has_left_is_given_a_contact(borough):
    worker = leave(by=the_house, worker=borough.workers[WORKER], on=date(2026, 6, 12))
    words = sentence(
        actions.allocate_contact,
        by=borough.user(MANAGER),
        contact=a_contact(borough),
        worker=worker,
    )
    assert "has left. Choose somebody in post" in words


def test_two_people_who_give_a_contact_away_at_once_are_told(borough):
    contact = a_contact(borough)
    give = {"by": borough.user(MANAGER), "contact": contact, "version": 1}
    actions.allocate_contact(worker=borough.workers[WORKER], **give)
    with pytest.raises(Stale):
        actions.allocate_contact(worker=borough.workers[MANAGER], **give)


def test_rebuilding_the_books_changes_nothing(borough):
    first = a_contact(borough, "tom", "sian")
    child = decided(borough, first.children.first(), Decision.REFERRAL)
    actions.change_decision(
        by=borough.user(MANAGER), child=child, decision=Decision.ADVICE, rationale="New facts."
    )
    a_contact(borough, "leah", worker=borough.workers[WORKER])
    assert not any(difference for _, difference in rebuild(rehearse=True))


def test_projecting_many_contacts_asks_the_database_once_for_their_children(
    borough,
):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert not any(difference for _, difference in rebuild(rehearse=True))
        return len(queries)

    a_contact(borough, "tom", "sian", hours_ago=1)
    once = asked()
    for hours in range(2, 8):
        a_contact(borough, "tom", "sian", hours_ago=hours)
    assert asked() == once


def test_the_front_door_of_the_story_is_the_hub(borough):
    assert a_contact(borough).team == borough.teams[Team.Service.FRONT_DOOR]
