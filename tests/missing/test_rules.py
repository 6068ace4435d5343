"""The rules of missing children, tried on everything Hypothesis can think of."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.core.clock import ENGLAND
from homeward.missing.codes import MOVES, STILL_OWED, InterviewState
from homeward.missing.rules import (
    Fault,
    Returned,
    Span,
    Times,
    in_words,
    may_move,
    reconcile,
    time_out,
    why_not_a_child,
    why_not_again,
    why_not_at,
    why_not_covered,
    why_not_move,
    why_not_times,
)

NOW = datetime(2026, 6, 17, 9, 30, tzinfo=UTC)
MOMENTS = st.datetimes(
    min_value=datetime(2024, 1, 1), max_value=datetime(2026, 6, 17), timezones=st.just(UTC)
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 6, day, hour, minute, tzinfo=UTC)


def test_five_times_in_their_order_are_taken() -> None:
    times = Times(
        left=at(16, 18),
        noticed=at(16, 19),
        reported=at(16, 20),
        located=at(17, 1),
        returned=at(17, 2),
    )
    assert why_not_times(times, NOW) is None


@pytest.mark.parametrize(
    ("times", "field", "words"),
    [
        (Times(reported=at(18, 9)), "reported_at", "has not come yet"),
        (Times(reported=at(16, 9), returned=at(17, 12)), "returned_at", "has not come yet"),
        (Times(left=at(16, 12), noticed=at(16, 11), reported=at(16, 13)), "noticed_at", "left"),
        (Times(left=at(16, 12), reported=at(16, 11)), "reported_at", "left (13:00"),
        (Times(noticed=at(16, 12), reported=at(16, 11)), "reported_at", "noticed"),
        (Times(left=at(16, 12), reported=at(16, 13), located=at(16, 11)), "located_at", "found"),
        (Times(left=at(16, 12), reported=at(16, 13), returned=at(16, 11)), "returned_at", "was"),
        (
            Times(reported=at(16, 13), located=at(16, 16), returned=at(16, 15)),
            "returned_at",
            "before the child was found",
        ),
        (Times(reported=at(16, 13), returned=at(16, 12)), "returned_at", "give the time the child"),
    ],
)
def test_times_that_cannot_be_right_are_refused_where_they_stand(
    times: Times, field: str, words: str
) -> None:
    fault = why_not_times(times, NOW)
    assert fault is not None
    assert fault.field == field
    assert words in fault.sentence


def test_a_night_out_found_out_in_the_morning_may_be_reported_after_the_return() -> None:
    times = Times(left=at(15, 22), returned=at(16, 2), noticed=at(16, 7), reported=at(16, 9))
    assert why_not_times(times, NOW) is None


@given(MOMENTS, st.lists(st.integers(0, 5000), min_size=4, max_size=4))
def test_any_times_that_follow_one_another_are_taken(start: datetime, steps: list[int]) -> None:
    moments = [start]
    for step in steps:
        moments.append(moments[-1] + timedelta(seconds=step))
    left, noticed, reported, located, returned = moments
    times = Times(reported, left, noticed, located, returned)
    assert why_not_times(times, returned) is None
    assert time_out(times.began, returned) == timedelta(seconds=sum(steps))


def test_the_night_the_clocks_go_forward_is_an_hour_shorter() -> None:
    left = datetime(2026, 3, 28, 23, 0, tzinfo=ENGLAND)
    back = datetime(2026, 3, 29, 7, 0, tzinfo=ENGLAND)
    assert time_out(left, back) == timedelta(hours=7)


def test_the_night_the_clocks_go_back_is_an_hour_longer() -> None:
    left = datetime(2025, 10, 25, 23, 0, tzinfo=ENGLAND)
    back = datetime(2025, 10, 26, 7, 0, tzinfo=ENGLAND)
    assert time_out(left, back) == timedelta(hours=9)


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(0), "less than a minute"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(hours=3, minutes=20), "3 hours 20 minutes"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(days=1, hours=4, minutes=59), "1 day 4 hours"),
        (timedelta(days=2), "2 days"),
    ],
)
def test_lengths_are_said_as_people_say_them(length: timedelta, words: str) -> None:
    assert in_words(length) == words


def test_somebody_missing_cannot_go_missing_again_and_the_sentence_says_since_when() -> None:
    refuse = why_not_again(Span(at(17, 8)), [Span(at(16, 20))])
    assert refuse is not None
    assert "since 21:00 on 16 June 2026" in refuse


def test_several_episodes_in_one_day_stand_beside_one_another() -> None:
    earlier = [Span(at(16, 8), at(16, 9)), Span(at(16, 12), at(16, 13))]
    assert why_not_again(Span(at(16, 9), at(16, 12)), earlier) is None
    assert why_not_again(Span(at(16, 13)), earlier) is None


def test_overlapping_episodes_are_refused_with_both_times() -> None:
    refuse = why_not_again(Span(at(16, 8, 30), at(16, 10)), [Span(at(16, 8), at(16, 9))])
    assert refuse is not None
    assert "from 09:00 on 16 June 2026 to 10:00 on 16 June 2026" in refuse


@given(st.sampled_from(InterviewState), st.sampled_from(InterviewState))
def test_a_move_is_allowed_or_there_is_a_sentence(
    state: InterviewState, new: InterviewState
) -> None:
    assert may_move(state, new) == (new in MOVES[state])
    assert (why_not_move(state, new) is None) == may_move(state, new)


def test_a_held_interview_stays_held() -> None:
    assert why_not_move("held", "held") == "The interview is already recorded as held."
    assert "it cannot become declined" in (why_not_move("held", "declined") or "")


def test_nothing_happens_to_an_interview_before_the_return_the_offer_or_its_time() -> None:
    back = at(16, 12)
    ask = {"returned": back, "offered": at(16, 14), "now": NOW}
    assert why_not_at("held_at", at(16, 15), **ask) is None
    for moment, words in [
        (at(16, 11), "before the child returned"),
        (at(16, 13), "before the interview was offered"),
        (at(17, 10), "has not come yet"),
    ]:
        fault = why_not_at("held_at", moment, **ask)
        assert isinstance(fault, Fault)
        assert words in fault.sentence


def test_an_interview_covers_only_an_earlier_return_of_the_same_child() -> None:
    fine = {"same_child": True, "same_episode": False, "held_at": at(16, 12)}
    assert why_not_covered(**fine, returned_at=at(16, 9)) is None
    assert "before the return" in (why_not_covered(**fine, returned_at=at(16, 13)) or "")
    for wrong, words in [
        ({"same_child": False}, "another child's"),
        ({"same_episode": True}, "its own interview"),
        ({"held_at": None}, "No interview was held"),
    ]:
        assert words in (why_not_covered(**{**fine, **wrong}, returned_at=at(16, 9)) or "")


ROWS = st.lists(
    st.builds(
        Returned,
        state=st.sampled_from(InterviewState.values),
        returned_at=MOMENTS,
        group=st.sampled_from(["2026-05", "2026-06", ""]),
        label=st.sampled_from(["one", "two"]),
        late=st.sampled_from([True, False, None]),
    )
)


@given(ROWS)
def test_episodes_returned_always_add_up_in_total_and_in_every_group(rows: list[Returned]) -> None:
    found = reconcile(rows)
    assert found.total.returned == len(rows)
    for line in (found.total, *found.groups):
        assert line.remainder == 0
        assert line.owed == len(line.names(*STILL_OWED))
        assert line.held_in_time <= line.held
    assert sum(line.returned for line in found.groups) == len(rows)
    assert sum(line.owed for line in found.groups) == found.total.owed


def test_a_state_nobody_knows_shows_as_a_remainder() -> None:
    assert reconcile([Returned(state="lost", returned_at=NOW)]).total.remainder == 1


def test_a_child_is_recorded_as_missing_until_the_eighteenth_birthday_and_no_later() -> None:
    born = date(2008, 6, 17)
    assert why_not_a_child(born, datetime(2026, 6, 16, 22, 30, tzinfo=UTC)) is None
    sentence = why_not_a_child(born, datetime(2026, 6, 16, 23, 30, tzinfo=UTC))
    assert sentence is not None
    assert sentence.startswith("They were 18 at the time"), "in England it is past midnight"
    assert why_not_a_child(None, NOW) is None, "nobody knows the age"
