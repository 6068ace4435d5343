"""A copy of the launcher among stand-ins, so that its tests install nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]

# Notes what it was asked; stands for the virtual environment's Python.
RECORDER = """#!/bin/sh
echo "$@" >> "{log}"
case "$*" in *-m\\ venv*) mkdir -p "{bin}"; cp "$0" "{bin}/python";; esac
case "$*" in *{stall}*) touch "{log}.stalled"; exec sleep 60;; esac
case "$*" in *{fail}*) echo "{words}"; exit 1;; esac
mkdir -p "{built}"; touch "{built}/homeward.css"
"""


@dataclass
class House:
    """A folder with the launcher, locks of a line each, and a recorder in place of Python."""

    root: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def log(self) -> Path:
        return self.root / "log"

    @property
    def python(self) -> Path:
        return self.root / ".venv" / "bin" / "python"

    def recorder(self, path: Path, *, fail: str = "[]", words: str = "", stall: str = "[]") -> Path:
        """Put a recorder at ``path`` that fails, saying ``words``, where asked for ``fail``."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            RECORDER.format(
                log=self.log,
                bin=self.python.parent,
                built=self.root / "src/homeward/ui/static/homeward/built",
                fail=fail,
                words=words,
                stall=stall,
            )
        )
        path.chmod(0o755)
        return path

    def run(self, *arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
        """Run the launcher; ``before`` is Python that runs first, to change what it finds."""
        return subprocess.run(
            self.command(*arguments, before=before),
            cwd=self.root,
            env={"PATH": os.environ["PATH"], **self.settings},
            capture_output=True,
            text=True,
            timeout=60,
        )

    def command(self, *arguments: str, before: str = "") -> list[str]:
        door = str(self.root / "homeward")
        code = f"import runpy, sys; sys.argv[0] = {door!r}\n{before}\n"
        code += f"runpy.run_path({door!r}, run_name='__main__')"
        return [sys.executable, "-c", code, *arguments]

    def asked(self) -> list[str]:
        """Return what the recorder was asked so far, and forget it."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return lines


@pytest.fixture
def house(tmp_path: Path) -> House:
    (tmp_path / "homeward").write_bytes((REPOSITORY / "homeward").read_bytes())
    for name in ("requirements.lock", "requirements-build.lock", "requirements-dev.lock"):
        (tmp_path / name).write_text(f"made-up==1.0 --hash=sha256:{'0' * 64}\n")
    for name in ("pyproject.toml", "package.json", "package-lock.json", ".npmrc", "hatch_build.py"):
        (tmp_path / name).write_text("")
    house = House(tmp_path)
    house.recorder(house.python)
    return house
