"""Learns the weights from an authority's own records, with Splink (the extra `train`).

    python -m homeward.people.matching.training records.csv weights.toml

Splink sees the levels of agreement that lookup uses, through one function in DuckDB, so that there
is one definition of them. It estimates, without labels, how strangers agree (random pairs), how
records of one person agree (expectation maximisation over several blockings); `kin` adds how
relatives in one household agree. `calibrate` then makes the probabilities honest on pairs whose
truth is known, where there are any.
"""

import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from . import kin
from .bulk import by_rarity
from .calibrate import UNTOUCHED
from .compare import BY_FIELD, LEVELS, UNKNOWN
from .names import Names
from .prepared import Prepared, prepare_record
from .records import Address, Record
from .weights_file import Trained, written

# Shares below these were seen too seldom to be believed.
LEAST_M, LEAST_U = 1e-4, 1e-7

Shares = dict[str, dict[str, float]]


def train(records: Iterable[Record], *, pairs: float = 2e6, seed: int = 1) -> Trained:
    """The shares learned from records; 50,000 or more give steady ones (about five minutes).

    Raises ModuleNotFoundError, naming the extra, where Splink is not installed.
    """
    ready = [prepare_record(each) for each in records]
    strangers = linker(ready)
    strangers.training.estimate_u_using_random_sampling(max_pairs=pairs, seed=seed)
    for rule in sessions(ready):
        strangers.training.estimate_parameters_using_expectation_maximisation(rule)
    m, u = learned(strangers)
    u = _strangers_only(u, m, _share_of_one(ready, m), 1 / pairs)
    relative, share = kin.learn(ready, m, u)
    m["born"]["near"], u["born"]["near"] = _within_a_year(ready, m["born"])
    # Random pairs never show two people on one number; and a case number is as good as a pupil's.
    u["number"] |= dict.fromkeys(("nhs", "upn", "case"), LEAST_U)
    m["number"]["case"] = m["number"]["upn"]
    # A number tells relatives apart as well as strangers; an age tells them no better.
    relative["number"] = u["number"]
    relative["born"]["near"] = u["born"]["near"]
    return Trained(m, u, relative, share, Names.counted(ready))


def _same(*parts: str) -> str:
    return " and ".join(
        f"split_part(l.{part}, '|', 1) = split_part(r.{part}, '|', 1)"
        f" and split_part(l.{part}, '|', 1) <> ''"
        for part in parts
    )


_BY_DATE, _BY_NUMBER = _same("given", "born"), _same("number")
_WITHOUT_NUMBERS = (_BY_DATE, _same("family", "born"), _same("given", "address"))
# So many numbers on several records let pairs be learned by number.
_ENOUGH_NUMBERS = 200


def sessions(records: Sequence[Prepared]) -> tuple[str, ...]:
    """What Splink's sessions of expectation maximisation block on.

    Pairs of one number are nearly all one person and show every other field. Where numbers are
    few, names with date or home stand in: they take some twins, and some fathers and sons of one
    name, for one person.
    """
    numbers = Counter(record.nhs or record.upn for record in records)
    shared = sum(many > 1 for number, many in numbers.items() if number)
    return (_BY_DATE, _BY_NUMBER) if shared >= _ENOUGH_NUMBERS else _WITHOUT_NUMBERS


def _share_of_one(records: Sequence[Prepared], m: Shares) -> float:
    """The share of all pairs that are one person, from those that agree in names and date."""
    alike = Counter(
        (record.first, record.surname, record.born)
        for record in records
        if record.first and record.surname and record.born
    )
    exact = m["given"]["same"] * m["family"]["same"] * m["born"]["same"]
    known = alike.total()
    return sum(many * (many - 1) for many in alike.values()) / max(known * (known - 1) * exact, 1.0)


def _strangers_only(u: Shares, m: Shares, share: float, least: float) -> Shares:
    """Random pairs without those of one person: among few records they make up the strongest."""
    return {
        field: {
            level: max((seen - share * m[field][level]) / (1 - share), least)
            for level, seen in levels.items()
        }
        for field, levels in u.items()
    }


def _within_a_year(records: Sequence[Prepared], m: Mapping[str, float]) -> tuple[float, float]:
    """Shares of pairs whose years of birth are at most one apart: of one person, of strangers.

    Where only an age is known, that is all there is to compare, and Splink seldom sees it.
    """
    years = Counter(int(record.born[:4]) for record in records if record.born)
    near = sum(many * (years[at - 1] + many + years[at + 1]) for at, many in years.items())
    return 1 - m["generation"] - m["different"], near / max(years.total() ** 2, 1)


def linker(records: Sequence[Prepared]) -> Any:
    """A Splink linker over these records that knows our levels of agreement."""
    import duckdb
    import pandas
    from splink import DuckDBAPI, Linker

    connection = duckdb.connect()
    level: Any = _level_of(records)
    connection.create_function("level", level, ["VARCHAR"] * 3, "INTEGER")
    api = DuckDBAPI(connection)
    table = pandas.DataFrame([columns(record, row) for row, record in enumerate(records)])
    return Linker(api.register(table), settings(), log_level=40)


