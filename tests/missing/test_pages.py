"""The pages: who opens them, what they show, what can be done in them without a script."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from homeward.access.actions import the_house
from homeward.access.models import User
from homeward.access.policies import allowed
from homeward.access.roles import Can, Role
from homeward.audit.models import Entry
from homeward.missing.actions import hold_interview, record_return, report_missing
from homeward.missing.models import Episode, Interview
from tests.missing.conftest import at
from tests.story import Borough

SignIn = Callable[[Role], Client]
BOARD, SUM, REPORT = "missing:board", "missing:reconciliation", "missing:report"


@pytest.fixture
def client(client_as: SignIn) -> Client:
    return client_as(Role.MISSING_COORDINATOR)


def shown(response: Any) -> str:
    """The page's text in one line; there is exactly one first heading."""
    assert response.status_code == 200
    page = response.content.decode()
    assert page.count("<h1") == 1
    return " ".join(page.split())


def boxes(name: str, day: int, time: str) -> dict[str, str]:
    return {
        f"{name}_day": str(day),
        f"{name}_month": "6",
        f"{name}_year": "2026",
        f"{name}_time": time,
    }


def step(episode: Episode, name: str) -> str:
    return reverse("missing:step", args=[episode.ref, name])


@pytest.mark.parametrize("role", list(Role))
def test_each_page_is_opened_by_its_roles_and_by_nobody_else(
    role: Role, back: Episode, borough: Borough, client_as: SignIn
) -> None:
    client = client_as(role)
    for name, needs, refs in [
        (BOARD, Can.SEE_MISSING, []),
        (SUM, Can.SEE_MISSING, []),
        (REPORT, Can.REPORT_MISSING, []),
        ("missing:report-person", Can.REPORT_MISSING, [back.person.ref]),
        ("missing:episode", Can.SEE_MISSING, [back.ref]),
        ("missing:interview", Can.HOLD_INTERVIEW, [back.ref]),
    ]:
        expected = 200 if allowed(borough.user(role), needs) else 404
        assert client.get(reverse(name, args=refs)).status_code == expected, name


def test_a_stranger_is_sent_to_sign_in(back: Episode) -> None:
    response: HttpResponse = Client().get(reverse("missing:episode", args=[back.ref]))
    assert response.status_code == 302


def test_a_restricted_childs_episode_is_on_no_page(borough: Borough, client: Client) -> None:
    hidden = borough.people["hidden"]
    episode = report_missing(by=the_house, person=hidden, reported_at=at(16, 9))
    assert "Sealand" not in shown(client.get(reverse(BOARD)))
    for name in ("missing:episode", "missing:interview"):
        assert client.get(reverse(name, args=[episode.ref])).status_code == 404
    assert client.get(step(episode, "return")).status_code == 404
    assert client.get(reverse("missing:report-person", args=[hidden.ref])).status_code == 404
    found = client.post(reverse(REPORT), {"words": "Sealand"})
    assert "A restricted record may match." in shown(found)
    assert hidden.ref not in shown(found)
    record_return(by=the_house, episode=episode, returned_at=at(16, 12))
    page = shown(client.get(reverse(SUM)))
    assert "Sealand" not in page
    assert "Returned 0 =" in page


def test_the_board_shows_who_is_out_how_long_and_who_answers(
    missing: Episode, client: Client
) -> None:
    page = shown(client.get(reverse(BOARD)))
    for words in ("15 hours 30 minutes", "Oak House", "MP-1", "Medium", "Missing team desk"):
        assert words in page


def test_the_board_shows_the_interviews_owed_with_their_clock(
    back: Episode, client: Client
) -> None:
    page = shown(client.get(reverse(BOARD)))
    assert "2 days left" in page
    assert "Nobody is missing at this moment." in page


def test_the_board_names_those_who_went_three_times(
    back: Episode, report: Callable[..., Episode], coordinator: User, client: Client
) -> None:
    for hour in (5, 7):
        episode = report(left_at=at(17, hour), reported_at=at(17, hour))
        record_return(by=coordinator, episode=episode, returned_at=at(17, hour, 30))
    assert "0 of 3" in shown(client.get(reverse(BOARD)))


