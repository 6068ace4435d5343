"""One lookup by Homeward and by Splink's `predict_between`, on the same records in one run.

python -m benchmarks.people.speed [records] [seed]        needs Splink: pip install '.[train]'
"""

import sys
from collections.abc import Callable, Sequence
from os import getloadavg
from time import perf_counter, process_time
from typing import Any

from homeward.people.matching import Record, prepare

from .figures import percentile
from .maker import make
from .rival import authority, predicted

QUESTIONS, OF_SPLINK, WARM = 3_000, 60, 5


def main(records: int, seed: int) -> None:
    """Print p50 and p95 of both, and the ratio."""
    made = make(records, QUESTIONS, seed)
    asked = [each.record for each in made.questions]
    index = prepare(made.records)
    ours = _times(lambda question: index.find(question, 20), asked)
    linker, table = authority(made.records)
    theirs = _times(lambda question: predicted(linker, table, question), asked[: OF_SPLINK + WARM])
    print(f"{records:,} records, seed {seed}, load {getloadavg()[0]:.1f}")
    for at, measured in enumerate(("clock", "processor")):
        tails = []
        for name, times in (("Homeward", ours[at]), ("Splink", theirs[at])):
            p50, p95 = (percentile(times, share) * 1000 for share in (0.5, 0.95))
            print(f"{name} by {measured}: {len(times)} lookups, p50 {p50:.2f} ms, p95 {p95:.2f} ms")
            tails.append(p95)
        print(f"ratio at p95 by {measured}: {tails[1] / tails[0]:.0f}")


def _times(
    find: Callable[[Record], Any], questions: Sequence[Record]
) -> tuple[list[float], list[float]]:
    """Seconds of each lookup by the clock and of the processor, the first few left out."""
    clock, processor = [], []
    for question in questions:
        begun, worked = perf_counter(), process_time()
        find(question)
        clock.append(perf_counter() - begun)
        processor.append(process_time() - worked)
    return clock[WARM:], processor[WARM:]


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(given + [1_000_000, 101][len(given) :]))
