"""Fixtures for every test: the clock, the small authority, somebody signed in, shared data."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from homeward.access.roles import Role
from homeward.core import clock

from . import story
from .houses import House
from .rows import small_demonstration

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture
def shared_data() -> Path:
    """Real files by others, kept beside the checkout; a test without them skips, saying so."""
    if not SHARED_DATA.is_dir():
        pytest.skip("no ../shared/data beside this checkout")
    return SHARED_DATA


@pytest.fixture
def now() -> Iterator[None]:
    """The clock stands still on a Wednesday morning in June 2026."""
    with clock.stand_still(story.NOW):
        yield


@pytest.fixture
def borough(db: None, now: None) -> story.Borough:
    """The small authority, at the moment of the story."""
    return story.tell()


@pytest.fixture
def client_as(borough: story.Borough) -> Callable[[Role], Client]:
    """A browser in which somebody in a role is signed in."""

    def sign_in(role: Role) -> Client:
        client = Client()
        client.force_login(borough.user(role), backend="homeward.access.backends.InTheirDates")
        return client

    return sign_in


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The small demonstration borough as it stands on the day of the story, for one module."""
    with django_db_blocker.unblock(), transaction.atomic():
        small_demonstration()
        with clock.stand_still(story.NOW):
            yield
        transaction.set_rollback(True)


def pytest_configure() -> None:
    """Passwords are hashed quickly here, and tables made straight from the models.

    The real hash takes a tenth of a second on purpose; the migrations take fifteen, and
    tests/core/test_tables.py says that they make the same tables.
    """
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.DATABASES["default"].setdefault("TEST", {})["MIGRATE"] = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever touches the database must give the same answers on PostgreSQL: it runs on both."""
    for item in items:
        names = getattr(item, "fixturenames", ())
        touches = "db" in names or "demonstration" in names or item.get_closest_marker("django_db")
        if touches and not item.get_closest_marker("browser"):
            item.add_marker("parity")


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house filled by ``homeward start --no-serve``, as on a newcomer's machine.

    For reading; a test that changes it takes ``house.copy_to(tmp_path / "house")``.
    """
    filled = House(tmp_path_factory.mktemp("house"))
    done = filled.run("start", "--no-serve")
    assert done.returncode == 0, done.stderr
    return filled
