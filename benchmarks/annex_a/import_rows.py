"""Takes in 60,000 made-up rows, again, and back: seconds and peak memory of each.

Run: .venv/bin/python -m benchmarks.annex_a.import_rows
Each step runs in a process of its own over a fresh data folder, as the command does.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.annex_a.maker import AS_AT, write_dirty

ROWS, SEED = 60_000, 20261124


def one_step(step: str, path: Path) -> None:
    """Does one step and prints its figures as JSON."""
    from homeward.cli.house import open_house

    open_house(None)
    from django.db import connection

    from homeward.access.actions import the_house
    from homeward.exchange.actions import take_in_annex_a, undo_batch
    from homeward.exchange.models import Batch

    began = time.perf_counter()
    figures: dict[str, object] = {"step": step}
    counter = Counter()
    with connection.execute_wrapper(counter):
        if step == "undo":
            done = undo_batch(by=the_house, batch=Batch.objects.order_by("pk")[0])
            figures |= {"removed": done.removed, "stays": len(done.stays)}
        else:
            report = take_in_annex_a(
                by=the_house, path=path, as_at=AS_AT, dry_run=step == "dry run"
            )
            sums: dict[str, int] = {}
            for row in report.rows:
                sums[row.outcome] = sums.get(row.outcome, 0) + 1
            figures |= {"rows": len(report.rows), **sums}
    figures["seconds"] = round(time.perf_counter() - began, 2)
    figures["cpu_seconds"] = round(time.process_time(), 2)
    figures["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(json.dumps(figures | {"queries": counter.many}))


class Counter:
    """Counts the questions put to the database."""

    def __init__(self) -> None:
        self.many = 0

    def __call__(self, execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        self.many += 1
        return execute(sql, params, many, context)


def main() -> None:
    """Makes the workbook, then a dry run, the import, the same again, and taking it back."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "annex-a.xlsx"
        write_dirty(path, ROWS, SEED)
        print(f"{ROWS:,} rows, seed {SEED}, {path.stat().st_size / 1e6:.1f} MB")
        env = {**os.environ, "HOMEWARD_DATA": folder}
        for step in ("dry run", "import", "again", "undo"):
            command = [sys.executable, "-m", "benchmarks.annex_a.import_rows", step, str(path)]
            subprocess.run(command, check=True, env=env)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one_step(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
