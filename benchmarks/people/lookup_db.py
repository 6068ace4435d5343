"""One lookup in the table of keys: how fast, and is the person found?

python -m benchmarks.people.lookup_db [records] [questions] [seed]

On SQLite, or on an empty PostgreSQL that HOMEWARD_DATABASE_URL names. Each question is asked with
nothing remembered from the one before; "first" is the first time, "warm" the second.
"""

import sys
from dataclasses import replace
from time import perf_counter, process_time

from homeward.people import matching

from .database import empty_database, file_keys, fill
from .figures import percentile
from .maker import Question


def main(records: int, questions: int, seed: int) -> None:
    """Fill, ask twice, print."""
    with empty_database() as vendor:
        began = perf_counter()
        asked, about = fill(records, questions, seed, file_keys)
        took = perf_counter() - began
        print(f"{vendor}: {records:,} records, seed {seed}, filled in {took:.0f} s")
        on_file = [each for each in asked if each.about in about]
        for name in ("first", "warm"):
            answers = [_look(each) for each in on_file]
            for clock, at in (("on the clock", 0), ("of processor", 1)):
                times = [float(each[at]) * 1000 for each in answers]  # type: ignore[arg-type]
                shares = [percentile(times, share) for share in (0.5, 0.95, 0.99)]
                print(
                    "{}, {}: p50 {:.2f} ms, p95 {:.2f} ms, p99 {:.2f} ms".format(
                        name, clock, *shares
                    )
                )
        for most in (1, 10):
            hits = sum(
                any(row in about[each.about or 0] for row in found[:most])
                for each, (_, _, found) in zip(on_file, answers, strict=True)
            )
            print(f"found within the first {most}: {hits / len(on_file):.4f} of {len(on_file):,}")


def _look(question: Question) -> tuple[float, float, list[int]]:
    """Seconds on the clock, seconds of processor in this process, and the rows found."""
    from homeward.people.queries.store import Filed, filed_records

    began, worked = perf_counter(), process_time()
    asked = matching.prepare_record(replace(question.record, ref=""))
    found = matching.find(asked, Filed(), matching.Surroundings(filed_records()), 10)
    return perf_counter() - began, process_time() - worked, [int(each.ref) for each in found]


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(given + [1_000_000, 3_000, 111][len(given) :]))
