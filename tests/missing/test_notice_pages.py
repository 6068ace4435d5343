"""The pages of notifications and of what is done: as a coordinator, a carer, and the police."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.missing.actions import match_notification, report_missing
from homeward.missing.models import Enquiry, Episode, MeetingQuestion, Notification, Told
from tests.missing.test_notices import accept
from tests.story import NOW, Borough

SignIn = Callable[..., Client]


@pytest.fixture
def coordinating(client_as: SignIn) -> Client:
    return client_as(Role.MISSING_COORDINATOR)


def moment(name: str, day: str, time: str) -> dict[str, str]:
    day_of = {f"{name}_day": day, f"{name}_month": "6", f"{name}_year": "2026"}
    return {**day_of, f"{name}_time": time}


TOLD = {
    "says": "missing",
    "given_names": "Aaliyah",
    "family_name": "Hussain-Doyle",
    "born_on_day": "9",
    "born_on_month": "3",
    "born_on_year": "2012",
    **moment("reported_at", "17", "09:40"),
    "reported_by": "Rhian, Oak House",
    "key": "0A1B2C3D4E5F",
}


def test_a_carer_tells_us_by_a_page_and_learns_only_that_we_have_it(
    borough: Borough, client_as: SignIn
) -> None:
    carer = client_as(Role.PARTNER)
    got: Any = carer.post(reverse("missing:notify"), TOLD, follow=True)
    page, notification = got.content.decode(), Notification.objects.get()
    assert "We have it" in page
    assert notification.ref in page
    assert "Aaliyah" not in page
    assert notification.episode.person == borough.people["aaliyah"]


def test_a_form_sent_twice_is_one_notification(borough: Borough, client_as: SignIn) -> None:
    carer = client_as(Role.PARTNER)
    for _ in range(2):
        carer.post(reverse("missing:notify"), TOLD)
    assert (Notification.objects.count(), Episode.objects.count()) == (1, 1)


def test_a_carer_does_not_open_what_another_sent_nor_our_lists(
    borough: Borough, client_as: SignIn
) -> None:
    notification = accept(borough.user(Role.DIRECTOR))
    carer = client_as(Role.PARTNER)
    for name, args in (
        ("notified", [notification.ref]),
        ("notification", [notification.ref]),
        ("notifications", []),
        ("police-file", []),
        ("live", []),
    ):
        assert carer.get(reverse(f"missing:{name}", args=args)).status_code == 404


def test_what_waits_is_listed_with_why_and_matched_by_a_person(
    borough: Borough, coordinating: Client
) -> None:
    notification = accept(borough.user(Role.PARTNER), given_names="Aliya", born_on="")
    notification = match_notification(by=the_house, notification=notification)
    listed = coordinating.get(reverse("missing:notifications")).content.decode()
    assert "No episode stands under its police reference" in listed
    page = coordinating.post(
        reverse("missing:notification", args=[notification.ref]), {"words": "Aaliyah 9/3/2012"}
    ).content.decode()
    child = borough.people["aaliyah"]
    assert reverse("missing:match", args=[notification.ref, child.ref]) in page
    coordinating.post(reverse("missing:match", args=[notification.ref, child.ref]))
    assert Episode.objects.get().person == child


def test_a_match_that_is_refused_says_why(borough: Borough, coordinating: Client) -> None:
    notification = accept(borough.user(Role.PARTNER), given_names="Kofi", born_on="")
    kofi = borough.people["kofi"]
    got: Any = coordinating.post(
        reverse("missing:match", args=[notification.ref, kofi.ref]), follow=True
    )
    assert "this is where missing children are recorded" in got.content.decode()


def test_a_notification_of_a_restricted_child_is_on_no_page(
    borough: Borough, coordinating: Client
) -> None:
    notification = accept(
        borough.user(Role.PARTNER), given_names="Robin", family_name="Sealand", born_on="2011-08-01"
    )
    match_notification(by=the_house, notification=notification)
    assert Episode.objects.get().person == borough.people["hidden"]
    address = reverse("missing:notification", args=[notification.ref])
    assert coordinating.get(address).status_code == 404
    assert "Sealand" not in coordinating.get(reverse("missing:notifications")).content.decode()


COLUMNS = (
    "Misper ref", "Incident log", "Surname", "Forename(s)", "DOB", "Missing from", "Category",
    "Risk", "Last seen", "Reported", "Found", "Found at", "Status",
)  # fmt: skip
ROW = ("MPR/26/1", "", "HUSSAIN-DOYLE", "Aaliyah", "09/03/2012", "Oak House", "MISSING", "MEDIUM",
       "16/06/2026 19:00", "16/06/2026 20:10", "", "", "OPEN")  # fmt: skip
BACK = (*ROW[:10], "17/06/2026 04:05", "The park", "CLOSED")
STRANGER = ("MPR/26/2", "", "ATALL", "Nobody", *ROW[4:])
WRONG = ("MPR/26/3", "", "WIECZOREK", "Tomasz", "30/11/2010", *ROW[5:9], "06/17/2026 20:10", "",
         "", "OPEN")  # fmt: skip


def send(client: Client, *rows: tuple[str, ...], head: tuple[str, ...] = COLUMNS) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([head, *rows])
    file = SimpleUploadedFile("log.csv", out.getvalue().encode("cp1252"))
    return client.post(reverse("missing:police-file"), {"file": file}).content.decode()


def test_the_polices_log_is_answered_row_by_row(borough: Borough, coordinating: Client) -> None:
    page = send(coordinating, ROW, STRANGER, WRONG)
    for words in ("Matched: 1", "Waits for a person: 1", "Refused: 1", "a day is written before"):
        assert words in page
    episode = Episode.objects.get()
    assert (episode.risk, episode.police_ref, episode.went_from) == (
        "medium",
        "MPR/26/1",
        "Oak House",
    )


def test_the_same_log_again_changes_nothing_and_a_later_one_brings_the_return(
    borough: Borough, coordinating: Client
) -> None:
    send(coordinating, ROW)
    assert "Already here: 1" in send(coordinating, ROW)
    assert Notification.objects.count() == 1
    send(coordinating, BACK)
    episode = Episode.objects.get()
    assert (episode.returned_at is not None, episode.found_where) == (True, "The park")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"a,b\n1,2\n", "has no column Misper ref"), (b"\x81\x8d\n", "not text")],
)
def test_a_file_that_is_no_log_is_refused_in_a_sentence(
    content: bytes, sentence: str, borough: Borough, coordinating: Client
) -> None:
    file = SimpleUploadedFile("log.csv", content)
    page = coordinating.post(reverse("missing:police-file"), {"file": file}).content.decode()
    assert sentence in page


def test_the_board_reads_itself_again_and_says_what_nobody_has_taken_up(
    borough: Borough, coordinating: Client
) -> None:
    by = borough.user(Role.FRONT_DOOR_WORKER)
    report_missing(by=by, person=borough.people["tom"], reported_at=NOW)
    part = coordinating.get(reverse("missing:live"), headers={"hx-request": "true"})
    page = part.content.decode()
    assert "Not taken up" in page
    assert "Now with Missing coordinator Example" in page
    assert "<html" not in page
    assert coordinating.get(reverse("missing:live")).status_code == 302
    board = coordinating.get(reverse("missing:board")).content.decode()
    assert f'hx-get="{reverse("missing:live")}"' in board
    assert "Read it again now" in board


def test_it_is_taken_up_told_and_looked_for_by_its_pages(
    borough: Borough, coordinating: Client
) -> None:
    by = borough.user(Role.FRONT_DOOR_WORKER)
    episode = report_missing(by=by, person=borough.people["tom"], reported_at=NOW)

    def step(which: str, **boxes: str) -> None:
        got = coordinating.post(reverse("missing:step", args=[episode.ref, which]), boxes)
        assert got.status_code == 302, got.content.decode()

    step("take-up", version="1")
    step("told", whom="parents", name="Ewa", **moment("told_at", "17", "10:30"))
    step(
        "enquiry", what="The park", made_by="Sgt Hall", mode="search", result="not_there",
        **moment("made_at", "17", "10:30"),
    )  # fmt: skip
    step("police", risk="high", version="2")
    question = MeetingQuestion.objects.get()
    step("meeting", question=question.ref, answer="not_needed", because="Back at noon")
    step("return", version="3", **moment("returned_at", "17", "10:30"))
    step("prevention", **moment("held_at", "17", "10:30"))
    step(
        "times", reason="The log", version="4", **moment("left_at", "17", "10:00"),
        **moment("reported_at", "17", "10:30"), **moment("returned_at", "17", "10:30"),
    )  # fmt: skip
    assert (Told.objects.get().name, Enquiry.objects.get().what) == ("Ewa", "The park")
    page = coordinating.get(reverse("missing:episode", args=[episode.ref])).content.decode()
    for words in ("Ewa", "The park", "Not there", "Still to be told", "Back at noon", "The log"):
        assert words in page


def test_the_pages_stay_within_their_questions(
    borough: Borough, coordinating: Client, django_assert_max_num_queries: Any
) -> None:
    partner = borough.user(Role.PARTNER)
    for number in range(6):
        accept(partner, f"key-{number}", last_seen=str(number))
    match_notification(by=the_house, notification=Notification.objects.first())
    coordinating.get(reverse("missing:notifications"))
    with django_assert_max_num_queries(12):
        coordinating.get(reverse("missing:notifications"))
