"""The police's system tells of a missing child: kept as sent, once, and never lost."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from benchmarks.notifications.surviving import survive
from homeward.access.actions import give_token, the_house
from homeward.access.roles import Role
from homeward.missing.actions import take_up
from homeward.missing.models import Episode, Notification

from .test_api import UNTIL

MESSAGE = {
    "says": "missing",
    "given_names": "Aaliyah",
    "family_name": "Hussain-Doyle",
    "born_on": "2012-03-09",
    "reported_at": "2026-06-17T08:15:00+01:00",
    "police_ref": "ZZ000123",
    "risk": "medium",
}


@pytest.fixture
def secret(borough):
    return give_token(by=the_house, user=borough.user(Role.PARTNER), name="Police", until=UNTIL)[1]


def post(secret, message=MESSAGE, key="first-message"):
    return Client().post(
        reverse("api:notifications"),
        message if isinstance(message, bytes) else json.dumps(message),
        content_type="application/json",
        headers={"authorization": f"Bearer {secret}", "idempotency-key": key},
    )


def test_word_of_a_missing_child_is_kept_as_sent_and_opens_an_episode(borough, secret):
    answer = post(secret)
    assert answer.status_code == 201, answer.content
    notification, episode = Notification.objects.get(), Episode.objects.get()
    assert notification.body == json.dumps(MESSAGE)
    assert (notification.episode, episode.risk) == (episode, "medium")
    assert answer.json() == {
        "reference": notification.ref,
        "received_at": "2026-06-17T09:30:00Z",
        "taken_up_at": None,
    }


def test_the_same_message_twice_is_one_and_another_under_its_key_is_refused(borough, secret):
    first, second = post(secret), post(secret)
    assert first.json() == second.json()
    assert (Notification.objects.count(), Episode.objects.count()) == (1, 1)
    other = post(secret, {**MESSAGE, "family_name": "Other"})
    assert other.status_code == 409
    assert "under a new reference" in other.json()["problems"][0]["sentence"]


def test_the_sender_reads_when_it_was_taken_up_and_nobody_elses(borough, secret):
    reference = post(secret).json()["reference"]
    take_up(by=borough.user(Role.MISSING_COORDINATOR), episode=Episode.objects.get())
    address = reverse("api:notification", args=[reference])
    mine = Client().get(address, headers={"authorization": f"Bearer {secret}"})
    assert mine.json()["taken_up_at"] == "2026-06-17T09:30:00Z"
    other = give_token(by=the_house, user=borough.user(Role.PARTNER), name="No", until=UNTIL)[1]
    Notification.objects.update(recorded_by=borough.user(Role.DIRECTOR))
    theirs = Client().get(address, headers={"authorization": f"Bearer {other}"})
    assert theirs.status_code == 404


@pytest.mark.parametrize(
    "message",
    [
        b"not json",
        b"[]",
        b"\xff\xfe",
        {**MESSAGE, "says": "gone"},
        {**MESSAGE, "says": None},
        {**MESSAGE, "reported_at": "yesterday"},
        {**MESSAGE, "reported_at": 5},
        {**MESSAGE, "score": 3},
        {**MESSAGE, "given_names": "x" * 121},
    ],
)
def test_what_cannot_be_right_is_refused_in_sentences_and_kept_nowhere(borough, secret, message):
    answer = post(secret, message)
    assert answer.status_code == 422, answer.content
    assert answer.json()["problems"][0]["sentence"].endswith(".")
    assert not Notification.objects.exists()


def test_nobody_without_a_token_tells_anything(borough):
    assert post("no-such-token").status_code == 401


def test_an_accepted_message_survives_a_process_killed_before_it_is_matched(tmp_path):
    """A server of its own is killed with no warning between keeping and matching."""
    found = survive(tmp_path, messages=2)
    assert found == {"kept": 2, "before": 0, "matched": 2, "episodes": 1}
