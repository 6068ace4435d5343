"""Writing to the database: short, whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def write() -> Iterator[None]:
    """One short transaction for one action: everything in it stands, or nothing does.

    On SQLite it begins IMMEDIATE (settings), so two people who save at once wait for one
    another instead of failing. No network and no rendering belongs inside.
    """
    with transaction.atomic():
        yield
