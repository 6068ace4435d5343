"""How long the demonstration borough takes, how much memory, and whether it is in order.

    nice -n 5 .venv/bin/python benchmarks/demo/run.py [--size small|borough|large] [--seed 1]

Tables are made first, in a folder that is thrown away; then `homeward demo` is timed as a person
would run it, then `homeward check` and `homeward rebuild`. Exit status 1 where check does not pass
or rebuild changes something.
"""

import argparse
import os
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COUNTED = {
    "people": "people_person",
    "contacts": "front_door_contactchild",
    "episodes": "missing_episode",
    "stays": "homes_stay",
    "adviser contacts": "leaving_care_advisercontact",
    "duties": "ledger_duty",
    "events": "chronology_event",
}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--size", default="small", choices=("small", "borough", "large"))
    asked.add_argument("--seed", default="1")
    asked.add_argument("--as-of", default="2026-11-24")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="homeward-bench-") as folder:
        house = {**os.environ, "HOMEWARD_DATA": folder}
        run(house, "check")
        world = ("--size", options.size, "--seed", options.seed, "--as-of", options.as_of)
        busy = processor()
        seconds, _, _ = run(house, "demo", *world)
        busy = processor() - busy
        print(f"{options.size}, seed {options.seed}, as of {options.as_of}")
        print(f"demo: {seconds:.1f} s ({busy:.1f} s of one processor), {peak()} MB at most")
        for words, many in counts(Path(folder) / "homeward.sqlite3").items():
            print(f"  {words}: {many:,}")
        checked, said, status = run(house, "check")
        faults = re.findall("^NOT.*$", said, re.MULTILINE)
        print(f"check: {checked:.1f} s, {'passes' if not status else faults}")
        rebuilt, said, _ = run(house, "rebuild")
        right = "The books were right." in said
        print(f"rebuild: {rebuilt:.1f} s, {'changes nothing' if right else said}")
        print(f"peak memory of any of them: {peak()} MB")
    sys.exit(0 if right and not status else 1)


def run(house: dict[str, str], *command: str) -> tuple[float, str, int]:
    """Seconds, what was printed and the exit status of a command of the house."""
    began = time.monotonic()
    line = [sys.executable, "-m", "homeward.cli", *command]
    done = subprocess.run(line, env=house, capture_output=True, text=True, check=False)
    if done.returncode and command[0] == "demo":
        sys.exit(done.stderr)
    return time.monotonic() - began, done.stdout, done.returncode


def counts(database: Path) -> dict[str, int]:
    """How much there is of what."""
    with sqlite3.connect(database) as opened:
        return {
            words: opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for words, table in COUNTED.items()
        }


def processor() -> float:
    """Seconds that the finished children have worked: the same however busy the machine is."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak() -> int:
    """Megabytes of the largest finished child so far."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


if __name__ == "__main__":
    main()
