"""The XmR chart: our own choices, and what must hold for every series."""

from __future__ import annotations

import math
from collections import deque
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from homeward.measures.spc import Xmr, xmr
from homeward.measures.spc.rules import trend

whole = st.integers(-1000, 1000)
series = st.lists(st.one_of(whole, st.none()), max_size=60)
HALF_AND_HALF = [10, 12] * 6


def close(one: tuple[float, ...], other: list[float]) -> bool:
    return len(one) == len(other) and bool(
        np.allclose(one, other, rtol=1e-9, atol=1e-9, equal_nan=True)
    )


def test_an_empty_series_has_an_answer() -> None:
    chart = xmr([], improvement="increase", target=3)
    assert (chart.mean, chart.lower, chart.upper, chart.signals) == ((), (), (), ())
    assert (chart.variation, chart.assurance, chart.last) == ("common_cause", None, None)


def test_one_point_is_its_own_mean_and_limits_and_makes_no_claim() -> None:
    chart = xmr([7])
    assert (chart.mean, chart.lower, chart.upper) == ((7.0,), (7.0,), (7.0,))
    assert chart.signals == (None,)
    assert chart.segments[0].trial


def test_two_points_have_limits() -> None:
    chart = xmr([4, 6])
    assert close(chart.lower, [5 - 2.66 * 2] * 2)
    assert close(chart.upper, [5 + 2.66 * 2] * 2)


def test_a_series_of_gaps_only_has_no_lines() -> None:
    chart = xmr([None, math.nan, None])
    assert all(math.isnan(v) for v in chart.mean + chart.lower + chart.upper)
    assert chart.variation == "common_cause"


def test_one_placement_after_a_year_of_none_is_beyond_the_limits() -> None:
    chart = xmr([0] * 12 + [1], improvement="decrease", fix_after=12)
    assert (chart.signals[-1], chart.kinds[-1]) == ("beyond limits", "special_cause_concern")


def test_screening_never_leaves_a_series_without_spread() -> None:
    chart = xmr([0] * 10 + [5] + [0] * 10)
    assert chart.upper[0] > chart.mean[0] > chart.lower[0]
    assert [i for i, s in enumerate(chart.signals) if s == "beyond limits"] == [10]


def test_a_constant_that_binary_cannot_hold_is_no_shift() -> None:
    assert set(xmr([0.1] * 20).signals) == {None}


def test_a_point_on_the_mean_neither_counts_nor_breaks_a_shift() -> None:
    chart = xmr([*HALF_AND_HALF, 11.5, 12, 12, 11, 12, 11.5, 12, 12], fix_after=12)
    assert chart.signals[-8:] == ("shift",) * 3 + (None,) + ("shift",) * 4


def test_a_repeat_neither_counts_nor_breaks_a_trend() -> None:
    assert trend(np.array([9, 9.5, 10, 10, 10.5, 11, 11.5, 12])).tolist() == [1] * 8
    assert trend(np.array([9, 9.5, 10, 10, 10.5, 11, 11.5])).tolist() == [0] * 7


def test_the_top_of_a_rise_and_a_fall_takes_the_later_direction() -> None:
    rise_and_fall = np.array([1.0, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1])
    assert trend(rise_and_fall).tolist() == [1] * 6 + [-1] * 7


def test_a_gap_neither_counts_nor_breaks_a_shift() -> None:
    chart = xmr([*HALF_AND_HALF, 12, 11.5, 12, None, 11.5, 12, 11.5, 12], fix_after=12)
    assert chart.signals[-8:] == ("shift",) * 3 + (None,) + ("shift",) * 4


def test_a_gap_at_the_end_leaves_the_verdict_with_the_last_known_point() -> None:
    chart = xmr([*HALF_AND_HALF, 30, None], improvement="decrease", fix_after=12)
    assert (chart.variation, chart.last) == ("special_cause_concern", 12)


def test_rules_never_reach_across_new_limits() -> None:
    values = [1, 2, 3, 4, 5, 6, 7, 8]
    assert None not in xmr(values).signals
    assert set(xmr(values, rebase_at=[4]).signals) == {None}


def test_no_assurance_while_the_last_point_is_a_special_cause() -> None:
    falling = [30 - i for i in range(21)]
    chart = xmr(falling, improvement="increase", target=11, fix_after=12)
    assert chart.lower[0] > 11 > falling[-1]
    assert chart.assurance is None