def test_lists_and_pages_keep_within_their_queries(
    back: Episode,
    report: Callable[..., Episode],
    coordinator: User,
    client: Client,
    django_assert_max_num_queries: Any,
) -> None:
    for hour in (5, 6, 7):
        episode = report(left_at=at(17, hour), reported_at=at(17, hour))
        record_return(by=coordinator, episode=episode, returned_at=at(17, hour, 30))
    for who in ("tom", "sian"):
        report(who)
    for address, most in [
        (reverse(BOARD), 12),
        (f"{reverse(SUM)}?by=team", 12),
        (reverse("missing:episode", args=[back.ref]), 25),
        (reverse("missing:interview", args=[back.ref]), 25),
        (reverse("missing:report-person", args=[back.person.ref]), 25),
    ]:
        client.get(address)
        with django_assert_max_num_queries(most):
            client.get(address)


def test_the_sum_opens_to_the_names_behind_every_figure(
    back: Episode, report: Callable[..., Episode], coordinator: User, client: Client
) -> None:
    record_return(by=coordinator, episode=report("tom"), returned_at=at(17, 5))
    hold_interview(by=coordinator, episode=back, held_at=at(17, 8), before="Bored.")
    page = shown(client.get(reverse(SUM)))
    assert "Returned 2 = held 1 + declined 0" in page
    held = shown(client.get(reverse(SUM), {"state": "held", "group": "June 2026", "by": "month"}))
    assert "Hussain-Doyle" in held
    assert "Wieczorek" not in held
    looks = Entry.objects.filter(kind=Entry.Kind.READ, action="missing:reconciliation")
    assert {entry.person_ref for entry in looks} == {
        each.person.ref for each in Episode.objects.select_related("person")
    }


@pytest.mark.parametrize(
    "query",
    [
        {"month": "2026-05"},
        {"month": "nonsense", "by": "\0", "state": "lost", "group": "nowhere"},
        {"by": "placement", "page": "99"},
    ],
)
def test_the_sum_answers_whatever_is_asked(
    back: Episode, client: Client, query: dict[str, str]
) -> None:
    shown(client.get(reverse(SUM), query))


def test_a_child_is_searched_for_without_their_name_in_an_address(
    borough: Borough, client: Client
) -> None:
    page = shown(client.post(reverse(REPORT), {"words": "aaliyah"}))
    assert reverse("missing:report-person", args=[borough.people["aaliyah"].ref]) in page


def test_a_child_is_reported_missing_through_the_page(borough: Borough, client: Client) -> None:
    address = reverse("missing:report-person", args=[borough.people["tom"].ref])
    answers = {"category": "M", "risk": "high", "went_from": "School"}
    response = client.post(address, {**answers, **boxes("reported_at", 17, "10:15")})
    episode = Episode.objects.get()
    assert response.headers["Location"] == reverse("missing:episode", args=[episode.ref])
    assert (episode.reported_at, episode.risk) == (at(17, 9, 15), "high")
    again = client.get(address)
    assert "already recorded as missing" in shown(again)


def test_a_report_that_cannot_be_right_comes_back_with_its_sentence(
    borough: Borough, client: Client
) -> None:
    address = reverse("missing:report-person", args=[borough.people["tom"].ref])
    late = {"category": "M", "last_seen": "At the gate", **boxes("reported_at", 17, "10:45")}
    response = client.post(address, late)
    assert response.status_code == 422
    page = response.content.decode()
    assert "which has not come yet" in page
    assert "At the gate" in page


STEPS: list[tuple[str, dict[str, str], str]] = [
    ("offer", boxes("offered_at", 17, "08:00"), "offered"),
    ("accept", boxes("accepted_at", 17, "08:00"), "accepted"),
    (
        "interview",
        {
            **boxes("held_at", 17, "09:00"),
            "independent": "yes",
            "during": "With friends.",
        },
        "held",
    ),
    (
        "decline",
        {**boxes("declined_at", 17, "08:00"), "reason": "No", "carers_account": "At a park"},
        "declined",
    ),
    ("not-possible", {"reason": "In hospital"}, "not_possible"),
]


@pytest.mark.parametrize(("name", "answers", "state"), STEPS, ids=[each[0] for each in STEPS])
def test_whatever_becomes_of_an_interview_is_recorded_through_its_page(
    name: str, answers: dict[str, str], state: str, back: Episode, client: Client
) -> None:
    shown(client.get(step(back, name)))
    response = client.post(step(back, name), answers, follow=True)
    shown(response)
    assert Interview.objects.get().state == state


