"""Killed, refused, full: nothing half-written is left. Each in processes of their own."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import OperationalError

from homeward.access.actions import the_house
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.exchange import actions
from homeward.exchange.importing import writing
from homeward.exchange.models import Batch
from homeward.web.checking import check_all

from . import made

MANY = 6_000


@pytest.fixture(scope="module")
def long_file(tmp_path_factory) -> Path:
    rows = [made.contact(str(20_000 + number)) for number in range(MANY)]
    return made.a_file(tmp_path_factory.mktemp("long") / "long.xlsx", {1: rows})


@pytest.fixture
def house(tmp_path) -> Path:
    """A data folder with an empty database of its own."""
    assert run(tmp_path / "data", "check").returncode == 0
    return tmp_path / "data"


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "homeward.cli", *words]


def environment(data: Path) -> dict[str, str]:
    without = {key: value for key, value in os.environ.items() if key != "HOMEWARD_DATABASE_URL"}
    return {**without, "HOMEWARD_DATA": str(data), "COLUMNS": "200"}


def run(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*words), env=environment(data), capture_output=True, text=True, timeout=120
    )


def begin(data: Path, file: Path) -> subprocess.Popen[str]:
    """An import in another process, already writing when this returns."""
    process = subprocess.Popen(
        command("import", "annex-a", str(file)),
        env=environment(data),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    for _ in range(1_200):
        if count(data, "exchange_batchrow") or process.poll() is not None:
            return process
        time.sleep(0.05)
    raise AssertionError("the import did not begin within a minute")


def count(data: Path, table: str, where: str = "1") -> int:
    with sqlite3.connect(data / "homeward.sqlite3", timeout=20) as base:
        return base.execute(f"SELECT COUNT(*) FROM {table} WHERE {where}").fetchone()[0]  # noqa: S608


def killed(data: Path, file: Path) -> None:
    process = begin(data, file)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert 0 < count(data, "people_person") < MANY
    assert count(data, "exchange_batch", "state = 'running'") == 1


@pytest.mark.slow
def test_a_killed_import_is_taken_back_by_the_next(house, long_file, tmp_path):
    killed(house, long_file)
    small = made.a_file(tmp_path / "small.xlsx", {1: [made.contact()]})
    done = run(house, "import", "annex-a", str(small), "--as-at", "2026-03-31")
    assert done.returncode == 0
    assert "had stopped half-way; it was taken back first" in done.stdout
    assert count(house, "people_person") == 1
    assert count(house, "exchange_batch", "state = 'failed'") == 1
    assert run(house, "check").returncode == 0


@pytest.mark.slow
def test_a_killed_import_can_be_taken_back_by_hand(house, long_file):
    killed(house, long_file)
    refused = run(house, "import", "annex-a", str(long_file), "--dry-run")
    assert "stopped half-way" in refused.stderr
    ref = refused.stderr.split("homeward import undo ")[1].strip().rstrip(".")
    assert run(house, "import", "undo", ref).returncode == 0
    assert count(house, "people_person") == 0
    assert count(house, "front_door_contact") == 0
    assert count(house, "chronology_event") == 0
    assert run(house, "check").returncode == 0


@pytest.mark.slow
def test_of_two_imports_at_once_the_second_is_refused_by_name(house, long_file, tmp_path):
    first = begin(house, long_file)
    small = made.a_file(tmp_path / "small.xlsx", {1: [made.contact()]})
    second = run(house, "import", "annex-a", str(small))
    out, _ = first.communicate(timeout=120)
    assert first.returncode == 0, out
    assert second.returncode == 1
    assert "long.xlsx is being taken in (batch " in second.stderr
    assert count(house, "people_person") == MANY


@pytest.mark.django_db
@pytest.mark.usefixtures("now")
def test_a_full_disk_half_way_leaves_nothing(tmp_path, monkeypatch):
    before = made.tables(*made.BOOKS)
    whole = writing._write_chunk

    def full(batch, rows, by):
        if rows[0].row > 2:
            raise OperationalError("database or disk is full")
        whole(batch, rows, by)

    monkeypatch.setattr(writing, "ROWS_AT_ONCE", 1)
    monkeypatch.setattr(writing, "_write_chunk", full)
    file = made.a_file(tmp_path / "a.xlsx", {1: [made.contact(), made.contact("9002")]})
    with pytest.raises(Refused, match=r"The disk is full\..*Nothing of the file was kept\."):
        made.take_in(file)
    assert made.tables(*made.BOOKS) == before
    assert Batch.objects.get().state == Batch.State.FAILED
    assert all(finding.ok for finding in check_all())


@pytest.mark.django_db
@pytest.mark.usefixtures("now")
def test_a_batch_without_a_sign_of_life_is_taken_for_dead(tmp_path):
    """Its machine is another, so its process cannot be asked."""
    batch = Batch.objects.create(
        kind=actions.ANNEX_A,
        file_name="old.xlsx",
        fingerprint="",
        speaks_of_on=made.AS_AT,
        host="another-machine",
        process=1,
    )
    file = made.a_file(tmp_path / "a.xlsx", {1: [made.contact()]})
    with pytest.raises(Refused, match=r"old\.xlsx is being taken in"):
        made.take_in(file)
    with pytest.raises(Refused, match="is being taken in"):
        actions.undo_batch(by=the_house, batch=batch)
    Batch.objects.update(alive_at=clock.now() - 2 * actions.SILENCE)
    report = made.take_in(file)
    assert "old.xlsx" in report.notes[0]
    batch.refresh_from_db()
    assert batch.state == Batch.State.FAILED
