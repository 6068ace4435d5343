"""Makes the weights that are shipped, from made-up authorities of the tuning seeds.

python -m benchmarks.people.train [records]       needs Splink: pip install '.[train]'
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from homeward.people.matching import Match, Model, prepare
from homeward.people.matching.calibrate import UNTOUCHED, points_of
from homeward.people.matching.match import RIVAL
from homeward.people.matching.model import SHIPPED, read
from homeward.people.matching.training import train
from homeward.people.matching.weights_file import written

from .figures import pairs_of, sample
from .maker import make

VERSION = "2026-11-24.1"
TRAINING, CALIBRATING = 1, (2, 3, 4)


def main(records: int) -> None:
    """Train on seed 1, calibrate on seeds 2 to 4, and write the file."""
    trained = train(make(records, 4, TRAINING).records)
    from_what = f"benchmarks/people: {records} records of seed 1, calibrated on seeds 2, 3 and 4"
    before = written(trained, UNTOUCHED, UNTOUCHED, version=VERSION, made_from=from_what)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "weights.toml"
        path.write_text(before, encoding="utf-8")
        model = read(path)
    pairs = [pair for seed in CALIBRATING for pair in _truth(seed, records, model)]
    clear = points_of((bits, same) for bits, same, doubted in pairs if not doubted)
    doubted = points_of((bits, same) for bits, same, doubted in pairs if doubted)
    text = written(trained, clear, doubted, version=VERSION, made_from=from_what)
    SHIPPED.write_text(text, encoding="utf-8")


def _truth(seed: int, records: int, model: Model) -> Iterator[tuple[float, bool, bool]]:
    """Weights and truth of pairs: questions against records, and records against each other."""
    authority = make(records, 3_000, seed)
    index = prepare(authority.records, model=model)
    for question in authority.questions:
        for each in index.find(question.record, 20):
            same = authority.about[each.ref] == question.about
            yield each.match.weight, same, _doubted(each.match)
    some = sample(authority.records, records // 8, seed)
    yield from (
        (
            each.match.weight,
            authority.about[ref] == authority.about[each.ref],
            _doubted(each.match),
        )
        for ref, each in pairs_of(index, some)
    )


def _doubted(match: Match) -> bool:
    return bool(set(match.why_not_automatic) - {RIVAL})


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
