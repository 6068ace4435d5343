"""A PostgreSQL that lives as long as the tests do. Standard library only.

It is made in a temporary folder, listens on the loopback address alone with a password of its own,
and is gone afterwards. PostgreSQL refuses to run as root, so root hands it to the user ``postgres``
(or ``nobody``).
"""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

# Nothing here outlives the tests, so nothing waits for the disk.
HASTE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class NoPostgres(Exception):
    """PostgreSQL is not installed, or would not start; the message says which, in one sentence."""


def find_programs() -> Path | None:
    """Return the folder of PostgreSQL's server programs: the PATH's, else the newest installed."""
    found = shutil.which("initdb")
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    candidates = [Path(found).resolve()] if found else installed[-1:]
    return candidates[0].parent if candidates else None


def _version(initdb: Path) -> float:
    return float(initdb.parts[-3]) if initdb.parts[-3].replace(".", "", 1).isdigit() else 0


@contextlib.contextmanager
def throwaway_postgres() -> Iterator[str]:
    """Start a PostgreSQL and yield its URL, ``postgresql://…@127.0.0.1:PORT/postgres``.

    Raises NoPostgres when none is installed or it does not start within 30 seconds.
    """
    programs = find_programs()
    if programs is None:
        raise NoPostgres("PostgreSQL is not installed (sudo apt install postgresql)")
    owner = _owner()
    folder = Path(tempfile.mkdtemp(prefix="homeward-postgres-"))
    server: subprocess.Popen[bytes] | None = None
    try:
        password, port = secrets.token_hex(16), _free_port()
        _make_cluster(programs, folder, password, owner)
        server = _start(programs, folder, port, owner)
        yield f"postgresql://homeward:{password}@127.0.0.1:{port}/postgres"
    finally:
        if server:
            server.send_signal(signal.SIGINT)  # its word for: stop now, in order
            server.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> dict[str, object]:
    """Return the arguments that start a program as somebody other than root, where we are root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise NoPostgres("PostgreSQL does not run as root, and there is no other user to run it")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _make_cluster(programs: Path, folder: Path, password: str, owner: dict) -> None:
    secret = folder / "password"
    secret.write_text(password)
    secret.chmod(0o600)
    if owner:
        os.chown(folder, owner["user"], owner["group"])
        os.chown(secret, owner["user"], owner["group"])
    command = [programs / "initdb", "--no-sync", "--auth=scram-sha-256", "--encoding=UTF8"]
    command += ["--locale=C.UTF-8", "--username=homeward", f"--pwfile={secret}"]
    command += ["--pgdata", folder / "data"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, **owner)
    if done.returncode:
        raise NoPostgres(f"PostgreSQL's initdb failed: {done.stderr.strip().splitlines()[-1:]}")


def _start(programs: Path, folder: Path, port: int, owner: dict) -> subprocess.Popen[bytes]:
    command = [programs / "postgres", "-D", folder / "data", "-h", "127.0.0.1", "-p", str(port)]
    command += ["-k", folder, *(word for each in HASTE for word in ("-c", each))]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, **owner)
    ready = [programs / "pg_isready", "--quiet", "--host=127.0.0.1", f"--port={port}"]
    until = time.monotonic() + 30
    while subprocess.run(ready).returncode:
        if server.poll() is not None or time.monotonic() > until:
            server.kill()
            server.wait()
            raise NoPostgres(f"PostgreSQL did not start: {(folder / 'log').read_text()[-300:]}")
        time.sleep(0.1)
    return server
