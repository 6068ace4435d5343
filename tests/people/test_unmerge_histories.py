"""Whatever was merged and undone in between, in the end all is as it was."""

from collections import Counter
from random import Random

import pytest

from benchmarks.people.histories import build, run_one

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_after_sixty_random_histories_every_table_equals_the_start():
    town, counts = build(Random(1)), Counter()  # noqa: S311 - repeatable on purpose
    for seed in range(60):
        assert run_one(town, seed, counts) == [], f"seed {seed}"
    wanted = ("merges", "undoings", "records added", "facts changed")
    assert all(counts[what] >= 60 for what in wanted), counts
    assert counts["refused undoings"]