def test_the_childs_own_words_stand_on_the_episodes_page(
    back: Episode, coordinator: User, client: Client
) -> None:
    hold_interview(
        by=coordinator, episode=back, held_at=at(17, 8), before="<b>Bored</b>", would_help="A lift"
    )
    page = shown(client.get(reverse("missing:episode", args=[back.ref])))
    assert "&lt;b&gt;Bored&lt;/b&gt;" in page
    assert "A lift" in page
    client.post(step(back, "share"), {"shared_with": "Police", **boxes("shared_at", 17, "10:00")})
    assert Interview.objects.get().shared_with == "Police"


def test_another_episodes_interview_covers_this_one_through_the_page(
    back: Episode, report: Callable[..., Episode], coordinator: User, client: Client
) -> None:
    assert "Covered by another" not in shown(
        client.get(reverse("missing:episode", args=[back.ref]))
    )
    again = report(left_at=at(17, 5), reported_at=at(17, 5))
    record_return(by=coordinator, episode=again, returned_at=at(17, 6))
    hold_interview(by=coordinator, episode=again, held_at=at(17, 8), during="Both times.")
    assert "Covered by another" in shown(client.get(reverse("missing:episode", args=[back.ref])))
    client.post(step(back, "cover"), {"by_episode": again.ref})
    assert Interview.objects.get(episode=back).covered_by == again


def test_the_return_the_police_and_the_owner_are_recorded_through_their_pages(
    missing: Episode, client: Client, borough: Borough
) -> None:
    worker = borough.workers[Role.MISSING_COORDINATOR]
    for name, answers in [
        ("police", {"police_ref": "MP-2", "risk": "high"}),
        ("owner", {"worker": worker.ref}),
        ("found", {**boxes("located_at", 17, "04:00"), "found_where": "The park"}),
        ("return", boxes("returned_at", 17, "05:00")),
    ]:
        shown(client.get(step(missing, name)))
        assert client.post(step(missing, name), answers).status_code == 302
    missing.refresh_from_db()
    assert (missing.police_ref, missing.worker, missing.found_where) == ("MP-2", worker, "The park")
    assert missing.returned_at == at(17, 4)
    assert client.post(step(missing, "error"), {"reason": "Wrong child"}).status_code == 302
    page = shown(client.get(reverse("missing:episode", args=[missing.ref])))
    assert "This episode was recorded in error: Wrong child" in page


def test_a_step_that_is_over_says_so(missing: Episode, client: Client) -> None:
    assert "cannot be recorded on this episode" in shown(client.get(step(missing, "offer")))
    assert "Record the return first" in shown(client.get(step(missing, "interview")))
    assert client.get(step(missing, "no-such-step")).status_code == 404


def test_somebody_elses_change_in_between_shows_both_texts(back: Episode, client: Client) -> None:
    version = str(back.interview.version)
    client.post(step(back, "offer"), {**boxes("offered_at", 17, "08:00"), "version": version})
    response = client.post(
        step(back, "interview"),
        {**boxes("held_at", 17, "09:00"), "independent": "no", "before": "x", "version": version},
    )
    assert response.status_code == 409
    assert Interview.objects.get().state == "offered"


def test_a_reader_is_offered_nothing_to_record(back: Episode, client_as: SignIn) -> None:
    inspector = client_as(Role.INSPECTOR)
    page = shown(inspector.get(reverse("missing:episode", args=[back.ref])))
    assert "Record the return home interview" not in page
    assert "Recorded in error" not in page
    assert inspector.get(step(back, "error")).status_code == 404


def test_opening_an_episode_is_written_in_the_read_log(back: Episode, client: Client) -> None:
    client.get(reverse("missing:episode", args=[back.ref]))
    look = Entry.objects.filter(kind=Entry.Kind.READ).latest("pk")
    assert (look.action, look.person_ref) == ("missing:episode", back.person.ref)


def test_counts_of_files_are_shown_apart(borough: Borough, client: Client) -> None:
    from datetime import date

    from homeward.care.models import PeriodOfCare
    from homeward.ledger.actions import enter

    period = PeriodOfCare(
        person=borough.people["tom"],
        started_on=date(2026, 1, 1),
        counted_on=date(2026, 5, 31),
        missing_in_year=4,
        last_interview_offered="yes",
    )
    enter(period, by=the_house, action="import", person=period.person)
    page = shown(client.get(reverse(SUM)))
    assert "Counted in a file of 31 May 2026, without dates" in page
    assert "Returned 0 =" in page
