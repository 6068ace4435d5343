"""A child with four hundred earlier times: the plan asks the database no more than for three."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from homeward.access.models import User
from homeward.missing.finding.queries.plan import find_plan
from homeward.missing.models import Episode, KnownPlace, Place
from tests.missing.finding.conftest import Told

MANY = 400


@pytest.fixture
def many(missing: Episode) -> Episode:
    """Four hundred nights over three years, each with a place."""
    for n in range(MANY):
        left = datetime(2023, 3, 1, 20, tzinfo=UTC) + timedelta(days=2.5 * n)
        earlier = Episode.objects.create(
            person=missing.person,
            left_at=left,
            reported_at=left + timedelta(hours=1),
            returned_at=left + timedelta(hours=9),
            team=missing.team,
        )
        KnownPlace.objects.create(
            person=missing.person,
            place=Place.objects.create(name=f"Place {n % 57}", kind="street"),
            known_how="found",
            episode=earlier,
            said_by="Carer",
            how_known="Fetched from there",
            at=left,
        )
    return missing


def queries(viewer: User, episode: Episode) -> int:
    with CaptureQueriesContext(connection) as captured:
        find_plan(viewer, episode.ref)
    return len(captured)


def test_the_plan_of_four_hundred_times_asks_no_more_than_that_of_three(
    missing: Episode,
    earlier: list[Episode],
    flat: Place,
    told: Told,
    coordinator: User,
    request: pytest.FixtureRequest,
) -> None:
    told(flat, episode=earlier[0])
    few = queries(coordinator, missing)
    request.getfixturevalue("many")
    assert queries(coordinator, missing) <= few
    assert find_plan(coordinator, missing.ref).earlier == MANY + len(earlier)
