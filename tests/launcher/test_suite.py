"""The runner of everything: what it counts, and that nothing is left out in CI."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import suite

REPORT = """<testsuites><testsuite name="pytest" tests="9" errors="1" failures="2" skipped="3"/>
</testsuites>"""


def test_figures_of_several_runs_add_up(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    outcome = suite.Outcome(strict=False)
    outcome.count(report)
    outcome.count(report)
    outcome.count(tmp_path / "a run that broke off.xml")
    assert (outcome.passed_tests, outcome.failed_tests, outcome.skipped_tests) == (6, 6, 6)


def test_what_is_left_out_is_said_and_fails_only_in_ci(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(suite.shutil, "which", lambda name: None)
    for strict, code in ((False, 0), (True, 1)):
        outcome = suite.Outcome(strict=strict)
        suite.find_browser({}, outcome)
        assert suite.close(outcome, 1.0) == code
        printed = capsys.readouterr().out
        assert "Not run: browser tests: no Chromium was found" in printed
        assert printed.endswith("0 passed, 0 failed, 0 skipped\n")


def test_a_chromium_named_by_hand_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suite.shutil, "which", lambda name: "/found/on/path")
    settings = {"HOMEWARD_CHROMIUM": "/named/by/hand"}
    suite.find_browser(settings, suite.Outcome(strict=True))
    assert settings["HOMEWARD_CHROMIUM"] == "/named/by/hand"


def test_a_failed_check_is_named_and_the_others_still_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ran = tmp_path / "ran"
    checks = {"broken": ["sh", "-c", "echo why; false"], "sound": ["touch", str(ran)]}
    monkeypatch.setattr(suite, "CHECKS", checks)
    outcome = suite.Outcome(strict=False)
    said = suite.run_checks({"PATH": "/usr/bin:/bin"}, outcome)
    assert "== broken\nwhy\n" in said
    assert outcome.failed == ["broken"]
    assert ran.exists()
