"""The demonstration borough with referrals in writing, for the walks through every page."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from homeward.core import clock
from tests import story
from tests.rows import made_once, small_demonstration

from .referred import issue_a_pack, refer_in_writing, warn_and_attach


@pytest.fixture(scope="module")
def referred(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The small borough, to which a school has referred children in writing; a child has an alert.

    The same rows in every module, so what was reached in one stands in the other too.
    """
    with django_db_blocker.unblock(), transaction.atomic(), clock.stand_still(story.NOW):
        made_once("referred", _refer)
        yield
        transaction.set_rollback(True)


def _refer() -> None:
    small_demonstration()
    refer_in_writing()
    warn_and_attach()
    issue_a_pack()
