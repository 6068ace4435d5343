"""Counts what issue "people" asks of the engine, on authorities never tuned on.

python -m benchmarks.people.run [records] [questions] [seed]
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from homeward.people.matching import Candidate, Index, Record, prepare

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
    recall_at,
    sample,
)
from .maker import Authority, make

# Records put as questions to all others: for the bulk figures, and of each language of origin.
IN_BULK, OF_EACH = 20_000, 3_000
# The false-link rate at which languages of origin are compared: so many records have one.
ONE_IN = 200


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
    _asked_calibration(answers, authority)
    _bulk(index, authority, seed)
    _origins(answers, index, authority, seed)


def _times(answers: list[Asked]) -> None:
    for name, seconds in (
        ("clock", [each.seconds for each in answers]),
        ("processor", [each.processor for each in answers]),
    ):
        p50, p95 = (percentile(seconds, share) * 1000 for share in (0.5, 0.95))
        print(f"one lookup by {name}: p50 {p50:.2f} ms, p95 {p95:.2f} ms")


def _asked_calibration(answers: list[Asked], authority: Authority) -> None:
    print("candidates of the questions:")
    _calibrated(
        (each.match.probability, authority.about[each.ref] == asked.question.about)
        for asked in answers
        for each in asked.found
    )


def _bulk(index: Index, authority: Authority, seed: int) -> None:
    """Some records against all others: recall counts every true pair of theirs."""
    some = sample(authority.records, IN_BULK, seed)
    pairs = list(pairs_of(index, some))
    best = best_f1(
        [(each.match.weight, _same(authority, ref, each)) for ref, each in pairs],
        _true_pairs(some, authority),
    )
    print(f"bulk F1 {best.f1:.4f} (precision {best.precision:.4f}, recall {best.recall:.4f})")
    print("pairs of records:")
    _calibrated((each.match.probability, _same(authority, ref, each)) for ref, each in pairs)


def _calibrated(pairs: Iterable[tuple[float, bool]]) -> None:
    for band, inside, share in calibration(pairs):
        print(f"  said {band}: {inside} pairs, {share:.3f} one person")


def _origins(answers: list[Asked], index: Index, authority: Authority, seed: int) -> None:
    """By language of origin: found in ten, and recall where false links are equally many."""
    asked: dict[str, list[bool]] = defaultdict(list)
    for each in answers:
        if each.question.about is not None:
            asked[each.question.origin].append((place(each, authority.about) or 99) <= 10)
    filed: dict[str, list[Record]] = defaultdict(list)
    for record in authority.records:
        filed[authority.origin[authority.about[record.ref]]].append(record)
    for origin, records in sorted(filed.items()):
        some = sample(records, OF_EACH, seed)
        pairs = [(e.match.weight, _same(authority, ref, e)) for ref, e in pairs_of(index, some)]
        hits, wrong = asked[origin], len(some) // ONE_IN
        recall, weight = recall_at(pairs, _true_pairs(some, authority), wrong)
        print(f"{origin}: in ten {sum(hits) / max(len(hits), 1):.3f} of {len(hits)} questions")
        print(f"  recall {recall:.4f} at {wrong} false of {len(some)} records, {weight:.1f} bits")


def _same(authority: Authority, ref: str, candidate: Candidate) -> bool:
    return authority.about[ref] == authority.about[candidate.ref]


def _true_pairs(records: Sequence[Record], authority: Authority) -> int:
    many = Counter(authority.about.values())
    return sum(many[authority.about[record.ref]] - 1 for record in records)


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(given + [50_000, 3_000, 101][len(given) :]))
