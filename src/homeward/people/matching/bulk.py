"""The same model inside Splink, for linking whole registers (extra `train`).

DuckDB on one machine to tens of millions of records, Spark beyond (docs/operate/linkage.md):
Splink blocks on our keys, counts the weights shipped with Homeward, and `weighed` adds the test
against relatives. Nothing is merged: what comes out are pairs to be looked at.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log2
from typing import Any, NamedTuple

from . import keys
from .compare import LEVELS, UNKNOWN, Agreement, compare
from .model import Model
from .prepared import Prepared

# A key that so many records share tells nobody apart.
LARGEST_BLOCK = 100
# Splink leaves out pairs that are far likelier strangers.
LEAST_BITS = -10.0


class Pair(NamedTuple):
    """Two rows and the bits for one person, against strangers and relatives alike."""

    left: int
    right: int
    weight: float


def pairs(records: Sequence[Prepared], model: Model) -> Iterator[Pair]:
    """Every pair that shares a narrow key and may be one person.

    Raises ModuleNotFoundError where Splink is not installed.
    """
    import duckdb
    import pandas
    from splink import DuckDBAPI, Linker

    connection = duckdb.connect()
    level: Any = _level_of(records)
    connection.create_function("level", level, ["INTEGER", "BIGINT", "BIGINT"], "INTEGER")
    api = DuckDBAPI(connection)
    table = api.register(pandas.DataFrame(_rows(records)))
    linker = Linker(table, settings(model, len(records)), log_level=40)
    found: Any = linker.inference.predict(threshold_match_weight=LEAST_BITS)
    return weighed(found.as_pandas_dataframe(), model, len(records))


def settings(model: Model, records: int) -> dict[str, Any]:
    """Splink's settings for our weights and keys; nothing is left to be trained."""
    odds = model.on_file / max(records, 2)
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "row",
        "probability_two_random_records_match": odds / (1 + odds),
        "comparisons": [_comparison(model, place) for place in range(len(LEVELS))],
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": "l.keys = r.keys", "arrays_to_explode": ["keys"]}
        ],
        "retain_matching_columns": True,
    }


def weighed(found: Any, model: Model, records: int) -> Iterator[Pair]:
    """Splink's pairs with the test against relatives added, as lookup adds it."""
    prior = log2(model.on_file / max(records, 2))
    names = {field: [*list(LEVELS[field])[-2::-1], UNKNOWN] for field in LEVELS}
    gammas = zip(*(found[f"gamma_{field}"] for field in LEVELS), strict=True)
    rows = zip(found["row_l"], found["row_r"], found["match_weight"], gammas, strict=True)
    for left, right, bits, levels in rows:
        agreed = Agreement(*(names[field][at] for field, at in zip(LEVELS, levels, strict=True)))
        relative = model.against_relative(agreed)
        yield Pair(int(left), int(right), model.combined(bits - prior, relative, records))


def _comparison(model: Model, place: int) -> dict[str, Any]:
    field = list(LEVELS)[place]
    names = [name for name in LEVELS[field] if name != UNKNOWN]
    call = f"level({place}, row_l, row_r)"
    levels: list[dict[str, Any]] = [
        {
            "sql_condition": f"{call} = {at}",
            "label_for_charts": name,
            "m_probability": model.m[place][name],
            "u_probability": model.u[place][name],
        }
        for at, name in enumerate(names)
    ]
    levels[0] |= by_rarity(field)
    levels[-1]["sql_condition"] = "ELSE"
    unknown = {"sql_condition": f"{call} = {len(names)}", "label_for_charts": UNKNOWN}
    return {
        "output_column_name": field,
        "comparison_levels": [unknown | {"is_null_level": True}, *levels],
    }


def by_rarity(field: str) -> dict[str, str | float]:
    """What Splink is told of the level "same" of a name: a rare one is worth more. Else nothing."""
    column = {"given": "first_name", "family": "surname"}.get(field)
    if column is None:
        return {}
    return {
        "sql_condition": f"{column}_l = {column}_r",
        "tf_adjustment_column": column,
        "tf_adjustment_weight": 1.0,
    }


def _rows(records: Sequence[Prepared]) -> Iterator[dict[str, object]]:
    often = Counter(key for record in records for key in keys.narrow(record))
    for row, record in enumerate(records):
        yield {
            "row": row,
            "first_name": record.first or None,
            "surname": record.surname or None,
            "keys": [
                keys.hashed(key) for key in keys.narrow(record) if 1 < often[key] <= LARGEST_BLOCK
            ],
        }


def _level_of(records: Sequence[Prepared]) -> Any:
    places = [{name: at for at, name in enumerate(levels)} for levels in LEVELS.values()]

    @lru_cache(maxsize=100_000)
    def agreement(left: int, right: int) -> tuple[int, ...]:
        found = compare(records[left], records[right])
        return tuple(at[level] for at, level in zip(places, found, strict=True))

    def level(field: int, left: int, right: int) -> int:
        return agreement(left, right)[field]

    return level
