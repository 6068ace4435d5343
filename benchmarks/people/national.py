"""A whole register linked with itself: our model and keys inside Splink on DuckDB.

python -m benchmarks.people.national [records] [seed]        needs Splink: pip install '.[train]'
"""

import sys
from collections import Counter
from resource import RUSAGE_SELF, getrusage
from time import perf_counter

from homeward.people.matching import prepare_record, shipped
from homeward.people.matching.bulk import pairs

from .figures import best_f1
from .maker import make


def main(records: int, seed: int) -> None:
    """Print how long it took, the best F1 and the memory."""
    made = make(records, 4, seed)
    begun = perf_counter()
    ready = [prepare_record(each) for each in made.records]
    prepared = perf_counter()
    about = [made.about[record.ref] for record in ready]
    found = [
        (each.weight, about[each.left] == about[each.right]) for each in pairs(ready, shipped())
    ]
    done = perf_counter()
    true_pairs = sum(many * (many - 1) // 2 for many in Counter(about).values())
    best = best_f1(found, true_pairs)
    print(f"{records:,} records, seed {seed}: {len(found):,} pairs weighed")
    print(f"prepared in {prepared - begun:.0f} s, linked in {done - prepared:.0f} s")
    print(f"F1 {best.f1:.4f} (precision {best.precision:.4f}, recall {best.recall:.4f})")
    print(f"memory {getrusage(RUSAGE_SELF).ru_maxrss / 2**20:.1f} GiB")


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(given + [1_000_000, 101][len(given) :]))
