"""How long it takes, and how much memory, to read an Annex A workbook of 60,000 rows.

Run from the top of the repository: ``.venv/bin/python -m benchmarks.annex_a.read``. Each reading
is done in a fresh process, so that its peak memory is its own.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.annex_a.maker import AS_AT, write_dirty
from homeward.exchange.annex_a import read

ROWS, SEED, TIMES = 60_000, 20261124, 5


def one_reading(path: Path) -> None:
    """Reads once and prints the figures as JSON."""
    began = time.perf_counter()
    book = read(path, as_at=AS_AT)
    seconds = time.perf_counter() - began
    rows = [row for one in book.lists.values() for row in one.rows]
    severities = Counter(problem.severity for row in rows for problem in row.problems)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak, "rows": len(rows), **severities}))


def main() -> None:
    """Makes the workbook, reads it five times, prints each reading and the median."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "annex-a.xlsx"
        write_dirty(path, ROWS, SEED)
        print(f"{ROWS:,} rows, seed {SEED}, {path.stat().st_size / 1e6:.1f} MB")
        command = [sys.executable, "-m", "benchmarks.annex_a.read", str(path)]
        readings = [
            json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            for _ in range(TIMES)
        ]
    for reading in readings:
        print(reading)
    seconds = sorted(reading["seconds"] for reading in readings)
    print(f"median {seconds[TIMES // 2]:.2f} s, slowest {seconds[-1]:.2f} s")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one_reading(Path(sys.argv[1]))
    else:
        main()
