"""Counts what issue "people" asks of the engine, on authorities never tuned on.

python -m benchmarks.people.run [records] [questions] [seed]
"""

import sys
from collections import Counter, defaultdict

from homeward.people.matching import Index, prepare

from .figures import (
    Asked,
    all_found,
    ask,
    best_f1,
    calibration,
    found_within,
    links,
    pairs_of,
    percentile,
    place,
    sample,
)
from .maker import Authority, make


def main(records: int, questions: int, seed: int) -> None:
    """Make, prepare, ask, and print each figure."""
    authority = make(records, questions, seed)
    index = prepare(authority.records)
    answers = ask(index.find, authority.questions)
    print(f"{records:,} records, {questions:,} questions, seed {seed}")
    print(f"found first {found_within(answers, authority.about, 1):.4f}")
    print(f"found in ten {found_within(answers, authority.about, 10):.4f}")
    print(f"all of a person's records in twenty {all_found(answers, authority, 20):.4f}")
    for kind, (asked, linked, wrong) in links(answers, authority.about).items():
        print(f"{kind}: {asked} asked, {linked} linked automatically, {wrong} wrongly")
    _times(answers)
    _origins(answers, authority)
    _bulk(index, authority, seed)


def _times(answers: list[Asked]) -> None:
    times = [each.seconds * 1000 for each in answers]
    print(f"one lookup: p50 {percentile(times, 0.5):.2f} ms, p95 {percentile(times, 0.95):.2f} ms")


def _origins(answers: list[Asked], authority: Authority) -> None:
    groups: dict[str, list[bool]] = defaultdict(list)
    for each in answers:
        if each.question.about is not None:
            groups[each.question.origin].append((place(each, authority.about) or 99) <= 10)
    for origin, hits in sorted(groups.items()):
        print(f"{origin}: in ten {sum(hits) / len(hits):.3f} of {len(hits)}")


def _bulk(index: Index, authority: Authority, seed: int) -> None:
    """Some records against all others: recall counts every true pair of theirs."""
    some = sample(authority.records, 20_000, seed)
    about, many = authority.about, Counter(authority.about.values())
    pairs = [(each.match, about[ref] == about[each.ref]) for ref, each in pairs_of(index, some)]
    best = best_f1(
        [(match.probability, same) for match, same in pairs],
        sum(many[about[record.ref]] - 1 for record in some),
    )
    print(f"bulk F1 {best.f1:.4f} (precision {best.precision:.4f}, recall {best.recall:.4f})")
    for band, inside, share in calibration((match.probability, same) for match, same in pairs):
        print(f"said {band}: {inside} pairs, {share:.3f} one person")


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(given + [50_000, 3_000, 101][len(given) :]))
