"""The PostgreSQL of the tests starts, answers, and leaves nothing behind."""

from __future__ import annotations

import tempfile
from pathlib import Path

import psycopg
import pytest

from tests import postgres

pytestmark = pytest.mark.postgres


def test_it_answers_while_wanted_and_is_gone_afterwards() -> None:
    with postgres.throwaway_postgres() as url:
        with psycopg.connect(url) as connection:
            row = connection.execute("SELECT current_user, pg_encoding_to_char(6)").fetchone()
            assert row == ("homeward", "UTF8")
        assert list(Path(tempfile.gettempdir()).glob("homeward-postgres-*"))
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=2)


def test_where_none_is_installed_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "find_programs", lambda: None)
    with (
        pytest.raises(postgres.NoPostgres, match="sudo apt install postgresql"),
        postgres.throwaway_postgres(),
    ):
        pytest.fail("there is no PostgreSQL to be inside of")
