"""Linking a whole register inside Splink weighs pairs as a lookup does."""

from collections import defaultdict
from itertools import combinations

import pytest

from benchmarks.people.figures import recall_at
from benchmarks.people.maker import make
from homeward.people.matching import Surroundings, prepare_record, shipped
from homeward.people.matching.bulk import LEAST_BITS, pairs, settings
from homeward.people.matching.compare import LEVELS
from homeward.people.matching.keys import filed_under, narrow
from homeward.people.matching.match import weigh
from homeward.people.matching.names import Names

PEOPLE = [prepare_record(record) for record in make(1_500, 20, seed=9).records]


def test_narrow_keys_are_among_those_a_record_is_filed_under():
    for person in PEOPLE[:100]:
        assert set(narrow(person)) <= set(filed_under(person))


def test_splink_is_given_every_level_and_its_shares():
    model = shipped()
    for field, comparison in zip(LEVELS, settings(model, 1_500)["comparisons"], strict=True):
        unknown, *levels = comparison["comparison_levels"]
        assert unknown["is_null_level"]
        assert [level["label_for_charts"] for level in levels] == list(LEVELS[field])[:-1]
        assert all(0 < level["m_probability"] <= 1 for level in levels)


@pytest.mark.slow
def test_every_pair_weighs_in_bulk_what_it_weighs_in_a_lookup():
    pytest.importorskip("splink", reason="Splink is not installed: pip install '.[train]'")
    among = Surroundings(len(PEOPLE), names=Names.counted(PEOPLE))
    found = {(each.left, each.right): each.weight for each in pairs(PEOPLE, shipped())}
    shared = 0
    for left, right in _sharing_a_key():
        expected = weigh(PEOPLE[left], PEOPLE[right], among)
        if (left, right) in found:
            assert found[left, right] == pytest.approx(expected.weight, abs=1e-6)
            shared += 1
        else:
            assert expected.weight < LEAST_BITS + 1
    assert shared > 30


def test_recall_is_read_where_the_false_links_are_so_many():
    said = [(9.0, True), (8.0, False), (7.0, True), (6.0, False), (5.0, True)]
    assert recall_at(said, 4, false_links=0) == (0.25, 9.0)
    assert recall_at(said, 4, false_links=1) == (0.5, 7.0)


def _sharing_a_key():
    filed = defaultdict(list)
    for row, person in enumerate(PEOPLE):
        for key in narrow(person):
            filed[key].append(row)
    return {pair for rows in filed.values() for pair in combinations(rows, 2)}
