"""Splink as its own guide sets it up: the rival our figures are held against in the same run."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from homeward.people.matching import Record


def febrl_pairs(originals: Any, copies: Any) -> Iterator[tuple[float, str, str]]:
    """Weights of febrl4's pairs by Splink, without the social-security number."""
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    from splink import comparison_library as cl

    rules = [
        block_on("given_name", "surname"),
        block_on("date_of_birth"),
        block_on("state", "address_1"),
        block_on("street_number", "address_1"),
        block_on("given_name", "postcode"),
        block_on("surname", "postcode"),
        block_on("postcode", "street_number"),
    ]
    settings = SettingsCreator(
        link_type="link_only",
        unique_id_column_name="rec_id",
        blocking_rules_to_generate_predictions=rules,
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            cl.DateOfBirthComparison(
                "date_of_birth", input_is_string=True, datetime_format="%Y%m%d"
            ),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("address_1", [0.9, 0.7]),
            cl.JaroWinklerAtThresholds("suburb", [0.9, 0.7]),
        ],
    )
    api = DuckDBAPI()
    tables = [api.register(each.reset_index()) for each in (originals, copies)]
    linker = Linker(tables, settings, log_level=40)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("given_name", "surname", "date_of_birth"), block_on("address_1", "postcode")],
        recall=0.6,
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    for rule in (block_on("date_of_birth"), block_on("postcode"), block_on("address_1")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_weight=-30).as_pandas_dataframe()
    yield from zip(found["match_weight"], found["rec_id_l"], found["rec_id_r"], strict=True)


def authority(records: Sequence[Record]) -> tuple[Any, Any]:
    """A Splink linker trained on an authority's records with English fields, and its table."""
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    from splink import comparison_library as cl

    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="ref",
        probability_two_random_records_match=1e-6,
        blocking_rules_to_generate_predictions=[
            block_on("first", "family", "substr(born, 1, 4)"),
            block_on("born", "postcode"),
            block_on("first", "born"),
            block_on("family", "born"),
            block_on("first", "postcode"),
            block_on("family", "postcode"),
            block_on("phone"),
        ],
        comparisons=[
            cl.NameComparison("first"),
            cl.NameComparison("family"),
            cl.DateOfBirthComparison("born", input_is_string=True),
            cl.PostcodeComparison("postcode"),
            cl.ExactMatch("phone"),
            cl.ExactMatch("sex"),
        ],
    )
    api = DuckDBAPI()
    filed = _table(api, records)
    linker = Linker(filed, settings, log_level=40)
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for rule in (block_on("first", "born"), block_on("family", "postcode")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    for column in ("first", "family"):
        linker.table_management.compute_tf_table(column)
    return linker, filed


def predicted(linker: Any, filed: Any, question: Record) -> Any:
    """What `predict_between` says of one question and the records filed."""
    found = linker.inference.predict_between(
        filed, _table(linker._db_api, [question]), threshold_match_weight=-10
    )
    return found.as_record_list()


def _table(api: Any, records: Iterable[Record]) -> Any:
    import pandas

    return api.register(pandas.DataFrame([_row(each) for each in records]))


def _row(record: Record) -> dict[str, str | None]:
    address = record.addresses[0] if record.addresses else None
    return {
        "ref": record.ref or "asked",
        "first": record.given.split()[0].lower() if record.given.strip() else None,
        "family": record.family.lower() or None,
        "born": str(record.born_on) if record.born_on else None,
        "postcode": address.postcode if address else None,
        "phone": record.phones[0] if record.phones else None,
        "sex": record.sex or None,
    }