def test_limits_are_cut_to_what_is_possible_only_when_asked() -> None:
    counts = [0, 5, 1, 4, 0, 6, 2, 3, 0, 5, 1, 4, 2]
    chart = xmr(counts)
    assert min(chart.lower) < 0
    assert set(chart.within(floor=0).lower) == {0.0}
    assert chart.within(floor=0).signals == chart.signals
    assert chart.within(ceiling=4).upper == (4.0,) * 13


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"improvement": "up"}, 'give "increase", "decrease"'),
        ({"fix_after": 11}, "at least 12 points"),
        ({"target": [1, 2]}, "one number for the whole series"),
        ({"target": math.nan}, "one number for the whole series"),
        ({"rebase_at": [4]}, "position 4 is outside the series of 3 points"),
        ({"rebase_at": [-1]}, "position -1 is outside"),
    ],
)
def test_options_that_cannot_be_used_are_refused_in_a_sentence(
    options: dict[str, object], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        xmr([1, 2, 3], **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("bad", ["many", math.inf, [1]])
def test_what_is_not_a_number_is_refused_with_its_position(bad: object) -> None:
    with pytest.raises(ValueError, match="position 1 holds .* not a finite number"):
        xmr([1, bad])


@given(series, st.integers(-(10**6), 10**6))
def test_adding_a_constant_moves_the_lines_and_changes_no_signal(
    values: list[int | None], constant: int
) -> None:
    chart = xmr(values)
    moved = xmr([None if v is None else v + constant for v in values])
    for line in ("mean", "lower", "upper"):
        assert close(getattr(moved, line), [v + constant for v in getattr(chart, line)])
    assert (moved.signals, moved.sides) == (chart.signals, chart.sides)


@given(series, st.sampled_from([0.001, 0.5, 3, 1000]))
def test_scaling_scales_the_lines_and_changes_no_signal(
    values: list[int | None], factor: float
) -> None:
    chart = xmr(values)
    scaled = xmr([None if v is None else v * factor for v in values])
    for line in ("mean", "lower", "upper"):
        assert close(getattr(scaled, line), [v * factor for v in getattr(chart, line)])
    assert (scaled.signals, scaled.sides) == (chart.signals, chart.sides)


@given(series)
def test_turning_the_series_upside_down_turns_every_side(values: list[int | None]) -> None:
    chart = xmr(values, improvement="increase", target=3)
    turned = xmr([None if v is None else -v for v in values], improvement="decrease", target=-3)
    assert close(turned.upper, [-v for v in chart.lower])
    assert (turned.kinds, turned.assurance) == (chart.kinds, chart.assurance)


@given(st.lists(whole, max_size=40))
def test_the_type_of_sequence_makes_no_difference(values: list[int]) -> None:
    wanted = xmr(values)
    others = (tuple(values), deque(values), iter(values), np.array(values), np.array(values) * 1.0)
    assert all(xmr(other) == wanted for other in others)


@given(series)
def test_signals_are_never_on_gaps_and_always_have_a_side(values: list[int | None]) -> None:
    chart = xmr(values)
    assert all(s is None for s, v in zip(chart.signals, values, strict=True) if v is None)
    assert all((r is None) == (s is None) for r, s in zip(chart.signals, chart.sides, strict=True))


@given(series)
def test_gaps_change_nothing_for_the_points_that_are_known(values: list[int | None]) -> None:
    chart, known = xmr(values), xmr([v for v in values if v is not None])
    kept = [i for i, v in enumerate(values) if v is not None]
    assert tuple(chart.signals[i] for i in kept) == known.signals
    assert close(known.lower, [chart.lower[i] for i in kept])


@given(series, st.lists(st.integers(0, 60), max_size=3))
def test_each_segment_is_charted_as_if_it_stood_alone(
    values: list[int | None], starts: list[int]
) -> None:
    starts = [s for s in starts if s <= len(values)]
    chart = xmr(values, rebase_at=starts)
    edges = sorted({0, *starts, len(values)})
    alone = [xmr(values[a:b]) for a, b in pairwise(edges)]
    assert chart.signals == tuple(s for part in alone for s in part.signals)
    assert close(chart.upper, [v for part in alone for v in part.upper])


@given(st.lists(whole, min_size=13, max_size=40))
@example([0] * 12 + [1])
def test_every_point_outside_the_limits_and_no_other_is_beyond_limits(values: list[int]) -> None:
    chart = xmr(values)
    assume(not _touching(chart))
    lines = zip(values, chart.lower, chart.upper, strict=True)
    outside = [v < low or v > high for v, low, high in lines]
    assert [s == "beyond limits" for s in chart.signals] == outside


def _touching(chart: Xmr) -> bool:
    lines = zip(chart.values, chart.lower, chart.upper, strict=True)
    return any(math.isclose(v, line, rel_tol=1e-9) for v, *pair in lines for line in pair)
