"""Word that reaches us: kept as it came, matched where it is certain, never twice, never lost."""

import json
from datetime import timedelta
from typing import Any

import pytest

from homeward.access.actions import the_house
from homeward.access.models import User
from homeward.access.roles import Role
from homeward.core import clock
from homeward.core.errors import NotForYou, Refused
from homeward.ledger.models import Duty
from homeward.missing.actions import (
    accept_notification,
    match_by_hand,
    match_notification,
    match_waiting,
    notify,
    set_notification_aside,
    take_up,
)
from homeward.missing.models import Episode, Notification
from homeward.missing.notices import NotRead, read_body
from tests.missing.conftest import at
from tests.story import NOW, Borough


@pytest.fixture
def partner(borough: Borough) -> User:
    return borough.user(Role.PARTNER)


AALIYAH = {
    "says": "missing",
    "given_names": "Aaliyah",
    "family_name": "Hussain-Doyle",
    "born_on": "2012-03-09",
    "reported_at": "2026-06-17T08:15:00+01:00",
    "reported_by": "Oak House",
    "police_ref": "ZZ000123",
}


def accept(by: User, key: str = "one", **said: Any) -> Notification:
    return accept_notification(by=by, channel="api", key=key, body=json.dumps({**AALIYAH, **said}))


def taken(by: User, key: str = "one", **said: Any) -> Notification:
    return match_notification(by=the_house, notification=accept(by, key, **said))


def test_what_arrives_is_kept_unchanged_before_anything_is_made_of_it(partner: User) -> None:
    notification = accept(partner)
    assert json.loads(notification.body) == AALIYAH
    assert notification.waits
    assert not Episode.objects.exists()
    owed = Duty.objects.get(kind="notification_matched")
    assert (owed.state, owed.due_at) == ("open", NOW + timedelta(hours=24))


def test_a_name_with_its_birthday_finds_the_child_and_opens_an_episode(
    partner: User, borough: Borough
) -> None:
    notification = taken(partner)
    episode = Episode.objects.get()
    assert (notification.episode, notification.person) == (episode, borough.people["aaliyah"])
    assert (episode.police_ref, episode.reported_at) == ("ZZ000123", at(17, 7, 15))
    assert notification.matched_how == "By name and date of birth."
    assert Duty.objects.get(kind="notification_matched").state == "met"


def test_the_same_word_twice_is_one_row_and_changes_nothing(partner: User) -> None:
    first = taken(partner)
    again = taken(partner)
    assert (again.pk, Notification.objects.count(), Episode.objects.count()) == (first.pk, 1, 1)


def test_other_words_under_the_same_reference_are_refused(partner: User) -> None:
    accept(partner)
    with pytest.raises(Refused, match="Another message stands under this reference"):
        accept(partner, given_names="Tomasz")


def test_a_second_word_joins_the_episode_that_is_open(partner: User) -> None:
    taken(partner, police_ref="")
    second = taken(partner, "two", risk="high")
    assert Episode.objects.count() == 1
    assert (second.episode.police_ref, second.episode.risk) == ("ZZ000123", "high")
    assert second.episode.grade == "High"


def test_a_return_told_by_the_police_ends_the_episode(partner: User) -> None:
    taken(partner)
    back = taken(partner, "two", says="back", returned_at="2026-06-17T10:00:00+01:00")
    assert back.episode.returned_at == at(17, 9)
    assert Duty.objects.get(kind="interview_held").state == "open"


def test_an_episode_told_only_when_it_is_over_is_an_episode(partner: User) -> None:
    """A night out that the police closed before they told us counts like any other."""
    taken(partner, says="back", returned_at="2026-06-17T10:00:00+01:00")
    assert Episode.objects.get().returned_at == at(17, 9)


def test_an_episode_that_we_hold_is_not_made_again_when_the_police_tell_it_late(
    partner: User, back: Episode
) -> None:
    late = taken(
        partner,
        police_ref="ZZ9",
        reported_at="2026-06-16T20:40:00+01:00",
        says="back",
        returned_at="2026-06-17T05:10:00+01:00",
    )
    assert (late.episode, Episode.objects.count()) == (back, 1)
    back.refresh_from_db()
    assert back.returned_at == at(17, 4)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"given_names": "Nobody", "family_name": "Atall"}, "Nobody here matches"),
        ({"born_on": ""}, "no name with a date of birth"),
        ({"given_names": "Kofi", "family_name": "Asare-Brandt", "born_on": "2007-06-17"},
         "where missing children are recorded"),
    ],
)  # fmt: skip
def test_what_is_not_certain_waits_for_a_person_and_says_why(
    partner: User, said: dict[str, str], why: str
) -> None:
    notification = taken(partner, police_ref="", **said)
    assert notification.waits
    assert why in notification.held_because
    assert not Episode.objects.exists()


