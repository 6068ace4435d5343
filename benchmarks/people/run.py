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
    recall_spread,
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
    sys.stdout.flush()
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
        _true_pairs(some, authority, Counter(authority.about.values())),
    )
    print(f"bulk F1 {best.f1:.4f} (precision {best.precision:.4f}, recall {best.recall:.4f})")
    print("pairs of records:")
    _calibrated((each.match.probability, _same(authority, ref, each)) for ref, each in pairs)


def _calibrated(pairs: Iterable[tuple[float, bool]]) -> None:
    for band, inside, share in calibration(pairs):
        print(f"  said {band}: {inside} pairs, {share:.3f} one person")


def _origins(answers: list[Asked], index: Index, authority: Authority, seed: int) -> None:
    """By language of origin: found in ten, and recall where false links are equally many."""
    said: dict[str, list[tuple[str, float, bool]]] = {}
    truly: dict[str, dict[str, int]] = {}
    many = Counter(authority.about.values())
    for origin, records in _by_origin(authority):
        some = sample(records, OF_EACH, seed)
        found = pairs_of(index, some)
        said[origin] = [(ref, e.match.weight, _same(authority, ref, e)) for ref, e in found]
        truly[origin] = {each.ref: _true_pairs([each], authority, many) for each in some}
    every = [(bits, same) for pairs in said.values() for _, bits, same in pairs]
    records = sum(map(len, truly.values()))
    _, line = recall_at(every, sum(sum(t.values()) for t in truly.values()), records // ONE_IN)
    print(f"all origins: one false in {ONE_IN} of {records} records at {line:.1f} bits")
    for origin, pairs in said.items():
        _in_ten(origin, answers, authority)
        own = recall_spread(pairs, truly[origin], ONE_IN, seed)
        over = [same for _, bits, same in pairs if bits >= line]
        print(f"  at those bits: recall {sum(over) / sum(truly[origin].values()):.3f}, ", end="")
        print(f"{over.count(False)} false of {len(truly[origin])} records")
        print(f"  at bits of its own: recall {own.recall:.3f} ({own.low:.3f} to {own.high:.3f})")


def _by_origin(authority: Authority) -> list[tuple[str, list[Record]]]:
    filed: dict[str, list[Record]] = defaultdict(list)
    for record in authority.records:
        filed[authority.origin[authority.about[record.ref]]].append(record)
    return sorted(filed.items())


def _in_ten(origin: str, answers: list[Asked], authority: Authority) -> None:
    hits = [
        (place(each, authority.about) or 99) <= 10
        for each in answers
        if each.question.about is not None and each.question.origin == origin
    ]
    print(f"{origin}: in ten {sum(hits) / max(len(hits), 1):.3f} of {len(hits)} questions")


def _same(authority: Authority, ref: str, candidate: Candidate) -> bool:
    return authority.about[ref] == authority.about[candidate.ref]


def _true_pairs(records: Sequence[Record], authority: Authority, many: Counter[int]) -> int:
    return sum(many[authority.about[record.ref]] - 1 for record in records)


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(given + [50_000, 3_000, 101][len(given) :]))
