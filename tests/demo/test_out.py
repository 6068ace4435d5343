"""The borough as files: the same every time, nobody real in it, nothing written over."""

import csv
import hashlib
import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from homeward.core.errors import Refused
from homeward.demo.filling import world_of
from homeward.demo.out import police, write_files
from homeward.demo.scenarios import ACTIONS, SCENARIOS
from homeward.demo.stories import STORIES

from .conftest import DAY

KINDS = {
    "README.txt",
    "annex-a.xlsx",
    "ofsted-providers.xlsx",
    "provider-voids.csv",
    "partner-contacts.jsonl",
    "police-missing-log.csv",
    "ssda903",
    "truth",
    "workforce-census-2024.xml",
    "workforce-census-2025.xml",
}


def written(folder: Path, **asked) -> Path:
    """The small borough in a folder."""
    write_files(world_of(**{"seed": 7, "as_of": DAY, **asked}), folder)
    return folder


@pytest.fixture(scope="module")
def out(tmp_path_factory) -> Path:
    return written(tmp_path_factory.mktemp("out"))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def digest(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def words_in(folder: Path) -> str:
    """Every word of every file, cells of workbooks too."""
    texts = []
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".xlsx":
            book = CalamineWorkbook.from_path(str(path))
            sheets = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
            texts += ["\t".join(map(str, row)) for sheet in sheets for row in sheet]
        elif path.is_file():
            texts.append(path.read_text(encoding="utf-8"))
    return "\n".join(texts)


def by_command(folder: Path, data: Path, hash_seed: str = "0") -> subprocess.CompletedProcess[str]:
    """The files as a person makes them, in a process of their own."""
    around = {**os.environ, "PYTHONHASHSEED": hash_seed, "HOMEWARD_DATA": str(data)}
    asked = ["demo", "--out", str(folder), "--seed", "7", "--as-of", DAY.isoformat()]
    return subprocess.run(
        [sys.executable, "-m", "homeward.cli", *asked],
        env=around,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_every_kind_of_file_is_there(out):
    assert {path.name for path in out.iterdir()} == KINDS


def test_the_same_seed_gives_the_same_bytes_in_any_process(out, tmp_path):
    for hash_seed in ("0", "1"):
        done = by_command(tmp_path / hash_seed, tmp_path / "d", hash_seed)
        assert done.returncode == 0, done.stderr
        assert digest(tmp_path / hash_seed) == digest(out)
    assert not list((tmp_path / "d").glob("*.sqlite3")), "no database is made"


def test_another_seed_gives_another_borough(out, tmp_path):
    other, one = digest(written(tmp_path / "other", seed=8)), digest(out)
    assert other.keys() == one.keys()
    same = {name for name in one if one[name] == other[name]}
    assert same == {
        "ssda903/2024-25/reviews.csv",  # only the latest review is on record: none of that year
        "truth/README.txt",
        "truth/plan_actions.csv",
        "truth/scenario.csv",
        "truth/hubs.csv",
    }


def test_postcodes_lie_in_the_made_up_area_only(out):
    found = set(re.findall(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b", words_in(out)))
    assert len(found) > 100
    assert {code for code in found if not re.match(r"ZZ\d", code)} == set()


def test_telephones_ring_nowhere(out):
    """Whatever looks like a telephone number lies in a range that Ofcom keeps for drama."""
    found = set(
        re.findall(r"(?<![\w.-])(?:\+44 ?|0)\d{2,5}[ -]?\d{3,4}[ -]?\d{3,4}", words_in(out))
    )
    assert len(found) > 50
    drama = re.compile(r"07700 900\d{3}|01632 960\d{3}")
    assert {number for number in found if not drama.fullmatch(number)} == set()


def test_mail_reaches_nobody(out):
    assert "@" not in words_in(out)


def test_a_folder_that_holds_anything_is_refused(tmp_path):
    kept = tmp_path / "thesis.txt"
    kept.write_text("five years of work")
    with pytest.raises(Refused, match="is not empty"):
        written(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_folder_that_cannot_be_written_to_gets_one_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    done = by_command(tmp_path / "file" / "folder", tmp_path / "d")
    assert done.returncode == 1
    assert done.stderr.startswith("Error: The files cannot be written into ")
    assert "Traceback" not in done.stderr


def test_a_disk_that_fills_gets_one_sentence(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("homeward.demo.out.folder.write_readmes", full)
    with pytest.raises(Refused, match="No space left on device"):
        written(tmp_path / "out")


def test_progress_is_shown_to_its_end(tmp_path):
    shares = []
    world = world_of(seed=7, as_of=DAY)
    write_files(world, tmp_path / "out", progress=lambda words, share: shares.append(share))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > 50


def test_the_readme_says_what_was_asked_for_and_names_every_file(out):
    said = (out / "README.txt").read_text()
    for asked in ("Size: small", "2 years", "Seed: 7", "10 June 2026", "Scenario: everyday."):
        assert asked in said
    assert "--size small --years 2 --seed 7 --as-of 2026-06-10" in said
    for path in out.iterdir():
        assert re.sub(r"\d{4}", "*", path.name) in said
    told = (out / "truth" / "README.txt").read_text()
    assert all(path.name in told for path in (out / "truth").glob("*.csv"))


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_scenario_says_what_changed_when_and_by_how_much(scenario, tmp_path):
    world = world_of(seed=3, as_of=DAY, scenario=scenario)
    write_files(world, tmp_path / "out")
    told = rows(tmp_path / "out" / "truth" / "scenario.csv")
    levers = {(row["lever"], row["times"], row["from_on"]) for row in told}
    for effect in world.course.effects:
        assert (effect.lever, str(effect.times), effect.from_on.isoformat()) in levers
    if scenario == "closure":
        assert any("places lost" in row["cause"] for row in told)
    plan = rows(tmp_path / "out" / "truth" / "plan_actions.csv")
    assert {row["action"] for row in plan} == {str(n) for n in range(1, len(ACTIONS) + 1)}
    idle = {row["truly_moves"] for row in plan} == {"nothing"}
    assert idle == (SCENARIOS[scenario].plan == "idle")


def test_each_story_names_its_children(out):
    told = rows(out / "truth" / "stories.csv")
    assert {row["story"] for row in told} == set(STORIES)
    named = {row["family_name"]: row["story"] for row in told}
    assert named["Oakenshaw"] == "fourth contact"
    assert named["Ravenscroft"] == "cousin's flat"
    known = {row["child_id"] for row in rows(out / "truth" / "people.csv")}
    assert {row["child_id"] for row in told} <= known - {""}


def test_whoever_the_truth_speaks_of_is_on_file(out):
    on_file = {row["person"] for row in rows(out / "truth" / "people.csv")}
    for name, columns in {
        "duplicates": ("person", "same_as"),
        "kin": ("person", "other"),
        "births": ("child",),
        "movements": ("child",),
        "context_members": ("child",),
    }.items():
        told = rows(out / "truth" / f"{name}.csv")
        assert told, name
        assert {row[column] for row in told for column in columns} <= on_file


def test_a_partner_spells_a_child_as_the_truth_says(out):
    on_file = {row["person"]: row for row in rows(out / "truth" / "people.csv")}
    lines = (out / "partner-contacts.jsonl").read_text(encoding="utf-8").splitlines()
    sent = {one["message"]: one for one in map(json.loads, lines)}
    told = rows(out / "truth" / "partner_contacts.csv")
    assert len(told) == sum(len(one["children"]) for one in sent.values())
    differing = 0
    for row in told:
        child = sent[int(row["message"])]["children"][int(row["place"]) - 1]
        ours = on_file[row["child"]]
        given = (child["given_names"], child["family_name"], child["date_of_birth"] or "")
        same = given == (ours["given_names"], ours["family_name"], ours["born_on"])
        assert same == (row["differs"] == ""), row
        differing += not same
    assert 0.1 < differing / len(told) < 0.35


def test_messages_arrive_in_order(out):
    lines = (out / "partner-contacts.jsonl").read_text(encoding="utf-8").splitlines()
    messages = [json.loads(line)["message"] for line in lines]
    assert messages == list(range(1, len(lines) + 1))


def test_the_police_turn_a_date_round_only_where_both_could_be():
    early, late = (datetime(2026, 6, day, 20, 30, tzinfo=UTC) for day in (3, 17))
    assert police.moment(early) == "03/06/2026 21:30"
    assert police.moment(early, turned=True) == "06/03/2026 21:30"
    assert police.moment(late, turned=True) == "17/06/2026 21:30"


def test_the_police_log_agrees_with_us_in_part(out):
    log = {row["Misper ref"]: row for row in rows(out / "police-missing-log.csv")}
    told = {row["row"]: row for row in rows(out / "truth" / "police_log.csv")}
    assert log.keys() == told.keys()
    on_file = {row["person"]: row for row in rows(out / "truth" / "people.csv")}
    for ref, truth in told.items():
        if not truth["differs"]:
            ours = on_file[truth["child"]]
            assert log[ref]["Surname"] == ours["family_name"].upper()
            assert log[ref]["Forename(s)"] == ours["given_names"]
    faults = {fault for row in told.values() for fault in row["differs"].split("; ") if fault}
    assert {"reported twice", "nobody on file"} <= faults
    unknown = [row for row in told.values() if not row["episode"]]
    assert all(row["differs"] == "nobody on file" for row in unknown)
    assert all(not log[row["row"]]["Incident log"] for row in unknown)
    episodes = {row["episode"] for row in rows(out / "truth" / "movements.csv")}
    matched = {row["episode"] for row in told.values()} - {""}
    assert matched < episodes, "some were never told to the police"
    assert len(matched) > 0.9 * len(episodes)
