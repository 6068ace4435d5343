"""Runs everything that says whether Homeward is sound: ``./homeward test`` comes here.

Without arguments: style, layers and types; every test on SQLite; those that touch a database
(``parity``, ``postgres``) on PostgreSQL; and the walks of the browser. All are begun at once, for
each waits for something that another need not wait for. With arguments, pytest alone, with them.
What cannot be run here is said in one line each; with CI=true that is a failure, for nothing may be
skipped there.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import PIPE, STDOUT
from typing import TextIO

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.postgres import NoPostgres, throwaway_postgres

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(sys.executable).parent
NO_TESTS = 5  # pytest's exit code where nothing was collected

CHECKS: dict[str, list[str | Path]] = {
    "ruff check": [PROGRAMS / "ruff", "check", "."],
    "ruff format": [PROGRAMS / "ruff", "format", "--check", "."],
    "import layers": [PROGRAMS / "lint-imports"],
    "types": [PROGRAMS / "mypy"],
}


@dataclass
class Outcome:
    """What ran, what did not and why, and how many tests passed, failed and were skipped."""

    strict: bool
    failed: list[str] = field(default_factory=list)
    not_run: list[str] = field(default_factory=list)
    passed_tests: int = 0
    failed_tests: int = 0
    skipped_tests: int = 0

    def leave_out(self, what: str, why: str) -> None:
        """Note that something cannot run on this machine."""
        self.not_run.append(f"Not run: {what}: {why}.")
        if self.strict:
            self.failed.append(f"{what} (nothing may be left out in CI)")

    def count(self, report: Path) -> None:
        """Add the figures of one pytest run from its JUnit report."""
        if not report.exists():
            return
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):
            ran, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
            failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            self.passed_tests += ran - skipped - failed
            self.failed_tests += failed
            self.skipped_tests += skipped


def main(arguments: list[str]) -> int:
    """Run the checks and the tests; return 0 where all that ran is sound."""
    outcome = Outcome(strict=os.environ.get("CI") == "true")
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="homeward-test-") as folder:
        settings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "HOMEWARD_DATA": folder}
        settings.pop("HOMEWARD_DATABASE_URL", None)
        find_browser(settings, outcome)
        tests = Tests(arguments, settings, Path(folder), outcome)
        with ThreadPoolExecutor() as beside:
            checked = None if arguments else beside.submit(run_checks, settings, outcome)
            others = [beside.submit(run) for run in (tests.in_the_browser, tests.on_postgres)]
            codes = [tests.on_sqlite()]
            if checked:
                print(checked.result(), flush=True)
            codes += [code for other in others if (code := other.result()) is not None]
        # Arguments may well name tests that concern one run only.
        if NO_TESTS in codes and (not arguments or set(codes) == {NO_TESTS}):
            outcome.failed.append("pytest found no test to run")
    return close(outcome, time.monotonic() - began)


def run_checks(settings: dict[str, str], outcome: Outcome) -> str:
    """Run each check that needs no database; return what they said."""
    said = []
    for name, command in CHECKS.items():
        done = subprocess.run(
            command, cwd=ROOT, env=settings, stdout=PIPE, stderr=STDOUT, encoding="utf-8"
        )
        said.append(f"\n== {name}\n{done.stdout}")
        if done.returncode:
            outcome.failed.append(name)
    return "".join(said)


def find_browser(settings: dict[str, str], outcome: Outcome) -> None:
    """Tell the browser tests where Chromium is."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = settings.get("HOMEWARD_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found:
        settings["HOMEWARD_CHROMIUM"] = found
    else:
        outcome.leave_out(
            "browser tests",
            "no Chromium was found (sudo apt install chromium, or set HOMEWARD_CHROMIUM)",
        )


@dataclass(frozen=True)
class Tests:
    """The runs of pytest, each with a folder and a database of its own."""

    arguments: list[str]
    settings: dict[str, str]
    folder: Path
    outcome: Outcome

    def on_sqlite(self) -> int:
        """Every test but the browser's; what it says goes to the terminal as it comes."""
        heading("tests on SQLite")
        return self.run("SQLite", "not postgres and not browser")

    def in_the_browser(self) -> int:
        """The walks of the browser, on SQLite."""
        return self.run_quietly("the browser", "browser")

    def on_postgres(self) -> int | None:
        """The tests of both databases on PostgreSQL; None where there is none."""
        try:
            with postgres_url() as url:
                return self.run_quietly(
                    "PostgreSQL", "parity or postgres", HOMEWARD_DATABASE_URL=url
                )
        except NoPostgres as problem:
            self.outcome.leave_out("tests on PostgreSQL", str(problem))
            return None

    def run_quietly(self, name: str, marks: str, **more: str) -> int:
        """One run whose words are printed at its end, for another is talking."""
        with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
            code = self.run(name, marks, said, **more)
            said.seek(0)
            print(f"\n\n== tests on {name}\n{said.read()}", flush=True)
        return code

    def run(self, name: str, marks: str, out: TextIO | None = None, **more: str) -> int:
        """Run pytest once and take its figures into the outcome; return its exit code."""
        data = self.folder / name
        data.mkdir()
        report = self.folder / f"{name}.xml"
        command = [sys.executable, "-m", "pytest", "-rs", f"--junit-xml={report}", "-m", marks]
        settings = {**self.settings, **more, "HOMEWARD_DATA": str(data)}
        code = subprocess.run(
            [*command, *self.arguments], cwd=ROOT, env=settings, stdout=out, stderr=out
        ).returncode
        self.outcome.count(report)
        if code not in (0, NO_TESTS):
            self.outcome.failed.append(f"tests on {name}")
        return code


@contextlib.contextmanager
def postgres_url() -> Iterator[str]:
    """Yield the PostgreSQL given by HOMEWARD_TEST_POSTGRES_URL, else one of our own."""
    given = os.environ.get("HOMEWARD_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with throwaway_postgres() as url:
        yield url


def heading(text: str) -> None:
    """Say what runs next."""
    print(f"\n== {text}", flush=True)


def close(outcome: Outcome, seconds: float) -> int:
    """Print the closing summary; return the exit code."""
    heading(f"summary after {seconds:.0f} s")
    for line in outcome.not_run:
        print(line)
    for name in outcome.failed:
        print(f"FAILED: {name}")
    print(
        f"{outcome.passed_tests} passed, {outcome.failed_tests} failed, "
        f"{outcome.skipped_tests} skipped",
        flush=True,
    )
    return 1 if outcome.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
