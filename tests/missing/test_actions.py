"""What may be recorded, what is refused and with which sentence, and what the books say after."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from homeward.access.actions import the_house
from homeward.access.models import User
from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.care.actions import place, start_period
from homeward.core import clock
from homeward.core.errors import NotForYou, Refused, Stale
from homeward.ledger.actions import rebuild
from homeward.ledger.models import Duty
from homeward.missing.actions import (
    accept_interview,
    cover_interview,
    decline_interview,
    give_owner,
    hold_interview,
    interview_not_possible,
    note_police,
    offer_interview,
    record_in_error,
    record_located,
    record_return,
    report_missing,
    share_learning,
)
from homeward.missing.models import Episode, Interview
from homeward.people.models import Person
from tests.missing.conftest import at
from tests.story import NOW, Borough

Report = Callable[..., Episode]


def duty(kind: str) -> Duty:
    return Duty.objects.get(kind=kind)


def words() -> list[str]:
    from homeward.chronology.models import Event

    return list(Event.objects.order_by("at", "pk").values_list("words", flat=True))


def test_a_report_says_who_answers_and_where_from(missing: Episode, borough: Borough) -> None:
    assert missing.team == borough.teams["missing"]
    assert missing.risk == "medium"
    assert words() == ["Reported missing from Oak House"]
    assert [each.kind for each in Duty.objects.all()] == ["director_told"]


def test_a_looked_after_childs_placement_is_noted(borough: Borough, report: Report) -> None:
    period = start_period(by=the_house, person=borough.people["tom"], started_on=at(1, 9).date())
    placement = place(by=the_house, period=period, started_on=at(1, 9).date(), home="Elm Road")
    episode = report("tom")
    assert episode.placement_id == placement.pk
    assert episode.went_from == "Elm Road"


def test_a_return_owes_an_offer_and_an_interview_within_72_hours(back: Episode) -> None:
    for kind in ("interview_offered", "interview_held"):
        owed = duty(kind)
        assert owed.state == Duty.State.OPEN
        assert owed.raised_at == at(17, 4)
        assert owed.due_at == at(20, 4)
        assert owed.team_id == back.team_id
    assert words()[-1] == "Returned after 10 hours"


def test_the_clock_of_72_hours_runs_through_the_change_of_the_clocks(
    borough: Borough, coordinator: User
) -> None:
    with clock.stand_still(at(17, 9).replace(month=11)):
        left = at(24, 21).replace(month=10)
        episode = report_missing(
            by=coordinator, person=borough.people["tom"], left_at=left, reported_at=left
        )
        back = left + timedelta(hours=4, minutes=30)  # half past one in the morning, the second one
        record_return(by=coordinator, episode=episode, returned_at=back)
        assert duty("interview_held").due_at == back + timedelta(hours=72)
        assert words()[-1] == "Returned after 4 hours 30 minutes"


def test_an_offer_and_the_interview_are_two_facts(back: Episode, coordinator: User) -> None:
    offer_interview(by=coordinator, episode=back, offered_at=at(17, 6))
    assert duty("interview_offered").met_at == at(17, 6)
    assert duty("interview_held").state == Duty.State.OPEN
    accept_interview(by=coordinator, episode=back, accepted_at=at(17, 7))
    hold(coordinator, back, held_at=at(17, 9))
    interview = Interview.objects.get()
    assert (interview.state, interview.offered_at) == ("held", at(17, 6))
    assert duty("interview_held").met_at == at(17, 9)
    assert duty("interview_held").on_time is True


def hold(by: User, episode: Episode, **facts: Any) -> Interview:
    facts = {"held_at": at(17, 8), "before": "I was bored.", **facts}
    return hold_interview(by=by, episode=episode, **facts)


def test_an_interview_without_an_offer_meets_both_duties(back: Episode, coordinator: User) -> None:
    hold(coordinator, back)
    assert duty("interview_offered").met_at == duty("interview_held").met_at == at(17, 8)


def test_declining_excuses_the_interview_and_keeps_the_carers_account(
    back: Episode, coordinator: User
) -> None:
    decline_interview(
        by=coordinator,
        episode=back,
        declined_at=at(17, 8),
        reason="Did not want to talk",
        carers_account="She was at the arcade.",
    )
    held = duty("interview_held")
    assert (held.state, held.excused_because) == ("excused", "Declined: Did not want to talk")
    assert duty("interview_offered").met_at == at(17, 8)
    assert Interview.objects.get().carers_account == "She was at the arcade."


def test_a_child_who_declined_may_change_their_mind(back: Episode, coordinator: User) -> None:
    decline_interview(by=coordinator, episode=back, declined_at=at(17, 6), reason="Not now")
    accept_interview(by=coordinator, episode=back, accepted_at=at(17, 7))
    assert duty("interview_held").state == Duty.State.OPEN
    interview = hold(coordinator, back)
    assert (interview.closed_at, interview.because) == (None, "")
    assert duty("interview_held").state == Duty.State.MET


def test_what_is_not_possible_excuses_both_duties(back: Episode, coordinator: User) -> None:
    interview_not_possible(by=coordinator, episode=back, reason="In hospital")
    for kind in ("interview_offered", "interview_held"):
        assert duty(kind).excused_because == "Not possible: In hospital"
        assert duty(kind).excused_at == NOW


def test_one_interview_covers_another_episode_of_the_same_child(
    back: Episode, coordinator: User, report: Report
) -> None:
    again = report(left_at=at(17, 5), reported_at=at(17, 5))
    record_return(by=coordinator, episode=again, returned_at=at(17, 6))
    hold(coordinator, again)
    interview = cover_interview(by=coordinator, episode=back, by_episode=again)
    assert interview.covered_by == again
    excused = Duty.objects.get(kind="interview_held", state="excused")
    assert excused.excused_because == "Covered by the interview of 17 June 2026"


def test_learning_is_shared_with_somebody(back: Episode, coordinator: User) -> None:
    hold(coordinator, back)
    share_learning(by=coordinator, episode=back, shared_with="Police", shared_at=at(17, 9))
    assert words()[-1] == "Learning from the return home interview shared with Police"


def test_an_episode_recorded_in_error_excuses_its_duties_and_is_marked_in_the_timeline(
    back: Episode, coordinator: User
) -> None:
    from homeward.chronology.models import Event

    record_in_error(by=coordinator, episode=back, reason="Her sister was meant")
    held = duty("interview_held")
    assert held.excused_because == "Episode recorded in error: Her sister was meant"
    assert set(Event.objects.values_list("corrected", flat=True)) == {"Her sister was meant"}
    with pytest.raises(Refused, match="recorded in error"):
        hold(coordinator, back)


def test_an_episode_recorded_in_error_makes_room_for_the_right_one(
    missing: Episode, coordinator: User, report: Report
) -> None:
    record_in_error(by=coordinator, episode=missing, reason="Wrong day")
    assert report().returned_at is None


def test_found_is_not_yet_back(missing: Episode, coordinator: User) -> None:
    record_located(by=coordinator, episode=missing, located_at=at(17, 2), found_where="The park")
    assert not Interview.objects.exists()
    record_return(by=coordinator, episode=missing, returned_at=at(17, 3))
    assert (missing.located_at, missing.found_where) == (at(17, 2), "The park")


def test_the_police_grade_is_kept_as_they_gave_it(missing: Episode, coordinator: User) -> None:
    note_police(by=coordinator, episode=missing, risk="high")
    missing.refresh_from_db()
    assert (missing.police_ref, missing.risk) == ("MP-1", "high")


def test_an_episode_has_an_owner_and_the_duty_follows(
    back: Episode, coordinator: User, borough: Borough
) -> None:
    worker = borough.workers[Role.MISSING_COORDINATOR]
    give_owner(by=coordinator, episode=back, worker=worker)
    assert duty("interview_held").owner == worker
    give_owner(by=coordinator, episode=back, worker=None)
    assert duty("interview_held").owner is None


def test_a_second_open_episode_is_refused_saying_since_when(
    missing: Episode, report: Report
) -> None:
    with pytest.raises(Refused, match="since 19:00 on 16 June 2026") as refused:
        report(reported_at=at(17, 8))
    assert refused.value.field == "reported_at"


def test_several_episodes_on_one_day_are_several(
    back: Episode, report: Report, coordinator: User
) -> None:
    for hour in (5, 6, 7):
        episode = report(left_at=at(17, hour), reported_at=at(17, hour, 10))
        record_return(by=coordinator, episode=episode, returned_at=at(17, hour, 40))
    assert Duty.objects.filter(kind="interview_held", state="open").count() == 4


def test_a_return_into_another_episode_is_refused_and_nothing_is_changed(
    back: Episode, report: Report
) -> None:
    with pytest.raises(Refused, match="which overlaps"):
        report(left_at=at(17, 3), reported_at=at(17, 5))


def test_an_episode_may_still_be_open_on_the_eighteenth_birthday(
    borough: Borough, report: Report, coordinator: User
) -> None:
    person = borough.people["kofi"]
    with clock.stand_still(NOW.replace(year=2025)):
        episode = report("kofi", reported_at=at(16, 20).replace(year=2025))
    assert episode.person == person
    with clock.stand_still(NOW.replace(year=2025) + timedelta(days=3)):
        record_return(by=coordinator, episode=episode, returned_at=at(18, 4).replace(year=2025))
    assert duty("interview_held").state == Duty.State.OPEN


def test_a_refused_return_leaves_the_episode_as_it_was(missing: Episode, coordinator: User) -> None:
    with pytest.raises(Refused, match="before the child was missing"):
        record_return(by=coordinator, episode=missing, returned_at=at(16, 17))
    assert missing.returned_at is None
    record_return(by=coordinator, episode=missing, returned_at=at(17, 1))
    with pytest.raises(Refused, match="already recorded, at 02:00 on 17 June 2026"):
        record_return(by=coordinator, episode=missing, returned_at=at(17, 2))


@pytest.mark.parametrize(
    ("act", "facts", "sentence"),
    [
        (hold_interview, {"held_at": at(17, 8)}, "at least one of the four parts"),
        (hold_interview, {"held_at": at(17, 3), "before": "x"}, "before the child returned"),
        (offer_interview, {"offered_at": at(18, 3)}, "has not come yet"),
        (decline_interview, {"declined_at": at(17, 8), "reason": " "}, "why the child declined"),
        (interview_not_possible, {"reason": ""}, "why the interview is not possible"),
        (share_learning, {"shared_with": "Police", "shared_at": at(17, 9)}, "nothing to share yet"),
        (record_in_error, {"reason": " "}, "Say why this episode was recorded in error"),
        (note_police, {}, "Give the police reference"),
    ],
)
def test_every_refusal_has_its_sentence(
    act: Callable[..., Any], facts: dict[str, Any], sentence: str, back: Episode, coordinator: User
) -> None:
    with pytest.raises(Refused, match=sentence):
        act(by=coordinator, episode=back, **facts)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"shared_with": "Police", "shared_at": at(17, 7)}, "before the interview"),
        ({"shared_with": "Police", "shared_at": at(17, 10)}, "has not come yet"),
        ({"shared_with": "", "shared_at": at(17, 9)}, "Say who was told"),
    ],
)
def test_learning_is_not_shared_before_it_is_learned_nor_with_nobody(
    facts: dict[str, Any], sentence: str, back: Episode, coordinator: User
) -> None:
    hold(coordinator, back)
    with pytest.raises(Refused, match=sentence):
        share_learning(by=coordinator, episode=back, **facts)


def test_an_interview_waits_for_the_return(missing: Episode, coordinator: User) -> None:
    with pytest.raises(Refused, match="Record the return first"):
        hold(coordinator, missing)


def test_an_interview_does_not_cover_another_childs_episode(
    back: Episode, report: Report, coordinator: User
) -> None:
    other = report("tom")
    record_return(by=coordinator, episode=other, returned_at=at(17, 5))
    hold(coordinator, other)
    with pytest.raises(Refused, match="another child's"):
        cover_interview(by=coordinator, episode=back, by_episode=other)


def test_an_episode_whose_interview_covers_another_is_not_called_an_error(
    back: Episode, report: Report, coordinator: User
) -> None:
    again = report(left_at=at(17, 5), reported_at=at(17, 5))
    record_return(by=coordinator, episode=again, returned_at=at(17, 6))
    hold(coordinator, again)
    cover_interview(by=coordinator, episode=back, by_episode=again)
    with pytest.raises(Refused, match="also covers another"):
        record_in_error(by=coordinator, episode=again, reason="Mistake")


def test_a_report_needs_a_team_that_answers(now: None, db: None) -> None:
    from homeward.people.actions import add_person

    person = add_person(by=the_house, given_names="Someone")
    with pytest.raises(Refused, match="No team answers for missing children"):
        report_missing(by=the_house, person=person, reported_at=at(16, 9))


def test_saving_over_somebody_elses_change_is_refused(back: Episode, coordinator: User) -> None:
    version = back.interview.version
    offer_interview(by=coordinator, episode=back, offered_at=at(17, 6), version=version)
    with pytest.raises(Stale):
        hold(coordinator, Episode.objects.get(), version=version)


@pytest.mark.parametrize("role", list(Role))
def test_only_some_roles_report_a_child_missing(role: Role, borough: Borough) -> None:
    from homeward.access.policies import allowed
    from homeward.access.roles import Can

    user, person = borough.user(role), borough.people["tom"]
    if allowed(user, Can.REPORT_MISSING):
        assert report_missing(by=user, person=person, reported_at=at(16, 9)).pk
    else:
        with pytest.raises(Refused, match="does not let you"):
            report_missing(by=user, person=person, reported_at=at(16, 9))


def test_only_those_who_hold_interviews_record_them(back: Episode, borough: Borough) -> None:
    with pytest.raises(Refused, match="does not let you record a return home interview"):
        hold(borough.user(Role.ADVISER), back)


def test_a_restricted_child_does_not_exist_for_those_outside(
    borough: Borough, coordinator: User
) -> None:
    hidden: Person = borough.people["hidden"]
    with pytest.raises(NotForYou):
        report_missing(by=coordinator, person=hidden, reported_at=at(16, 9))
    episode = report_missing(by=the_house, person=hidden, reported_at=at(16, 9))
    with pytest.raises(NotForYou):
        record_return(by=coordinator, episode=episode, returned_at=at(16, 12))


def test_every_action_leaves_its_entry_in_the_log(back: Episode, coordinator: User) -> None:
    offer_interview(by=coordinator, episode=back, offered_at=at(17, 6))
    hold(coordinator, back)
    mine = Entry.objects.filter(actor=coordinator.username, kind=Entry.Kind.WRITE).order_by("pk")
    assert [entry.action for entry in mine] == [
        "report missing",
        "record return",
        "owe interview",
        "interview offered",
        "interview held",
    ]
    assert {entry.person_ref for entry in mine} == {back.person.ref}


def test_rebuilding_the_books_changes_nothing(back: Episode, coordinator: User) -> None:
    decline_interview(by=coordinator, episode=back, declined_at=at(17, 6), reason="Not now")
    assert not any(difference for _, difference in rebuild())
