"""What is done about an episode: told, looked for, corrected, decided; each with its sentence."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from homeward.access.actions import the_house
from homeward.access.models import User
from homeward.access.roles import Role
from homeward.calendar.rules import all_rules
from homeward.care.actions import place, start_period
from homeward.chronology.models import Event
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.ledger.models import Duty
from homeward.missing import dated
from homeward.missing.actions import (
    ask_long_missing,
    correct_times,
    decide_meeting,
    hold_interview,
    note_police,
    offer_interview,
    record_enquiry,
    record_prevention,
    record_return,
    record_told,
    report_missing,
    share_learning,
)
from homeward.missing.models import Correction, Episode, MeetingQuestion
from homeward.missing.queries import acted_on, missing_now, tellings_of
from tests.missing.conftest import at
from tests.story import NOW, Borough

Report = Callable[..., Episode]


def tellings(episode: Episode) -> dict[str, str]:
    return {each.key: each.state for each in tellings_of(episode)}


def test_parents_and_police_are_told_of_every_child(missing: Episode) -> None:
    assert tellings(missing) == {
        "parents": "Still to be told",
        "police": "Still to be told",
        "director": "Not yet due",
    }


def test_of_a_child_in_care_elsewhere_the_host_and_the_reviewing_officer_are_told(
    borough: Borough, report: Report
) -> None:
    person = borough.people["tom"]
    period = start_period(by=the_house, person=person, started_on=date(2026, 1, 5))
    placed = {"home": "Far House", "authority": "Millbeck", "in_area": False}
    place(by=the_house, period=period, started_on=date(2026, 1, 5), **placed)
    assert {"host_authority", "reviewing_officer", "social_worker"} <= set(tellings(report("tom")))


def test_the_authority_that_placed_a_child_here_is_told(report: Report, coordinator: User) -> None:
    assert "placing_authority" in tellings(report(placing_authority="Eastwold"))
    (row,) = missing_now(coordinator)
    assert row.where == "Placed here by Eastwold"


def test_the_director_is_told_after_the_set_hours_and_not_of_who_was_back_before(
    missing: Episode, coordinator: User
) -> None:
    owed = Duty.objects.get(kind="director_told")
    assert owed.due_at == missing.reported_at + timedelta(hours=24)
    with clock.stand_still(NOW + timedelta(days=1)):
        record_told(by=coordinator, episode=missing, whom="director", told_at=at(17, 20))
        owed.refresh_from_db()
        assert owed.on_time is True
        assert tellings(missing)["director"] == "Told"


def test_a_child_who_is_back_before_the_hours_owes_the_director_nothing(back: Episode) -> None:
    assert not Duty.objects.filter(kind="director_told").exists()


def test_an_enquiry_that_saw_the_child_stands_in_the_timeline(
    missing: Episode, coordinator: User
) -> None:
    facts: dict[str, Any] = {"made_by": "Sgt Hall", "mode": "door", "made_at": at(16, 23)}
    record_enquiry(by=coordinator, episode=missing, what="14 Loomgate", result="seen", **facts)
    record_enquiry(by=coordinator, episode=missing, what="The park", result="not_there", **facts)
    assert len(acted_on(missing).enquiries) == 2
    assert Event.objects.filter(words__startswith="Seen, or heard of on looking").count() == 1


def test_the_polices_own_talk_does_not_stand_for_the_return_interview(
    back: Episode, coordinator: User
) -> None:
    record_prevention(by=coordinator, episode=back, held_at=at(17, 5), officer="PC Lee")
    assert Duty.objects.get(kind="interview_held").state == "open"
    with pytest.raises(Refused, match="already recorded"):
        record_prevention(by=coordinator, episode=back, held_at=at(17, 5))


def test_times_are_put_right_in_place_and_what_stood_before_is_kept(
    back: Episode, coordinator: User
) -> None:
    correct_times(
        by=coordinator,
        episode=back,
        reason="The night log says so",
        reported_at=back.reported_at,
        left_at=at(16, 19),
        returned_at=at(17, 3),
    )
    kept = Correction.objects.get()
    assert kept.changes["returned"] == ["2026-06-17T04:00:00+00:00", "2026-06-17T03:00:00+00:00"]
    assert kept.reason == "The night log says so"
    assert Duty.objects.get(kind="interview_held").due_at == at(20, 3)
    assert "Returned after 8 hours" in list(Event.objects.values_list("words", flat=True))
    assert acted_on(back).corrections[0].lines[0].startswith("Left: 19:00 on 16 June 2026, now")


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"reason": " "}, "Say why the times are corrected"),
        ({"returned_at": None}, "is not taken away here"),
        ({"returned_at": at(17, 9)}, "after what is recorded of the interview"),
        ({"left_at": at(16, 21)}, "before the child left"),
        ({}, "No time differs"),
    ],
)
def test_times_that_cannot_be_right_are_refused_and_nothing_is_changed(
    back: Episode, coordinator: User, facts: dict[str, Any], sentence: str
) -> None:
    offer_interview(by=coordinator, episode=back, offered_at=at(17, 6))
    asked = {
        "reason": "The log",
        "left_at": back.left_at,
        "reported_at": back.reported_at,
        "returned_at": back.returned_at,
    }
    with pytest.raises(Refused, match=sentence):
        correct_times(by=coordinator, episode=back, **{**asked, **facts})
    assert not Correction.objects.exists()
    stored = Episode.objects.get(pk=back.pk)
    assert (stored.left_at, stored.returned_at) == (at(16, 18), at(17, 4))


def test_an_episode_open_on_the_eighteenth_birthday_is_corrected_and_stays_open(
    borough: Borough, report: Report, coordinator: User
) -> None:
    then = NOW.replace(year=2025)  # Kofi becomes eighteen on this day
    with clock.stand_still(then):
        episode = report("kofi", reported_at=at(16, 20).replace(year=2025))
    with clock.stand_still(then + timedelta(days=2)):
        late = at(16, 19).replace(year=2025)
        correct_times(
            by=coordinator, episode=episode, reason="The log", reported_at=episode.reported_at,
            left_at=late,
        )  # fmt: skip
    assert (episode.left_at, episode.returned_at) == (late, None)
    with pytest.raises(Refused, match="where missing children are recorded"):
        report("kofi", reported_at=at(17, 8))


def test_the_third_time_in_thirty_days_asks_for_a_meeting_with_its_own_clock(
    report: Report, coordinator: User
) -> None:
    for day in (1, 8):
        report(reported_at=at(day, 20), returned_at=at(day, 22))
    assert not MeetingQuestion.objects.exists()
    episode = report()
    question = MeetingQuestion.objects.get()
    assert (question.episode, question.words) == (episode, "Missing three times in 30 days")
    assert Duty.objects.get(kind="missing_meeting").state == "open"
    decide_meeting(
        by=coordinator, episode=episode, question=question, answer="called", because="Two men"
    )
    assert question.discussion is not None
    assert question.discussion.called_because == "Missing three times in 30 days. Two men"
    assert Duty.objects.get(kind="missing_meeting").state == "met"


def test_a_high_grade_asks_for_a_meeting_once_and_no_is_said_with_a_reason(
    missing: Episode, coordinator: User
) -> None:
    note_police(by=coordinator, episode=missing, risk="high")
    note_police(by=coordinator, episode=missing, police_ref="MP-2")
    question = MeetingQuestion.objects.get()
    with pytest.raises(Refused, match="Say why"):
        decide_meeting(by=coordinator, episode=missing, question=question, answer="not_needed")
    decide_meeting(
        by=coordinator, episode=missing, question=question, answer="not_needed", because="Back soon"
    )
    with pytest.raises(Refused, match="decided already"):
        decide_meeting(
            by=coordinator, episode=missing, question=question, answer="called", because="x"
        )


def test_hours_pass_and_the_tick_asks(missing: Episode) -> None:
    assert ask_long_missing(by=the_house, episodes=[missing]) == 0
    with clock.stand_still(NOW + timedelta(days=2)):
        assert ask_long_missing(by=the_house, episodes=[missing]) == 1
        assert ask_long_missing(by=the_house, episodes=[missing]) == 0
    assert MeetingQuestion.objects.get().asked_at == at(18, 18)


@pytest.fixture
def asked_for_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An authority whose own rule asked for the learning within a day before this release did."""
    own = tmp_path / "rules.toml"
    own.write_text(
        """[[rule]]
key = "learning_shared"
words = "Share what the interview taught"
amount = 1
unit = "working days"
starts = "the interview is held"
stops = "it is shared"
source = "Local protocol"
valid_from = 2020-01-01
"""
    )
    monkeypatch.setenv("HOMEWARD_RULES", str(own))
    all_rules.cache_clear()
    yield
    all_rules.cache_clear()


