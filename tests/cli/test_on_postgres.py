"""The commands on PostgreSQL, in a database of their own."""

import os
import subprocess
import sys
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

pytestmark = pytest.mark.postgres
NAME = "homeward_commands_test"


@pytest.fixture
def run(tmp_path):
    given = os.environ["HOMEWARD_DATABASE_URL"]
    with psycopg.connect(given, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME}")
        server.execute(f"CREATE DATABASE {NAME}")
    own = urlunsplit(urlsplit(given)._replace(path=f"/{NAME}"))
    around = {**os.environ, "HOMEWARD_DATABASE_URL": own, "HOMEWARD_DATA": str(tmp_path)}

    def command(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "homeward.cli", *arguments],
            env=around,
            capture_output=True,
            text=True,
            check=False,
        )

    yield command
    with psycopg.connect(given, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


def test_a_house_on_postgres_starts_is_checked_backed_up_and_put_back(run, tmp_path):
    assert run("start", "--no-serve").returncode == 0
    assert run("check").returncode == 0
    assert "The books were right." in run("rebuild").stdout
    copy = tmp_path / "copy.backup"
    assert run("backup", str(copy)).returncode == 0
    done = run("restore", str(copy), "--yes")
    assert done.returncode == 0, done.stderr
    assert run("check").returncode == 0
    wrong = tmp_path / "wrong.backup"
    wrong.write_text("not a backup")
    refused = run("restore", str(wrong), "--yes")
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert run("check").returncode == 0
