"""Houses of their own, for tests from outside: a data folder, a process, a port."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LONGEST_START = 60


@dataclass(frozen=True)
class House:
    """A data folder with a demonstration borough in it."""

    data: Path

    def run(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command of the house as a person would, over this folder."""
        return subprocess.run(
            [sys.executable, "-m", "homeward.cli", *arguments],
            env=self.environment(),
            input=given,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def environment(self) -> dict[str, str]:
        """What the commands find around them: SQLite in this folder, whatever the tests run on."""
        around = {**os.environ, "HOMEWARD_DATA": str(self.data), "COLUMNS": "160"}
        around.pop("HOMEWARD_DATABASE_URL", None)
        return around

    def copy_to(self, folder: Path) -> "House":
        """The same house in another folder."""
        shutil.copytree(self.data, folder)
        return House(folder)

    def password(self, user: str) -> str:
        """The first password of a user of the demonstration."""
        rows = json.loads((self.data / "sign-ins.json").read_text())
        return next(password for _, name, password in rows if name == user)

    @contextlib.contextmanager
    def served(self) -> Iterator[str]:
        """The house open on a free port; its address."""
        port = free_port()
        process = subprocess.Popen(
            [sys.executable, "-m", "homeward.cli", "start", "--port", str(port)],
            env=self.environment(),
            stdout=subprocess.DEVNULL,
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address, process)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError):
        return False


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"homeward start ended with {process.returncode}")
        if _answers(f"{address}/health/"):
            return
        time.sleep(0.1)
    raise RuntimeError("homeward start did not answer in time")
