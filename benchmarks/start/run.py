"""How long `./homeward start` takes: cold (a fresh clone, nothing installed) and warm.

    python3 benchmarks/start/run.py [--runs 5] [--cold]

Cold clones this checkout to a temporary folder, with an empty package cache, and runs `start
--no-serve` there: set-up, styles, database, demonstration, brief. Warm starts a house that is set
up and counts the time to the first served page. Peak memory is the largest process of the start.
"""

import argparse
import os
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--cold", action="store_true", help="also from a fresh clone (a minute)")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="homeward-bench-") as folder:
        if options.cold:
            print(f"cold start: {cold(Path(folder)):.1f} s, {peak()} MB at most")
        data = Path(folder) / "data"
        fill = timed([ROOT / "homeward", "start", "--no-serve", "--data", data])
        print(f"first start, installed already: {fill:.1f} s")
        runs = [first_page(data) for _ in range(options.runs)]
        print(
            f"second start to the first served page: median {statistics.median(runs):.2f} s, "
            f"slowest {max(runs):.2f} s of {len(runs)}"
        )
        print(f"peak memory of any process: {peak()} MB")


def cold(folder: Path) -> float:
    """A fresh clone with an empty cache: seconds to the brief."""
    clone = folder / "clone"
    subprocess.run(["git", "clone", "-q", ROOT, clone], check=True)
    around = {k: v for k, v in os.environ.items() if not k.startswith("HOMEWARD_")}
    for cache in ("XDG_CACHE_HOME", "PIP_CACHE_DIR", "npm_config_cache"):
        around[cache] = str(folder / "cache")
    began = time.monotonic()
    subprocess.run([clone / "homeward", "start", "--no-serve"], check=True, env=around)
    seconds = time.monotonic() - began
    shutil.rmtree(clone)
    return seconds


def timed(command: list[object]) -> float:
    began = time.monotonic()
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def first_page(data: Path) -> float:
    """From the command to the sign-in page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [ROOT / "homeward", "start", "--port", str(port), "--data", data]
    began = time.monotonic()
    house = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
    try:
        while time.monotonic() - began < 60:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/accounts/login/") as page:
                    page.read()
                    return time.monotonic() - began
            except OSError:
                time.sleep(0.02)
        sys.exit("The house did not open within a minute.")
    finally:
        house.terminate()
        house.wait()


def peak() -> int:
    """Megabytes of the largest finished child so far."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


if __name__ == "__main__":
    main()