def test_learning_has_a_third_clock_from_the_interview(
    back: Episode, coordinator: User, asked_for_long: None
) -> None:
    hold_interview(by=coordinator, episode=back, held_at=at(17, 8), during="At Zed's.")
    owed = Duty.objects.get(kind="learning_shared")
    assert (owed.state, owed.raised_at) == ("open", at(17, 8))
    share_learning(by=coordinator, episode=back, shared_with="Police", shared_at=at(17, 9))
    owed.refresh_from_db()
    assert (owed.state, owed.on_time) == ("met", True)


def test_a_report_by_the_front_door_waits_to_be_taken_up_and_escalates(borough: Borough) -> None:
    by = borough.user(Role.FRONT_DOOR_WORKER)
    report_missing(by=by, person=borough.people["tom"], reported_at=NOW)
    coordinator = borough.user(Role.MISSING_COORDINATOR)
    (row,) = missing_now(coordinator)
    assert (row.next_step, row.call) == ("Take it up", "Missing coordinator Example")
    with clock.stand_still(NOW + timedelta(minutes=61)):
        (late,) = missing_now(coordinator)
    assert late.call == "Director of children's services Example"


def test_who_was_back_before_it_was_taken_up_excuses_that(borough: Borough) -> None:
    by = borough.user(Role.FRONT_DOOR_WORKER)
    episode = report_missing(by=by, person=borough.people["tom"], reported_at=NOW)
    record_return(by=by, episode=episode, returned_at=NOW)
    owed = Duty.objects.get(kind="episode_acknowledged")
    assert (owed.state, owed.excused_because) == (
        "excused",
        "The child was back before it was taken up",
    )


def test_yesterdays_episode_keeps_yesterdays_scale() -> None:
    old, new = dated.scale_at(at(1, 9).replace(year=2018)), dated.scale_at(NOW)
    assert (old.say("very_low"), new.say("very_low")) == ("No apparent risk (absent)", "Very low")


def test_a_line_of_the_configuration_that_cannot_be_read_is_named(tmp_path: Any) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[trigger]]\nkey = "often"\nwords = "x"\nfrom = 2020-01-01\nodd = 1\n')
    with pytest.raises(ValueError, match=r"own\.toml: the line often cannot be read"):
        dated.read_dated(own)
