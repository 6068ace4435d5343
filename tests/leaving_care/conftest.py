"""Leah, who is 21 and has an adviser, and what the tests do with her."""

from datetime import date
from typing import Any

import pytest

from homeward.access.models import User
from homeward.access.roles import Role
from homeward.leaving_care.actions import open_case
from homeward.leaving_care.codes import Category
from homeward.leaving_care.models import LeavingCareCase
from homeward.workforce.models import Worker
from tests.story import Borough


@pytest.fixture
def manager(borough: Borough) -> User:
    return borough.user(Role.LEAVING_CARE_MANAGER)


@pytest.fixture
def adviser_user(borough: Borough) -> User:
    return borough.user(Role.ADVISER)


@pytest.fixture
def adviser(borough: Borough) -> Worker:
    return borough.workers[Role.ADVISER]


@pytest.fixture
def leah(borough: Borough, manager: User, adviser: Worker) -> LeavingCareCase:
    return open_for(borough, manager, "leah", adviser=adviser)


def open_for(borough: Borough, by: Any, who: str, **facts: Any) -> LeavingCareCase:
    """Open a case: former relevant since September 2025 unless said otherwise."""
    facts = {"category": Category.FORMER_RELEVANT, "entitled_on": date(2025, 9, 1), **facts}
    return open_case(by=by, person=borough.people[who], **facts)