def test_a_person_says_which_child_is_meant(
    partner: User, coordinator: User, borough: Borough
) -> None:
    notification = taken(partner, given_names="Ally", family_name="", born_on="")
    match_by_hand(by=coordinator, notification=notification, person=borough.people["aaliyah"])
    assert notification.episode.person == borough.people["aaliyah"]
    with pytest.raises(Refused, match="dealt with this notification already"):
        set_notification_aside(by=coordinator, notification=notification, reason="twice")


def test_a_notification_of_nobody_here_is_set_aside_with_a_reason(
    partner: User, coordinator: User
) -> None:
    notification = taken(partner, given_names="Nobody", family_name="Atall")
    with pytest.raises(Refused, match="Say why nothing comes of it"):
        set_notification_aside(by=coordinator, notification=notification, reason=" ")
    set_notification_aside(by=coordinator, notification=notification, reason="Lives elsewhere")
    owed = Duty.objects.get(kind="notification_matched")
    assert (owed.state, owed.excused_because) == ("excused", "Lives elsewhere")


def test_a_refused_match_leaves_no_half_of_it(
    partner: User, coordinator: User, borough: Borough
) -> None:
    notification = taken(partner, given_names="Somebody", reported_at="2026-06-20T08:00:00+01:00")
    with pytest.raises(Refused, match="has not come yet"):
        match_by_hand(by=coordinator, notification=notification, person=borough.people["tom"])
    notification.refresh_from_db()
    assert notification.waits
    assert not Episode.objects.exists()


def test_what_waited_is_matched_once_the_child_is_on_file(partner: User) -> None:
    from datetime import date

    from homeward.people.actions import add_person

    taken(partner, given_names="Bronwen", family_name="Pallister", born_on="2011-02-03")
    waiting = Notification.objects.filter(matched_at__isnull=True)
    assert match_waiting(by=the_house, notifications=waiting) == 0
    add_person(
        by=the_house,
        given_names="Bronwen",
        family_name="Pallister",
        born_on=date(2011, 2, 3),
        sex="F",
    )
    assert match_waiting(by=the_house, notifications=waiting) == 1


def test_an_episode_told_from_outside_is_to_be_taken_up_within_the_hour(
    partner: User, coordinator: User, borough: Borough
) -> None:
    episode = taken(partner).episode
    owed = Duty.objects.get(kind="episode_acknowledged")
    assert (owed.state, owed.due_at) == ("open", NOW + timedelta(hours=1))
    with clock.stand_still(NOW + timedelta(minutes=20)):
        take_up(by=coordinator, episode=episode)
    owed.refresh_from_db()
    assert (owed.state, owed.on_time) == ("met", True)
    assert episode.worker == borough.workers[Role.MISSING_COORDINATOR]
    with pytest.raises(Refused, match="taken up already"):
        take_up(by=coordinator, episode=episode)


def test_a_partner_tells_by_a_page_and_learns_nothing_of_the_record(partner: User) -> None:
    notification = notify(by=partner, key="abc", says="away", given_names="Aaliyah",
                          family_name="Hussain-Doyle", reported_at=at(17, 8))  # fmt: skip
    assert notification.waits
    with pytest.raises((NotForYou, Refused)):
        match_by_hand(by=partner, notification=notification, person=None)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("not json", "not JSON"),
        ("[]", "names no parts"),
        ('{"says": "gone"}', "whether the child is missing"),
        ('{"says": "missing", "reported_at": "yesterday"}', "reported_at is not a real day"),
        ('{"Misper ref": "1", "Reported": "2026-06-17"}', "Reported is not a day and a time"),
        ('{"Misper ref": "1", "DOB": "31/02/2012"}', "DOB is not a day"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_is_wrong(body: str, sentence: str) -> None:
    with pytest.raises(NotRead, match=sentence):
        read_body(body)
