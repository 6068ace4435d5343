"""A child missing now, with three earlier times on record and what is known of them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from homeward.access.models import User
from homeward.access.roles import Role
from homeward.missing.actions import record_return, report_missing
from homeward.missing.actions.finding import add_place, note_associate, note_place
from homeward.missing.models import Episode, KnownAssociate, KnownPlace, Place
from tests.story import Borough


def may(day: int, hour: int = 21) -> datetime:
    """A moment in May 2026."""
    return datetime(2026, 5, day, hour, tzinfo=UTC)


@pytest.fixture
def coordinator(borough: Borough) -> User:
    return borough.user(Role.MISSING_COORDINATOR)


@pytest.fixture
def director(borough: Borough) -> User:
    return borough.user(Role.DIRECTOR)


@pytest.fixture
def earlier(borough: Borough, coordinator: User) -> list[Episode]:
    """Three times in May, each for a night."""
    made = []
    for day in (4, 12, 20):
        episode = report_missing(
            by=coordinator,
            person=borough.people["aaliyah"],
            reported_at=may(day, 22),
            left_at=may(day),
        )
        made.append(record_return(by=coordinator, episode=episode, returned_at=may(day + 1, 6)))
    return made


@pytest.fixture
def missing(earlier: list[Episode], borough: Borough, coordinator: User) -> Episode:
    """She left on the evening of the 16th of June, and is out."""
    return report_missing(
        by=coordinator,
        person=borough.people["aaliyah"],
        reported_at=datetime(2026, 6, 16, 20, tzinfo=UTC),
        left_at=datetime(2026, 6, 16, 19, tzinfo=UTC),
    )


@pytest.fixture
def flat(coordinator: User) -> Place:
    return add_place(
        by=coordinator, name="Kel's flat", kind="friend", lines="12 Mill Lane", postcode="ZZ2 1AA"
    )


@pytest.fixture
def refuge(coordinator: User) -> Place:
    return add_place(
        by=coordinator,
        name="Rowan House",
        kind="home",
        lines="Flat 3, 77 Harbour Row",
        postcode="ZZ9 9XY",
        protected=True,
        duty_number="0161 000 0000",
    )


Told = Callable[..., KnownPlace]


@pytest.fixture
def told(coordinator: User, borough: Borough) -> Told:
    """Note a place of a child; unless said otherwise Aaliyah told it herself."""

    def told(place: Place, who: str = "aaliyah", **facts: Any) -> KnownPlace:
        given = {
            "known_how": "told",
            "said_by": "Aaliyah",
            "how_known": "Told in the return home interview",
            "first_hand": "first",
            **facts,
        }
        return note_place(by=coordinator, person=borough.people[who], place=place, **given)

    return told


@pytest.fixture
def kel(coordinator: User, borough: Borough, earlier: list[Episode]) -> KnownAssociate:
    return note_associate(
        by=coordinator,
        person=borough.people["aaliyah"],
        heard_as="Kel",
        relation="friend",
        said_by="Aaliyah",
        how_known="Told in the return home interview",
        episode=earlier[0],
    )
