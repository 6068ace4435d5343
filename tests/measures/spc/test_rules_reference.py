"""The single rules against cases re-expressed from the unit tests of NHSRplotthedots."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from homeward.measures.spc import xmr
from homeward.measures.spc.rules import shift, trend, two_of_three
from homeward.measures.spc.series import is_trial
from homeward.measures.spc.xmr import assurance
from tests.measures.spc.cases import load


def cases(function: str) -> list[dict[str, Any]]:
    found = [c for c in load("rules_unit.json")["cases"] if c["function"] == function]
    assert found, function
    return found


def test_a_run_ends_where_the_seventh_point_on_one_side_stands() -> None:
    for case in cases("run_of_7_ends_here"):
        side = np.array(case["input"]["side"], dtype=np.int64)
        assert [abs(shift(side[: i + 1])[-1]) for i in range(len(side))] == case["expected"]


def test_every_point_of_a_run_belongs_to_it() -> None:
    for case in cases("member_of_pattern_of_7"):
        ends = np.array(case["input"]["ends"])
        way = ends.sum() or 1
        side = np.full(len(ends), -way)
        for i in np.flatnonzero(ends):
            side[i - 6 : i + 1] = way
        if not ends.any():
            side[::2] = way
        assert np.abs(shift(side)).tolist() == case["expected"]


def test_a_trend_ends_where_the_seventh_point_in_a_row_stands() -> None:
    for case in cases("trend_of_7_ends_here"):
        values = np.array(case["input"]["values"], dtype=float)
        assert [trend(values[: i + 1])[-1] for i in range(len(values))] == case["expected"]


def test_two_of_three_neighbours_on_one_side() -> None:
    for case in cases("two_of_three_flagged"):
        near = np.array(case["input"]["between_2_and_3_sigma"], dtype=bool)
        side = np.array(case["input"]["side"], dtype=np.int64)
        assert np.abs(two_of_three(near, side)).tolist() == case["expected"]


def _improvement(name: str) -> Any:
    return None if name == "neutral" else name


def test_assurance_compares_the_band_with_the_target() -> None:
    for case in cases("assurance"):
        given = case["input"]
        better = _improvement(given["direction"])
        limits = zip(given["lpl"], given["upl"], strict=True)
        assert [assurance(better, given["target"], *pair) for pair in limits] == case["expected"]


def test_assurance_uses_the_limits_that_stand_now() -> None:
    (case,) = cases("assurance_uses_last_rebase_group")
    assert case["expected"] == "inconsistent"
    always_met = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]
    around_the_target = [3, 5, 4, 3, 5, 4, 3, 5, 4, 3, 5, 4]
    chart = xmr(always_met + around_the_target, improvement="decrease", target=4, rebase_at=[12])
    assert chart.assurance == "inconsistent"
    assert xmr(always_met, improvement="decrease", target=4).assurance == "consistent_pass"


def test_new_limits_begin_at_the_rebase_dates() -> None:
    (case,) = cases("rebase_column")
    dates = [date.fromisoformat(d) for d in case["input"]["dates"]]
    starts = [dates.index(date.fromisoformat(d)) for d in case["input"]["rebase"]]
    begins = {s.start for s in xmr(range(len(dates)), rebase_at=starts).segments if s.start}
    assert [int(i in begins) for i in range(len(dates))] == case["expected"]


def test_short_segments_are_marked() -> None:
    for case in cases("short_group_warning"):
        assert is_trial(case["input"]["n"], case["input"]["threshold"]) is case["expected"]
    (case,) = cases("short_group_warning_by_group")
    sizes = case["input"]["groups"]
    chart = xmr(range(sum(sizes)), rebase_at=np.cumsum(sizes)[:-1].tolist())
    assert [s.trial for s in chart.segments] == case["expected"]


def test_the_reference_and_we_refuse_the_same_options() -> None:
    assert {str(next(iter(c["input"]))) for c in cases("option_rejected")} == {
        "fix_after_n_points",
        "duplicate_dates",  # positions, unlike dates, cannot be repeated
        "target",
    }
    with pytest.raises(ValueError, match="at least 12 points"):
        xmr(range(20), fix_after=11)
    with pytest.raises(ValueError, match="one number for the whole series"):
        xmr(range(20), target=[1, 2])  # type: ignore[arg-type]


def test_the_first_rule_that_applies_names_the_point() -> None:
    (case,) = cases("rule_priority")
    assert case["expected"] == "first that applies names the point"
    rising = xmr(
        [10, 12, 11, 9, 10, 12, 9, 11, 10, 12, 9, 11, 20, 30, 40, 50, 60, 70], fix_after=12
    )
    assert rising.signals[-6:] == ("beyond limits",) * 6
    slow = xmr(
        [0, 4, 0, 4, 0, 4, 0, 4, 0, 4, 0, 4, 2.1, 2.2, 2.3, 2.4, 2.5, 2.6, 2.7], fix_after=12
    )
    assert slow.signals[-6:] == ("trend",) * 6
