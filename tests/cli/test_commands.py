"""The commands, from outside: what a person types, and what they are told."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest


@pytest.fixture
def own(house, tmp_path):
    """A house that a test may change."""
    return house.copy_to(tmp_path / "house")


def database(house) -> "sqlite3.Connection":
    return sqlite3.connect(house.data / "homeward.sqlite3")


def rows(house, table) -> int:
    with closing(database(house)) as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_help_imports_no_django():
    code = (
        "import sys, contextlib, io\n"
        "from homeward.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    main(['--help'])\n"
        "print('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_help_names_every_command(house):
    from homeward.cli import COMMANDS

    said = house.run("--help").stdout
    assert all(command in said for command in COMMANDS)


def test_a_first_start_fills_the_house_says_how_it_stands_and_who_may_sign_in(own):
    done = own.run("start", "--no-serve")
    assert "Missing now" in done.stdout
    assert "Improvement plan" in done.stdout
    assert "Front-door manager" in done.stdout
    assert rows(own, "people_person") > 200


def test_a_second_start_makes_nothing_twice(own):
    before = rows(own, "people_person"), rows(own, "ledger_duty"), rows(own, "access_user")
    assert own.run("start", "--no-serve").returncode == 0
    assert before == (
        rows(own, "people_person"),
        rows(own, "ledger_duty"),
        rows(own, "access_user"),
    )


def test_an_empty_start_makes_one_administrator_and_nobody_else(house, tmp_path):
    empty = type(house)(tmp_path)
    done = empty.run("start", "--no-serve", "--empty")
    assert done.returncode == 0, done.stderr
    assert "administrator" in done.stdout
    assert (rows(empty, "access_user"), rows(empty, "people_person")) == (1, 0)
    assert empty.run("check").returncode == 0


def test_a_busy_port_is_said_with_the_next_one(house):
    import socket

    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        done = house.run("start", "--port", str(port))
    assert done.returncode == 1
    assert f"Something else is using port {port}" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_brief_as_json_has_its_five_matters(house):
    said = json.loads(house.run("brief", "--json").stdout)
    keys = [block["key"] for block in said["blocks"]]
    assert keys == ["overdue", "missing", "interviews", "pathway_plans", "plan"]


def test_the_demonstration_is_not_poured_over_real_work(house):
    done = house.run("demo")
    assert done.returncode == 1
    assert "not empty" in done.stderr


def test_check_is_content_and_finds_what_was_changed_by_hand(own):
    assert own.run("check").returncode == 0
    with closing(database(own)) as connection, connection:
        connection.execute("UPDATE audit_entry SET actor = 'nobody' WHERE id = 3")
        connection.execute("UPDATE ledger_duty SET due_at = raised_at WHERE id = 1")
    done = own.run("check", "--json")
    assert done.returncode == 1
    wrong = {finding["what"] for finding in json.loads(done.stdout) if not finding["ok"]}
    assert "audit log" in wrong
    assert any(what.startswith("books of") for what in wrong)


def test_rebuild_changes_nothing_and_mends_what_was_lost(own):
    assert "The books were right." in own.run("rebuild").stdout
    with closing(database(own)) as connection, connection:
        connection.execute("DELETE FROM ledger_duty WHERE id < 50")
        connection.execute("DELETE FROM chronology_event WHERE id < 50")
    assert "differed" in own.run("rebuild").stdout
    assert "The books were right." in own.run("rebuild").stdout


def test_a_backup_is_put_back_whole_and_what_was_there_is_kept(own, tmp_path):
    copy = tmp_path / "copy.backup"
    assert own.run("backup", str(copy)).returncode == 0
    before = rows(own, "ledger_duty")
    with closing(database(own)) as connection, connection:
        connection.execute("DELETE FROM ledger_duty")
    done = own.run("restore", str(copy), "--yes")
    assert done.returncode == 0, done.stderr
    assert rows(own, "ledger_duty") == before
    assert own.run("check").returncode == 0
    assert len(list(own.data.glob("homeward.sqlite3.before-*"))) == 1


@pytest.mark.parametrize("content", [b"", b"not a database at all", b"SQLite format 3\x00" * 9])
def test_a_file_that_is_no_backup_is_refused_and_nothing_is_touched(own, tmp_path, content):
    file = tmp_path / "wrong.backup"
    file.write_bytes(content)
    before = rows(own, "ledger_duty")
    done = own.run("restore", str(file), "--yes")
    assert done.returncode == 1
    assert "Homeward backup" in done.stderr
    assert "Traceback" not in done.stderr
    assert rows(own, "ledger_duty") == before


def test_a_backup_is_not_written_over_another(own, tmp_path):
    copy = tmp_path / "copy.backup"
    copy.write_text("an older backup")
    done = own.run("backup", str(copy))
    assert "already there" in done.stderr
    assert copy.read_text() == "an older backup"


def test_a_letter_is_read_to_json_and_to_a_table(house, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Monitoring visit to Tenterdale\n\nFindings\n1. Plans are out of date.\n")
    said = json.loads(house.run("read-report", "--json", str(letter)).stdout)
    assert said[0]["findings"][0]["text"] == "Plans are out of date."
    assert "Plans are out of date." in house.run("read-report", str(letter)).stdout


def test_one_unreadable_report_does_not_hide_the_others(house, tmp_path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.pdf"
    good.write_text("Findings\n1. Plans are out of date.\n")
    bad.write_bytes(b"%PDF-1.4 nonsense")
    done = house.run("read-report", str(bad), str(good))
    assert done.returncode == 1
    assert "Plans are out of date." in done.stdout
    assert "bad.pdf" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(house, tmp_path):
    file = tmp_path / "file"
    file.write_text("")
    done = house.run("check", "--data", str(file / "inside"))
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
