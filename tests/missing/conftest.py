"""A child who went missing last night, and what the tests do with her."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from homeward.access.models import User
from homeward.access.roles import Role
from homeward.missing.actions import record_return, report_missing
from homeward.missing.models import Episode
from tests.story import Borough


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in June 2026; the story's clock stands at 09:30 on the 17th (UTC)."""
    return datetime(2026, 6, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def coordinator(borough: Borough) -> User:
    return borough.user(Role.MISSING_COORDINATOR)


@pytest.fixture
def report(borough: Borough, coordinator: User) -> Callable[..., Episode]:
    """Report somebody missing; unless said otherwise Aaliyah, on the evening of the 16th."""

    def report(who: str = "aaliyah", **facts: Any) -> Episode:
        facts = {"reported_at": at(16, 20), **facts}
        return report_missing(by=coordinator, person=borough.people[who], **facts)

    return report


@pytest.fixture
def missing(report: Callable[..., Episode]) -> Episode:
    return report(left_at=at(16, 18), went_from="Oak House", police_ref="MP-1", risk="medium")


@pytest.fixture
def back(missing: Episode, coordinator: User) -> Episode:
    """She came back at four in the morning."""
    return record_return(by=coordinator, episode=missing, returned_at=at(17, 4))
