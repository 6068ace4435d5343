"""The benchmarks of this room can be started: they are run by hand, and break unseen otherwise."""

from importlib import import_module

import pytest


@pytest.mark.parametrize("name", ["queue", "writers"])
def test_a_benchmark_finds_all_that_it_needs(name):
    module = import_module(f"benchmarks.front_door.{name}")
    assert callable(module.main)
