"""Claims of improvement: what is claimed, since when, and never because of how figures came."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from homeward.measures.evidence import improvement_claims

STEADY = [9, 11, 10, 12, 8, 10, 9, 11, 10, 10, 12, 8] * 2
FALLEN = [5, 4, 6, 5, 3, 5, 6, 4, 5, 5, 4, 6]

counts = st.lists(
    st.one_of(st.none(), st.integers(0, 30), st.integers(0, 10**9)), min_size=0, max_size=40
)


def claim(series, *, start=24, direction="decrease", **more):
    found = improvement_claims({"m": series}, plan_start=start, directions={"m": direction}, **more)
    return found["m"]


def test_a_halving_is_claimed_and_its_size_is_told():
    found = claim((STEADY + FALLEN, None))
    assert found.claimed
    assert 24 < found.since < 34
    assert found.estimate == pytest.approx(58 / 12 / 10)
    assert found.low < found.estimate < found.high < 1


def test_no_change_is_not_claimed_in_either_direction():
    series = (STEADY + STEADY[:12], None)
    for direction in ("increase", "decrease"):
        found = claim(series, direction=direction)
        assert not found.claimed
        assert found.since is None
        assert found.low < 1 < found.high


def test_what_got_worse_is_no_improvement():
    assert not claim((STEADY + FALLEN, None), direction="increase").claimed


def test_a_rise_is_claimed_where_a_rise_is_better():
    assert claim((STEADY + [20] * 12, None), direction="increase").claimed


def test_a_fall_in_step_with_the_exposure_is_no_improvement():
    exposures = [100] * 24 + [50] * 12
    assert not claim((STEADY + FALLEN, exposures)).claimed


def test_a_claim_once_made_stands_whatever_the_later_weeks_bring():
    sinces = {
        claim((STEADY + (FALLEN[:8] + [10, 14, 12, 13])[:seen], None)).since
        for seen in range(8, 13)
    }
    assert len(sinces) == 1
    assert None not in sinces


def test_more_measures_ask_for_stronger_evidence():
    series = {f"m{i}": (STEADY + [7, 6, 8, 7, 7, 6, 8, 7, 6, 7, 8, 7], None) for i in range(50)}
    directions = dict.fromkeys(series, "decrease")
    many = improvement_claims(series, plan_start=24, directions=directions)["m0"]
    one = claim(series["m0"])
    assert one.claimed
    assert not many.claimed
    assert one.smallest_detectable < many.smallest_detectable


def test_a_small_measure_can_show_only_a_large_change():
    small, large = (claim(([n] * 24, None)).smallest_detectable for n in (5, 50))
    assert 0.1 < large < 0.2
    assert 0.3 < small < 0.45


def test_a_measure_of_nearly_nothing_can_show_no_change():
    assert claim(([0] * 23 + [1], None)).smallest_detectable is None


def test_weeks_beyond_the_plan_are_not_looked_at():
    short, long = STEADY + FALLEN, STEADY + FALLEN + [90] * 9
    assert claim((short, None)) == claim((long, None))


def test_all_nought_says_nothing():
    found = claim(([0] * 36, None))
    assert not found.claimed
    assert math.isnan(found.estimate)
    assert (found.low, found.high, found.smallest_detectable) == (0, math.inf, None)


def test_a_baseline_of_a_few_weeks_carries_no_claim():
    found = claim(([10] * 7 + [1] * 12, None), start=7)
    assert not found.claimed
    assert found.smallest_detectable is None
    assert claim(([10] * 8 + [1] * 12, None), start=8).claimed


@pytest.mark.parametrize("weeks", [0, 1])
def test_one_week_or_none_claims_nothing(weeks):
    for start in (0, 1):
        assert not claim(([7] * weeks, None), start=start).claimed


@pytest.mark.parametrize(
    ("series", "sentence"),
    [
        (([1, -1], None), "week 1: a count cannot be below 0"),
        (([1, 1], [1, -2]), "week 1: an exposure cannot be below 0"),
        (([1, 1], [1, 0]), "week 1: something was counted where the exposure is 0"),
        (([1, 1], [1]), "2 counts but 1 exposures"),
    ],
)
def test_figures_that_cannot_be_are_refused_with_the_week(series, sentence):
    with pytest.raises(ValueError, match=sentence):
        claim(series)


def test_a_measure_without_a_direction_is_refused():
    with pytest.raises(ValueError, match="m: direction is None"):
        improvement_claims({"m": ([1], None)}, plan_start=0, directions={})


@settings(max_examples=60, deadline=None)
@given(st.lists(counts, min_size=1, max_size=4), st.integers(0, 30), st.randoms())
def test_the_order_of_measures_is_irrelevant_and_nothing_raises(all_counts, start, random):
    series = {f"m{i}": (each, None) for i, each in enumerate(all_counts)}
    directions = {name: random.choice(["increase", "decrease"]) for name in series}
    names = list(series)
    random.shuffle(names)
    first = improvement_claims(series, plan_start=start, directions=directions)
    second = improvement_claims(
        {n: series[n] for n in names}, plan_start=start, directions=directions
    )
    assert repr(sorted(first.items())) == repr(sorted(second.items()))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 500)), min_size=14, max_size=40),
    st.sampled_from([1e-3, 0.25, 7.0, 1e4]),
)
def test_the_unit_of_exposure_is_irrelevant(weeks, unit):
    numbers, exposures = zip(*weeks, strict=True)
    first = claim((numbers, exposures), start=12)
    second = claim((numbers, [unit * e for e in exposures]), start=12)
    assert (first.claimed, first.since) == (second.claimed, second.since)
    for name in ("estimate", "low", "high"):
        assert getattr(first, name) == pytest.approx(getattr(second, name), rel=1e-4, nan_ok=True)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=13, max_size=36), st.integers(0, 12), st.booleans())
def test_a_gap_is_the_same_as_an_unexposed_week_and_gives_no_claim_by_itself(numbers, at, plan):
    position = min(at + 12 * plan, len(numbers) - 1)
    gap = [None if i == position else n for i, n in enumerate(numbers)]
    away = [0 if i == position else n for i, n in enumerate(numbers)]
    exposures = [0 if i == position else 1 for i in range(len(numbers))]
    first, second = claim((gap, None), start=12), claim((away, exposures), start=12)
    assert repr(first) == repr(second)
    assert first.since != position


@settings(max_examples=60, deadline=None)
@given(counts, st.integers(0, 45), st.sampled_from(["increase", "decrease"]))
def test_the_range_holds_the_estimate(numbers, start, direction):
    found = claim((numbers, None), start=start, direction=direction)
    if not math.isnan(found.estimate):
        assert found.low <= found.estimate * 1.001
        assert found.estimate <= found.high * 1.001
    if found.claimed:
        assert numbers[found.since] is not None
        assert found.since >= start


def test_numpy_arrays_are_read_like_lists():
    numbers = np.array(STEADY + FALLEN)
    assert claim((numbers, np.ones(36))) == claim((numbers.tolist(), None))
