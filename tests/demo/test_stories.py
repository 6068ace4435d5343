"""Ten stories stand in every borough: each is found by what happened in it."""

from datetime import timedelta

import pytest

from homeward.core import clock
from homeward.demo.stories import STORIES
from homeward.front_door.models import ContactChild
from homeward.homes.codes import CRISIS
from homeward.homes.models import Stay
from homeward.leaving_care.models import LeavingCareCase
from homeward.ledger.models import Duty
from homeward.missing.codes import InterviewState
from homeward.missing.models import Episode
from homeward.people.models import Person, Relationship

pytestmark = [pytest.mark.usefixtures("demonstration"), pytest.mark.django_db]


def the(family: str) -> Person:
    """The only person of a family name."""
    return Person.objects.get(family_name=family)


def test_there_are_ten():
    assert len(STORIES) == 10


def test_the_girl_whose_fourth_contact_looked_like_a_request_for_information():
    contacts = list(
        ContactChild.objects.filter(person=the("Oakenshaw")).order_by("contact__received_at")
    )
    assert len(contacts) == 4
    first, last = contacts[0].contact.received_at, contacts[3].contact.received_at
    assert last - first < timedelta(weeks=6)
    assert contacts[3].decision == "advice"
    assert "known to anybody" in contacts[3].contact.told
    assert not contacts[3].history_considered


def test_the_boy_whose_notifications_waited():
    owed = Duty.objects.filter(person=the("Thistlewood"), state="open", due_at__lt=clock.now())
    assert owed.count() == 3
    routes = ContactChild.objects.filter(person=the("Thistlewood")).values_list(
        "contact__route", flat=True
    )
    assert set(routes) == {"domestic_abuse"}


def test_the_baby_whose_half_brother_is_in_care_under_another_name():
    boy = the("Birtles-Quirke")
    assert boy.periods_of_care.get().ended_on is None
    baby = Person.objects.get(family_name="Hallowbrook", given_names="Posy")
    ties = Relationship.objects.filter(person=boy) | Relationship.objects.filter(other=boy)
    assert not ties.exists(), "nobody has linked them"
    assert Relationship.objects.filter(other=baby, kind="parent").count() == 1


def test_the_twins_and_the_contact_on_the_wrong_one():
    twins = Person.objects.filter(family_name="Ferncastle")
    assert len({twin.born_on for twin in twins}) == 1
    concern = ContactChild.objects.get(person__in=twins)
    assert concern.person.given_names == "Eva"
    assert "Ava came in" in concern.contact.told


def test_the_boy_entered_twice():
    boy, second = the("Yorath-Malik"), the("Yorath")
    assert boy.born_on.day == second.born_on.month
    assert boy.born_on.month == second.born_on.day
    assert boy.contact_children.count() == second.contact_children.count() == 1


def test_the_boy_found_at_his_cousins_flat_three_times():
    episodes = Episode.objects.filter(person=the("Ravenscroft"))
    assert episodes.filter(found_where__contains="cousin's flat").count() == 3
    assert episodes.filter(returned_at__isnull=True).count() == 1
    owed = episodes.get(interview__state=InterviewState.OWED)
    assert clock.now() - owed.returned_at > timedelta(hours=72)


def test_the_girl_who_declined_until_somebody_she_knew_asked():
    episodes = Episode.objects.filter(person=the("Kestrel-Lunt")).order_by("reported_at")
    states = [episode.interview.state for episode in episodes]
    assert states == [InterviewState.DECLINED] * 5 + [InterviewState.HELD]
    assert "green boat" in episodes[5].interview.during


def test_the_young_woman_whose_plan_nobody_owned():
    case = LeavingCareCase.objects.get(person=the("Pryce-Lanyon"))
    assert case.adviser is None
    last = case.reviews.order_by("-reviewed_on")[0].reviewed_on
    assert clock.today() - last > timedelta(days=420)
    assert Duty.objects.filter(
        person=case.person, kind="pathway_review", state="open", due_at__lt=clock.now()
    ).exists()


def test_the_young_man_who_went_quiet():
    case = LeavingCareCase.objects.get(person=the("Quillfeather"))
    latest = list(case.contacts.order_by("-on")[:7])
    assert {contact.kind for contact in latest} == {"attempt"}
    assert not Stay.objects.filter(person=case.person, ended_on__isnull=True).exists()


def test_three_bad_beds():
    stays = Stay.objects.filter(person=the("Silverdale-Tate")).order_by("started_on")
    kinds = [stay.kind for stay in stays]
    assert kinds == ["D", "V", "S", "W"]
    assert all(kind in CRISIS for kind in kinds[1:])
    assert stays[3].ended_on is None
