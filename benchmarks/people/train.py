"""Makes the weights that are shipped, from made-up authorities of the tuning seeds.

python -m benchmarks.people.train learn        needs Splink: pip install '.[train]'; ten minutes
python -m benchmarks.people.train calibrate    afterwards, with the weights learned; ten minutes
"""

import sys
from collections.abc import Iterator

from homeward.people.matching import Match, prepare
from homeward.people.matching.calibrate import UNTOUCHED, points_of
from homeward.people.matching.match import RIVAL
from homeward.people.matching.model import SHIPPED
from homeward.people.matching.weights_file import Trained, trained_in, written

from .figures import pairs_of, sample
from .maker import make

VERSION = "2026-11-24.2"
TRAINING, CALIBRATING = 1, (2, 3, 4)
TRAINED_ON, CALIBRATED_ON, QUESTIONS = 150_000, 200_000, 4_000
MADE_FROM = (
    f"benchmarks/people: {TRAINED_ON} records of seed 1, calibrated on {CALIBRATED_ON} of each of "
    "seeds 2, 3 and 4"
)


def learn() -> None:
    """Learn the shares on seed 1 and write the file, not calibrated yet."""
    from homeward.people.matching.training import train

    _write(train(make(TRAINED_ON, 4, TRAINING).records), UNTOUCHED, UNTOUCHED)


def calibrate() -> None:
    """Bend the line from bits to probabilities on seeds 2 to 4."""
    pairs = [pair for seed in CALIBRATING for pair in _truth(seed)]
    clear = points_of((bits, same) for bits, same, doubted in pairs if not doubted)
    doubted = points_of((bits, same) for bits, same, doubted in pairs if doubted)
    _write(trained_in(SHIPPED), clear, doubted)


def _write(
    trained: Trained,
    clear: tuple[tuple[float, float], ...],
    doubted: tuple[tuple[float, float], ...],
) -> None:
    text = written(trained, clear, doubted, version=VERSION, made_from=MADE_FROM)
    SHIPPED.write_text(text, encoding="utf-8")


def _truth(seed: int) -> Iterator[tuple[float, bool, bool]]:
    """Weights and truth of pairs: questions against records, and records against each other."""
    authority = make(CALIBRATED_ON, QUESTIONS, seed)
    index, about = prepare(authority.records), authority.about
    for question in authority.questions:
        for each in index.find(question.record, 20):
            yield each.match.weight, about[each.ref] == question.about, _doubted(each.match)
    some = sample(authority.records, CALIBRATED_ON // 15, seed)
    for ref, each in pairs_of(index, some):
        yield each.match.weight, about[ref] == about[each.ref], _doubted(each.match)


def _doubted(match: Match) -> bool:
    return bool(set(match.why_not_automatic) - {RIVAL})


if __name__ == "__main__":
    {"learn": learn, "calibrate": calibrate}[sys.argv[1]]()
