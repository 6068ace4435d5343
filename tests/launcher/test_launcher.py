"""The door: what it says when it cannot open, and that it does no more than it must."""

from __future__ import annotations

import ast
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from .conftest import REPOSITORY, House


def test_it_can_be_read_by_python_3_8() -> None:
    ast.parse((REPOSITORY / "homeward").read_text(), feature_version=(3, 8))


def test_it_uses_the_standard_library_alone() -> None:
    tree = ast.parse((REPOSITORY / "homeward").read_text())
    names = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else _names(node))
        if name
    }
    assert names <= sys.stdlib_module_names


def _names(node: ast.Import) -> list[str]:
    return [alias.name for alias in node.names]


def test_an_old_python_is_told_what_to_install(house: House) -> None:
    house.settings["PATH"] = str(house.root / "nothing-here")
    answer = house.run("start", before="sys.version_info = (3, 8, 10)")
    assert answer.returncode == 1
    assert answer.stderr.startswith("Homeward needs Python 3.11 or later and this is Python ")
    assert "sudo apt install python3.11" in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_an_old_python_hands_over_to_a_newer_one_on_the_path(house: House) -> None:
    newer = house.recorder(house.root / "path" / "python3.12")
    house.settings["PATH"] = f"{newer.parent}:{os.environ['PATH']}"
    (newer.parent / "python3.13").write_text("#!/bin/sh\nexit 127\n")  # a shim with nothing behind
    (newer.parent / "python3.13").chmod(0o755)
    assert house.run("start", before="sys.version_info = (3, 8, 10)").returncode == 0
    assert house.asked() == ["-c ", f"{house.root / 'homeward'} start"]


def test_a_python_without_venv_is_told_what_to_install(house: House) -> None:
    house.python.unlink()
    hide = (
        "import importlib.util as u; real = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'ensurepip' else real(name, *rest)"
    )
    answer = house.run("start", before=hide)
    assert answer.returncode == 1
    assert "Install python3-venv: sudo apt install python3-venv" in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_a_first_run_installs_in_order_and_hands_over(house: House) -> None:
    answer = house.run("import", "annex-a", "a file.xlsx", "--dry-run")
    assert answer.returncode == 0, answer.stderr
    packages, styles, own, handed = house.asked()
    assert "--require-hashes" in packages
    assert "requirements.lock" in packages
    assert "requirements-build.lock" in packages
    assert styles.endswith("hatch_build.py")
    assert "--no-deps --no-build-isolation --editable" in own
    assert handed == "-m homeward.cli import annex-a a file.xlsx --dry-run"


def test_a_second_run_only_hands_over(house: House) -> None:
    house.run("start")
    house.asked()
    began = time.monotonic()
    answer = house.run("brief", "--json")
    assert time.monotonic() - began < 2
    assert house.asked() == ["-m homeward.cli brief --json"]
    assert answer.stderr == ""


def test_only_what_changed_is_done_again(house: House) -> None:
    house.run("start")
    house.asked()
    (house.root / "package.json").write_text("{}")
    house.run("start")
    assert house.asked() == [f"{house.root / 'hatch_build.py'}", "-m homeward.cli start"]


def test_missing_styles_are_built_again(house: House) -> None:
    house.run("start")
    house.asked()
    (house.root / "src/homeward/ui/static/homeward/built/homeward.css").unlink()
    house.run("start")
    assert house.asked() == [f"{house.root / 'hatch_build.py'}", "-m homeward.cli start"]


def test_testing_installs_what_tests_need_once_and_runs_the_suite(house: House) -> None:
    house.run("test", "tests/people", "-k", "names")
    asked = house.asked()
    assert "requirements-dev.lock" in asked[3]
    assert asked[4] == f"{house.root / 'tests' / 'suite.py'} tests/people -k names"
    house.run("test")
    assert house.asked() == [f"{house.root / 'tests' / 'suite.py'}"]


def test_a_refused_network_is_said_in_one_sentence(house: House) -> None:
    house.python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    house.settings.update(
        PIP_INDEX_URL=f"http://127.0.0.1:{_closed_port()}/simple",
        PIP_CONFIG_FILE=os.devnull,
        PIP_RETRIES="0",
    )
    answer = house.run("start")
    assert answer.returncode == 1
    progress, sentence = answer.stderr.splitlines()
    assert progress.endswith("failed")
    assert "the network or the package index refused" in sentence
    assert "--wheelhouse DIR" in sentence


def _closed_port() -> int:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        return int(closed.getsockname()[1])


def test_a_refused_step_is_tried_again_without_the_ones_before(house: House) -> None:
    house.recorder(house.python, fail="hatch_build.py", words="The styles could not be fetched.")
    answer = house.run("start")
    assert answer.returncode == 1
    assert "The styles could not be fetched." in answer.stderr.splitlines()[-1]
    house.asked()
    house.recorder(house.python)
    house.run("start")
    assert house.asked()[0].endswith("hatch_build.py")


def test_files_that_do_not_match_the_lock_are_said_to(house: House) -> None:
    words = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."
    house.recorder(house.python, fail="require-hashes", words=words)
    assert "is not what the lock names" in house.run("start").stderr


def test_a_full_disk_is_said(house: House) -> None:
    house.recorder(house.python, fail="pip", words="OSError: [Errno 28] No space left on device")
    assert "the disk is full" in house.run("start").stderr


def test_a_wheelhouse_needs_no_index(house: House) -> None:
    wheels = house.root / "wheels"
    assert "needs a folder of wheels" in house.run("--wheelhouse", str(wheels), "start").stderr
    wheels.mkdir()
    house.run("--wheelhouse", str(wheels), "start")
    asked = house.asked()
    assert f"--no-index --find-links {wheels}" in asked[0]
    assert asked[-1] == "-m homeward.cli start"


def test_a_killed_install_is_begun_again_from_nothing(house: House) -> None:
    house.recorder(house.python, stall="require-hashes")
    killed = subprocess.Popen(
        house.command("start"), cwd=house.root, env={"PATH": os.environ["PATH"]}
    )
    _wait_for(Path(f"{house.log}.stalled"))
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    house.asked()
    (house.root / ".venv" / "half").write_text("half a package")

    maker = house.recorder(house.root / "maker")
    assert house.run("start", before=f"sys.executable = {str(maker)!r}").returncode == 0
    assert house.asked()[0] == f"-m venv {house.root / '.venv'}"
    assert not (house.root / ".venv" / "half").exists()
    house.run("start")
    assert house.asked() == ["-m homeward.cli start"]


def _wait_for(path: Path) -> None:
    until = time.monotonic() + 20
    while not path.exists():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_two_first_starts_install_once(house: House) -> None:
    settings = {"PATH": os.environ["PATH"]}
    both = [
        subprocess.Popen(house.command("start"), cwd=house.root, env=settings) for _ in range(2)
    ]
    assert [each.wait(60) for each in both] == [0, 0]
    asked = house.asked()
    assert sum("--require-hashes" in line for line in asked) == 1
    assert asked.count("-m homeward.cli start") == 2
