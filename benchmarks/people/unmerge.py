"""10,000 random histories of merging and parting: is everything as it was at the end?

``.venv/bin/python -m benchmarks.people.unmerge --histories 10000 --seed 20261124 --processes 2``.
Each process has a town and a database in memory of its own; the figures last seen are in
`MERGING.md`.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

TOWN_SEED = 7  # + the number of the process: each has another town
TRIED = 60  # pairs whose merge and undoing are timed


@dataclass(frozen=True)
class Share:
    """What one process found."""

    wrong: list[str]
    counts: Counter[str]
    merge_ms: list[float]
    undo_ms: list[float]


def in_memory() -> None:
    """Django over an empty database in memory."""
    os.environ["HOMEWARD_DATA"] = tempfile.mkdtemp()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "homeward.config.settings")
    import django
    from django.db import connection

    django.setup()
    connection.creation.create_test_db(verbosity=0)


def share(number: int, first: int, last: int) -> Share:
    """The histories with seeds ``first`` to ``last - 1`` in a town of this process's own."""
    in_memory()
    from benchmarks.people.histories import build, run_one

    town, counts = build(random.Random(TOWN_SEED + number)), Counter()
    wrong = []
    for seed in range(first, last):
        wrong += [f"seed {seed}: {what}" for what in run_one(town, seed, counts)]
    return Share(wrong, counts, *timed(town))


def timed(town: object) -> tuple[list[float], list[float]]:
    """Milliseconds of one merge and of its undoing, over some pairs of the town."""
    from homeward.access.actions import the_house
    from homeward.core.errors import Refused
    from homeward.people.actions import merge_people, unmerge_people
    from homeward.people.merging import facts
    from homeward.people.queries.merging import facts_of

    merges, undoings = [], []
    people = town.people  # type: ignore[attr-defined]
    for kept, away in zip(people * 3, people[5:] + people * 3, strict=False):
        stands = dict.fromkeys(facts.differing(facts_of(kept), facts_of(away)), "kept")
        both = {"by": the_house, "because": "timed"}
        began = time.perf_counter()
        try:
            merge = merge_people(kept=kept, away=away, stands=stands, **both)
        except Refused:
            continue
        middle = time.perf_counter()
        unmerge_people(merge=merge, places={}, answers={}, **both)
        merges.append((middle - began) * 1000)
        undoings.append((time.perf_counter() - middle) * 1000)
        if len(merges) == TRIED:
            break
    return merges, undoings


def main() -> None:
    """Run the histories and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--histories", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args()
    step = -(-given.histories // given.processes)
    cuts = [min(start, given.histories) for start in range(0, given.histories + step, step)]
    began = time.perf_counter()
    with ProcessPoolExecutor(given.processes) as pool:
        jobs = [
            pool.submit(share, number, given.seed + first, given.seed + last)
            for number, (first, last) in enumerate(zip(cuts, cuts[1:], strict=False))
        ]
        found = [job.result() for job in jobs]
    report(given.histories, time.perf_counter() - began, found)


def report(histories: int, seconds: float, found: list[Share]) -> None:
    wrong = [line for each in found for line in each.wrong]
    total: Counter[str] = Counter()
    for each in found:
        total.update(each.counts)
    print(f"{histories:,} histories in {seconds:,.0f} s; not equal to the start: {len(wrong)}")
    print("\n".join(wrong[:10]))
    print(", ".join(f"{number:,} {what}" for what, number in sorted(total.items())))
    for name, times in (
        ("merge", sorted(ms for each in found for ms in each.merge_ms)),
        ("undo", sorted(ms for each in found for ms in each.undo_ms)),
    ):
        p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
        print(f"{name}: median {p50:.0f} ms, p95 {p95:.0f} ms of {len(times)}")


if __name__ == "__main__":
    main()
