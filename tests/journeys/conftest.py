"""The demonstration borough with referrals in writing, for the walks through every page."""

from collections.abc import Iterator
from typing import Any

import pytest

from .referred import issue_a_pack, refer_in_writing, warn_and_attach


@pytest.fixture(scope="module")
def referred(demonstration: None, django_db_blocker: Any) -> Iterator[None]:
    """The borough, to which a school has referred children in writing; a child has an alert.

    Each module has its own references, so what was reached in another is forgotten.
    """
    from .test_every_page import reached

    with django_db_blocker.unblock():
        refer_in_writing()
        warn_and_attach()
        issue_a_pack()
    reached.cache_clear()
    yield
    reached.cache_clear()
