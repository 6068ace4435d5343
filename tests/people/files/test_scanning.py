"""The authority's own virus scanner, here a small program of the tests."""

import sys

import pytest

from homeward.people.files import Scan, Unacceptable, scan
from homeward.people.files.scanning import COMMAND


def scanner(monkeypatch, does):
    monkeypatch.setenv(COMMAND, f"{sys.executable} -c '{does}'")


def test_without_a_scanner_it_is_said_plainly(monkeypatch):
    monkeypatch.delenv(COMMAND, raising=False)
    assert scan(b"x") is Scan.NOT_SCANNED


def test_the_scanner_is_given_the_bytes_and_says_clean_or_not(monkeypatch):
    scanner(monkeypatch, 'import sys; sys.exit(sys.stdin.buffer.read() == b"virus")')
    assert scan(b"letter") is Scan.CLEAN
    with pytest.raises(Unacceptable, match="found something"):
        scan(b"virus")


@pytest.mark.parametrize("command", ["no-such-scanner-here", f"{sys.executable} -c 'exit(2)'"])
def test_a_scanner_that_gives_no_answer_keeps_nothing(monkeypatch, command):
    monkeypatch.setenv(COMMAND, command)
    with pytest.raises(Unacceptable, match="gave no answer"):
        scan(b"x")
