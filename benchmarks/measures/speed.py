"""Every measure, every week of two years, every team: how long, and is it equal to the slow count?

    HOMEWARD_DATA=DIR nice -n 10 python -m benchmarks.measures.speed [--slow] [--weeks 104]

DIR holds a filled authority (`homeward demo --size large --seed 1`). Asked: 2 seconds for all of
the catalogue; a number to its names and back in 1 second. With --slow each measure is counted once
more from its facts one by one, and any difference ends the run with status 1.
"""

import argparse
import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "homeward.config.settings")
django.setup()

from homeward.access.models import User  # noqa: E402
from homeward.access.roles import Role  # noqa: E402
from homeward.core import clock  # noqa: E402
from homeward.measures.catalogue import MEASURES  # noqa: E402
from homeward.measures.declared import Measure, Point  # noqa: E402
from homeward.measures.queries import behind, shown_weeks  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slow", action="store_true", help="compare with the facts counted")
    parser.add_argument("--weeks", type=int, default=104)
    chosen = parser.parse_args()
    weeks, now = shown_weeks(chosen.weeks), clock.now()
    taken: dict[str, float] = {}
    found, spent = {}, time.process_time()
    for key, measure in MEASURES.items():
        begun = time.perf_counter()
        found[key] = measure.grouped(weeks, now, "team")
        taken[key] = time.perf_counter() - begun
    for key, seconds in sorted(taken.items(), key=lambda pair: -pair[1])[:12]:
        print(f"  {seconds:6.3f} s  {key}")
    spent = time.process_time() - spent
    print(f"{len(MEASURES)} measures, {chosen.weeks} weeks, by team: {sum(taken.values()):.2f} s")
    print(f"of the processor, whatever else runs: {spent:.2f} s")
    names()
    if chosen.slow:
        wrong = [key for key, mine in found.items() if differs(mine, MEASURES[key])]
        print("equal to the slow count" if not wrong else f"DIFFERENT: {wrong}")
        sys.exit(bool(wrong))


def names() -> None:
    """The slowest way from a number to its names."""
    viewer = User.objects.filter(role=Role.DIRECTOR).first()
    week = shown_weeks(1).first
    slowest = ("", 0.0)
    for key, measure in MEASURES.items():
        begun = time.perf_counter()
        behind(viewer=viewer, measure=measure, week=week)
        slowest = max(slowest, (key, time.perf_counter() - begun), key=lambda pair: pair[1])
    print(f"a number to its names, the slowest ({slowest[0]}): {slowest[1]:.2f} s")


def differs(quick: dict[int | None, list[Point]], measure: Measure) -> bool:
    slow = Measure.grouped(
        measure, shown_weeks(len(next(iter(quick.values()), []))), clock.now(), "team"
    )
    return any(
        abs((mine.value or 0) - (theirs.value or 0)) > 1e-6 or mine.unknown != theirs.unknown
        for group, points in slow.items()
        for mine, theirs in zip(quick[group], points, strict=True)
    )


if __name__ == "__main__":
    main()
