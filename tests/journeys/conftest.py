"""The demonstration borough with referrals in writing, for the walks through every page."""

from typing import Any

import pytest

from .referred import refer_in_writing


@pytest.fixture(scope="module")
def referred(demonstration: None, django_db_blocker: Any) -> None:
    """The borough, to which a school has referred children in writing."""
    with django_db_blocker.unblock():
        refer_in_writing()
