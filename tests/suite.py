"""Runs everything that says whether Homeward is sound: ``./homeward test`` comes here.

Without arguments: style, layers, types, then every test on SQLite and, beside it, those that touch
a database (``parity``, ``postgres``) on PostgreSQL. With arguments, pytest alone, with them. What
cannot be run here is said in one line each; with CI=true that is a failure, for nothing may be
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
from typing import TextIO

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.postgres import NoPostgres, throwaway_postgres

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(sys.executable).parent
NO_TESTS = 5  # pytest's exit code where nothing was collected

CHECKS = {
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
        if not arguments:
            run_checks(settings, outcome)
        find_browser(settings, outcome)
        run_tests(arguments, settings, Path(folder), outcome)
    return close(outcome, time.monotonic() - began)


def run_checks(settings: dict[str, str], outcome: Outcome) -> None:
    """Run each check that needs no database."""
    for name, command in CHECKS.items():
        heading(name)
        if subprocess.run(command, cwd=ROOT, env=settings).returncode:
            outcome.failed.append(name)


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


def run_tests(
    arguments: list[str], settings: dict[str, str], folder: Path, outcome: Outcome
) -> None:
    """Run pytest on SQLite, and what touches a database on PostgreSQL too, both at once."""
    codes = []
    with ThreadPoolExecutor(1) as beside:
        other = beside.submit(run_on_postgres, arguments, settings, folder, outcome)
        codes.append(run_pytest("SQLite", "not postgres", arguments, settings, folder, outcome))
        code, said = other.result()
    if code is not None:
        heading("tests on PostgreSQL")
        print(said, flush=True)
        codes.append(code)
    # Arguments may well name tests that concern one database only.
    if NO_TESTS in codes and (not arguments or set(codes) == {NO_TESTS}):
        outcome.failed.append("pytest found no test to run")


def run_on_postgres(
    arguments: list[str], settings: dict[str, str], folder: Path, outcome: Outcome
) -> tuple[int | None, str]:
    """Run the tests of both databases on PostgreSQL; the exit code and what pytest said."""
    data = folder / "postgres"
    data.mkdir()
    said = data / "said"
    try:
        with postgres_url() as url, said.open("w") as out:
            theirs = {**settings, "HOMEWARD_DATABASE_URL": url, "HOMEWARD_DATA": str(data)}
            code = run_pytest(
                "PostgreSQL", "parity or postgres", arguments, theirs, folder, outcome, out
            )
    except NoPostgres as problem:
        outcome.leave_out("tests on PostgreSQL", str(problem))
        return None, ""
    return code, said.read_text()


@contextlib.contextmanager
def postgres_url() -> Iterator[str]:
    """Yield the PostgreSQL given by HOMEWARD_TEST_POSTGRES_URL, else one of our own."""
    given = os.environ.get("HOMEWARD_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with throwaway_postgres() as url:
        yield url


def run_pytest(
    database: str,
    marks: str,
    arguments: list[str],
    settings: dict[str, str],
    folder: Path,
    outcome: Outcome,
    out: TextIO | None = None,
) -> int:
    """Run pytest once and take its figures into the outcome; return its exit code.

    What it says goes to the terminal, or to ``out`` where another run is talking.
    """
    if out is None:
        heading(f"tests on {database}")
    report = folder / f"{database}.xml"
    command = [sys.executable, "-m", "pytest", "-rs", f"--junit-xml={report}", "-m", marks]
    code = subprocess.run(
        [*command, *arguments], cwd=ROOT, env=settings, stdout=out, stderr=out
    ).returncode
    outcome.count(report)
    if code not in (0, NO_TESTS):
        outcome.failed.append(f"tests on {database}")
    return code


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
