"""The benchmarks of this room can be started: they are run by hand, and break unseen otherwise."""

from importlib import import_module

import pytest


@pytest.mark.parametrize("name", ["queue", "writers"])
def test_a_benchmark_finds_all_that_it_needs(name):
    module = import_module(f"benchmarks.front_door.{name}")
    assert callable(module.main)


def test_saves_on_their_way_at_once_are_those_that_overlap():
    from benchmarks.front_door.writers import most_at_once

    assert most_at_once([]) == 0
    assert most_at_once([(0, 1), (1, 2)]) == 1
    assert most_at_once([(0, 5), (1, 2), (1, 3), (4, 6)]) == 3