def settings() -> dict[str, Any]:
    """Splink's settings: our fields and levels, names weighed by how common they are."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "row",
        "probability_two_random_records_match": 1e-5,
        "comparisons": [_comparison(field) for field in LEVELS],
        "blocking_rules_to_generate_predictions": [*_WITHOUT_NUMBERS, _BY_NUMBER],
        "retain_intermediate_calculation_columns": True,
        "em_convergence": 1e-4,
    }


def columns(record: Prepared, row: int) -> dict[str, object]:
    """One row of the table: what is blocked on and, behind a bar, where the record is."""
    postcode = record.places[0][0] if record.places else ""
    shown = {
        "given": record.first,
        "family": record.surname,
        "born": record.born,
        "address": postcode,
        "number": record.nhs or record.upn,
    }
    found: dict[str, object] = {field: f"{shown.get(field, '')}|{row}" for field in LEVELS}
    first, surname = record.first or None, record.surname or None
    return found | {"row": row, "first_name": first, "surname": surname}


def _comparison(field: str) -> dict[str, Any]:
    call = f"level('{field}', {field}_l, {field}_r)"
    names = list(LEVELS[field])
    levels: list[dict[str, Any]] = [
        {"sql_condition": f"{call} = {place}", "label_for_charts": name}
        for place, name in enumerate(names)
    ]
    for level, name in zip(levels, names, strict=True):
        if name == UNKNOWN:
            level["is_null_level"] = True
    levels[0] |= by_rarity(field)
    levels[-2]["sql_condition"] = "ELSE"
    return {"output_column_name": field, "comparison_levels": [levels[-1], *levels[:-1]]}


def _level_of(records: Sequence[Prepared]) -> Callable[[str, str, str], int]:
    places = {field: {name: at for at, name in enumerate(LEVELS[field])} for field in LEVELS}

    @lru_cache(maxsize=100_000)
    def level(field: str, left: str, right: str) -> int:
        a, b = (records[int(each.rpartition("|")[2])] for each in (left, right))
        return places[field][BY_FIELD[field](a, b)]

    return level


def learned(linker: Any) -> tuple[Shares, Shares]:
    """The m and u of a trained linker, by field and level."""
    m: Shares = {}
    u: Shares = {}
    for comparison in linker.misc.save_model_to_json()["comparisons"]:
        field = comparison["output_column_name"]
        levels = [each for each in comparison["comparison_levels"] if not each.get("is_null_level")]
        m[field] = {_label(each): _share(each, "m", LEAST_M) for each in levels}
        u[field] = {_label(each): _share(each, "u", LEAST_U) for each in levels}
    return m, u


class SplinksWeight(NamedTuple):
    """Splink's own weight of a pair of rows, in bits, without the prior."""

    left: int
    right: int
    weight: float


def splinks_weights(linker: Any) -> list[SplinksWeight]:
    """What a trained linker says of the pairs that its sessions block on, none left out."""
    pairs = linker.inference.predict(threshold_match_weight=-100).as_pandas_dataframe()
    parts = [column for column in pairs.columns if column.startswith("mw_")]
    columns = zip(pairs["row_l"], pairs["row_r"], pairs[parts].sum(axis=1), strict=True)
    return [SplinksWeight(int(a), int(b), float(bits)) for a, b, bits in columns]


def _label(level: dict[str, Any]) -> str:
    return str(level["label_for_charts"])


def _share(level: dict[str, Any], which: str, least: float) -> float:
    found = level.get(f"{which}_probability")
    return max(float(found), least) if isinstance(found, int | float) else least


def read_csv(path: Path) -> list[Record]:
    """Records from a file with the columns given, family, born_on, sex, lines, postcode, phone,
    nhs, upn and case; any may be missing.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [_record({key: row[key] or "" for key in row}) for row in csv.DictReader(lines)]


def _record(row: dict[str, str]) -> Record:
    return Record(
        given=row.get("given", ""),
        family=row.get("family", ""),
        born_on=row.get("born_on", ""),
        sex=row.get("sex", ""),
        addresses=(Address(row.get("lines", ""), row.get("postcode", "")),),
        phones=(row.get("phone", ""),),
        nhs=row.get("nhs", ""),
        upn=row.get("upn", ""),
        case=row.get("case", ""),
    )


def main(arguments: Sequence[str]) -> int:
    """Train on a file of records and write the weights."""
    if len(arguments) != 2:
        sys.stderr.write("Give the file of records (CSV) and the file of weights to write.\n")
        return 2
    source, target = map(Path, arguments)
    records = read_csv(source)
    made_from = f"{len(records)} records of {source.name}"
    text = written(
        train(records),
        UNTOUCHED,
        UNTOUCHED,
        version=date.today().isoformat(),
        made_from=made_from,
    )
    target.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
