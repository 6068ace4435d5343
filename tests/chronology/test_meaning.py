"""What a worker says of an event stays when the chronology is made again."""

import pytest

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.chronology.actions import say_meaning
from homeward.chronology.models import Event, Meaning
from homeward.chronology.queries import Chosen, event_for, events_of, meanings_of
from homeward.chronology.rules import mark_of, service_of
from homeward.core.errors import NotForYou, Refused, Stale
from homeward.ledger.actions import rebuild
from tests.front_door.making import a_contact, decided

WORKER = Role.FRONT_DOOR_WORKER
WORDS = "The first time somebody asked him. He remembers the officer's name."


@pytest.fixture
def event(borough):
    a_contact(borough)
    return Event.objects.get()


def say(borough, event, **more):
    given = {"by": borough.user(WORKER), "event": event, "significant": True, "meaning": WORDS}
    return say_meaning(**{**given, **more})


def significant(borough, event):
    rows = events_of(
        viewer=borough.user(WORKER), person=event.person, chosen=Chosen(significant=True)
    )
    return event in rows


def test_a_meaning_outlives_the_chronology_it_was_said_of(borough, event):
    say(borough, event)
    Event.objects.all().delete()
    assert sum(found.made for _, found in rebuild()) >= 1
    again = Event.objects.get()
    assert again.pk != event.pk
    assert again.mark == event.mark
    assert meanings_of([again])[again.key].meaning == WORDS
    assert significant(borough, again)


def test_what_a_worker_says_stands_over_what_the_record_suggests(borough, event):
    assert not significant(borough, event)
    decided(borough, event.person.contact_children.get(), "referral")
    decision = Event.objects.get(kind="decision")
    assert significant(borough, decision)
    say(borough, decision, significant=False, meaning="")
    assert not significant(borough, decision)


def test_a_meaning_is_corrected_and_two_who_write_at_once_lose_nothing(borough, event):
    say(borough, event, version=0)
    say(borough, event, meaning="He did not want to go home.", version=1)
    with pytest.raises(Stale):
        say(borough, event, version=1)
    assert Meaning.objects.get().version == 2


def test_a_significant_event_needs_its_meaning(borough, event):
    with pytest.raises(Refused, match="what it meant for the child"):
        say(borough, event, meaning=" ")


def test_nothing_is_said_of_an_event_of_somebody_who_may_not_be_known(borough):
    a_contact(borough, "hidden", by=the_house)
    hidden = Event.objects.get()
    with pytest.raises(NotForYou):
        say(borough, hidden)
    with pytest.raises(NotForYou):
        event_for(viewer=borough.user(WORKER), person=hidden.person, mark=hidden.mark)


def test_an_event_says_its_service_and_who_recorded_it(borough, event):
    decided(borough, event.person.contact_children.get())
    decision = Event.objects.get(kind="decision")
    assert (event.service, event.author) == ("Front door", borough.user(WORKER))
    assert decision.author == borough.user(Role.FRONT_DOOR_MANAGER)


def test_marks_are_short_and_tell_events_apart():
    marks = {mark_of(f"missing.episode:{number}:reported") for number in range(5000)}
    assert len(marks) == 5000
    assert {len(mark) for mark in marks} == {12}
    assert service_of("new_room.thing") == "New room"
