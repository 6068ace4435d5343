"""What is counted: found first and in ten, wrong links, pairs, calibration, time."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from time import perf_counter, process_time

from homeward.people.matching import Candidate, Index, Record, Verdict

from .maker import Authority, Question

Find = Callable[[Record, int], Sequence[Candidate]]


@dataclass(frozen=True)
class Asked:
    """One question, its answer, and how long it took: by the clock, and of processor (seconds)."""

    question: Question
    found: Sequence[Candidate]
    seconds: float
    processor: float


def ask(find: Find, questions: Iterable[Question], limit: int = 20) -> list[Asked]:
    """Every question in turn."""
    answers = []
    for question in questions:
        begun, worked = perf_counter(), process_time()
        found = find(question.record, limit)
        answers.append(Asked(question, found, perf_counter() - begun, process_time() - worked))
    return answers


def place(asked: Asked, about: dict[str, int]) -> int | None:
    """The place, from one, of the person among the candidates."""
    places = (
        at + 1 for at, each in enumerate(asked.found) if about[each.ref] == asked.question.about
    )
    return next(places, None)


def found_within(answers: Sequence[Asked], about: dict[str, int], within: int) -> float:
    """Share of the questions about somebody on file whose person is among the first so many."""
    known = [each for each in answers if each.question.about is not None]
    hits = sum((place(each, about) or within + 1) <= within for each in known)
    return hits / max(len(known), 1)


def all_found(answers: Sequence[Asked], authority: Authority, within: int) -> float:
    """Share of a person's records that are among the first so many, mean over questions."""
    records = Counter(authority.about.values())
    shares = [
        sum(authority.about[each.ref] == asked.question.about for each in asked.found[:within])
        / min(records[asked.question.about], within)
        for asked in answers
        if asked.question.about is not None
    ]
    return sum(shares) / max(len(shares), 1)


def links(answers: Sequence[Asked], about: dict[str, int]) -> dict[str, tuple[int, int, int]]:
    """For each kind of question: asked, linked automatically, linked to somebody else."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for asked in answers:
        count = found[asked.question.kind]
        count[0] += 1
        linked = [e for e in asked.found if e.match.verdict is Verdict.AUTOMATIC]
        count[1] += bool(linked)
        count[2] += any(about[each.ref] != asked.question.about for each in linked)
    return {kind: (count[0], count[1], count[2]) for kind, count in found.items()}


def pairs_of(
    index: Index, records: Sequence[Record], limit: int = 20
) -> Iterable[tuple[str, Candidate]]:
    """Each record put as a question to the others: pairs (its ref, candidate)."""
    for record in records:
        for candidate in index.find(record, limit):
            if candidate.ref != record.ref:
                yield record.ref, candidate


@dataclass(frozen=True)
class Best:
    """The best balance of precision and recall over all thresholds."""

    f1: float
    precision: float
    recall: float
    weight: float


def best_f1(pairs: Sequence[tuple[float, bool]], true_pairs: int) -> Best:
    """From scored pairs (bits, whether one person) and how many true pairs there are."""
    best, right = Best(0.0, 0.0, 0.0, 0.0), 0
    for said, (weight, same) in enumerate(sorted(pairs, reverse=True), start=1):
        right += same
        precision, recall = right / said, right / max(true_pairs, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        if f1 > best.f1:
            best = Best(f1, precision, recall, weight)
    return best


def recall_at(
    pairs: Iterable[tuple[float, bool]], true_pairs: int, false_links: int
) -> tuple[float, float]:
    """The recall where so many false links are made, and the weight that it takes."""
    right = wrong = 0
    weight = float("inf")
    for bits, same in sorted(pairs, reverse=True):
        wrong += not same
        if wrong > false_links:
            break
        right, weight = right + same, bits
    return right / max(true_pairs, 1), weight


def calibration(pairs: Iterable[tuple[float, bool]]) -> list[tuple[str, int, float]]:
    """By band of the probability said: how many pairs, and the share that is one person."""
    bands = (
        (0.05, 0.2),
        (0.2, 0.5),
        (0.5, 0.8),
        (0.8, 0.9),
        (0.9, 0.95),
        (0.95, 0.99),
        (0.99, 1.1),
    )
    kept = list(pairs)
    found = []
    for low, high in bands:
        inside = [same for said, same in kept if low <= said < high]
        share = sum(inside) / len(inside) if inside else float("nan")
        found.append((f"{low:.2f} to {min(high, 1):.2f}", len(inside), share))
    return found


def percentile(values: Iterable[float], share: float) -> float:
    """A percentile by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def sample(records: Sequence[Record], many: int, seed: int) -> list[Record]:
    """Some of the records, by chance."""
    return Random(seed).sample(list(records), min(many, len(records)))
