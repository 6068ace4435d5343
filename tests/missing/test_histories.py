"""Whatever is done to an interview, in whatever order, the books add up."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from homeward.access.actions import the_house
from homeward.core.errors import Refused
from homeward.ledger.actions import rebuild
from homeward.ledger.queries import balances
from homeward.missing.actions import (
    accept_interview,
    cover_interview,
    decline_interview,
    hold_interview,
    interview_not_possible,
    offer_interview,
    record_in_error,
    record_return,
    report_missing,
)
from homeward.missing.models import Episode
from homeward.missing.queries import reconciliation
from tests.story import NOW, TODAY, Borough

RETURN_KINDS = ("interview_offered", "interview_held")
Step = tuple[int, str, int]
STEPS = ["offer", "accept", "hold", "decline", "impossible", "cover", "error"]
HISTORIES = st.tuples(
    st.lists(st.integers(1, 600), min_size=1, max_size=4),
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(STEPS), st.integers(0, 400)), max_size=10
    ),
)


def take(step: str, episodes: list[Episode], which: int, hours: int) -> None:
    episode = Episode.objects.get(pk=episodes[which % len(episodes)].pk)
    assert episode.returned_at is not None
    at = min(NOW, episode.returned_at + timedelta(hours=hours))
    acts: dict[str, Callable[[], Any]] = {
        "offer": lambda: offer_interview(by=the_house, episode=episode, offered_at=at),
        "accept": lambda: accept_interview(by=the_house, episode=episode, accepted_at=at),
        "hold": lambda: hold_interview(by=the_house, episode=episode, held_at=at, during="Out."),
        "decline": lambda: decline_interview(
            by=the_house, episode=episode, declined_at=at, reason="No"
        ),
        "impossible": lambda: interview_not_possible(
            by=the_house, episode=episode, reason="Away", at=at
        ),
        "cover": lambda: cover_interview(
            by=the_house,
            episode=episode,
            by_episode=Episode.objects.get(pk=episodes[(which + 1) % len(episodes)].pk),
        ),
        "error": lambda: record_in_error(by=the_house, episode=episode, reason="Mistake"),
    }
    acts[step]()


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(HISTORIES)
def test_raised_is_met_and_excused_and_open_and_every_return_is_in_one_state(
    borough: Borough, history: tuple[list[int], list[Step]]
) -> None:
    lengths, steps = history
    with transaction.atomic():
        refusals: list[str] = []
        episodes, start = [], NOW - timedelta(days=120)  # April: over the change of the clocks
        for hours in lengths:
            episode = report_missing(by=the_house, person=borough.people["tom"], reported_at=start)
            start += timedelta(hours=hours)
            episodes.append(record_return(by=the_house, episode=episode, returned_at=start))
        for which, step, hours in steps:
            try:
                take(step, episodes, which, hours)
            except Refused as refused:
                refusals.append(refused.sentence)
        assert all(sentence.endswith(".") for sentence in refusals)
        books = balances()
        assert all(row.remainder == 0 for row in books)
        each_return = [row for row in books if row.kind in RETURN_KINDS]
        assert all(row.raised == len(episodes) for row in each_return)
        found = reconciliation(the_house, NOW.date() - timedelta(days=365), TODAY)
        alive = Episode.objects.filter(recorded_in_error="").count()
        assert (found.total.remainder, found.total.returned) == (0, alive)
        assert not any(difference for _, difference in rebuild())
        transaction.set_rollback(True)


@pytest.mark.parametrize("role", ["board_member", "partner", "administrator"])
def test_those_who_may_not_see_missing_children_see_no_sum(borough: Borough, role: str) -> None:
    from homeward.access.roles import Role

    found = reconciliation(borough.user(Role(role)), TODAY, TODAY)
    assert found.total.returned == 0
