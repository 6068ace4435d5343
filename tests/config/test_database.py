"""How the database is opened."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from homeward.config import environment
from homeward.config import settings as settings_module

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 1,  # NORMAL
    "foreign_keys": 1,
    "cache_size": -65536,
    "temp_store": 2,  # MEMORY
    "mmap_size": 134217728,
    "busy_timeout": 20000,
}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PRAGMAs are SQLite's")
@pytest.mark.parametrize(("pragma", "value"), PRAGMAS.items())
def test_sqlite_is_opened_as_the_decision_says(pragma, value, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone()[0] == value


@pytest.mark.skipif(connection.vendor != "sqlite", reason="IMMEDIATE is SQLite's")
def test_writers_wait_for_one_another():
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_page_that_only_reads_holds_no_lock():
    assert settings.ATOMIC_REQUESTS is False
    assert not settings.DATABASES["default"].get("ATOMIC_REQUESTS")


def test_a_wrong_database_address_is_answered_with_how_it_should_look(monkeypatch, tmp_path):
    monkeypatch.setenv("HOMEWARD_DATABASE_URL", "mysql://somewhere")
    with pytest.raises(SystemExit, match="looks like postgresql://user:password@host:5432/name"):
        environment.database(tmp_path)


def test_a_wrong_flag_is_answered_with_what_to_write(monkeypatch):
    monkeypatch.setenv("HOMEWARD_HTTPS", "maybe")
    with pytest.raises(SystemExit, match="HOMEWARD_HTTPS is 'maybe'; write yes or no."):
        environment.flag("HOMEWARD_HTTPS")


def test_half_a_single_sign_on_is_answered_with_what_is_missing(monkeypatch):
    monkeypatch.setenv("HOMEWARD_OIDC_SERVER", "https://sign-in.example")
    with pytest.raises(SystemExit, match="needs all three"):
        environment.single_sign_on()


def test_the_secret_is_made_once_and_only_the_owner_reads_it(tmp_path, monkeypatch):
    monkeypatch.delenv("HOMEWARD_SECRET_KEY", raising=False)
    first = environment.secret_key(tmp_path)
    assert environment.secret_key(tmp_path) == first
    assert len(first) > 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_every_migration_is_written():
    # Raises SystemExit where a model has changed and its migration is missing.
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_passwords_are_hashed_slowly_on_purpose_where_people_sign_in():
    # The tests themselves hash quickly (tests/conftest.py); the file says what people get.
    source = Path(settings_module.__file__).read_text()
    first = source.split("PASSWORD_HASHERS = [")[1].split(",")[0]
    assert "Argon2PasswordHasher" in first
