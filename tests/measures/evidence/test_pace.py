"""Will it be in time? And what is the silence of a rare event worth?"""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from homeward.measures.evidence import probability_on_time, silence, weeks_to_target

BASE = [19, 21, 20, 22, 18, 20] * 4


def on_time(plan, *, target=15.0, deadline=35, exposures=None, direction="decrease"):
    return probability_on_time(
        BASE + plan,
        exposures,
        plan_start=24,
        deadline=deadline,
        target=target,
        direction=direction,
    )


def to_target(plan, *, target=15.0):
    return weeks_to_target(
        BASE + plan, None, plan_start=24, deadline=35, target=target, direction="decrease"
    )


def test_a_steep_fall_will_be_in_time_and_none_will_not():
    assert on_time([19, 17, 16, 14, 13, 12]) > 0.9
    assert on_time([20, 20, 21, 19, 21, 20]) < 0.15


def test_before_the_plan_has_a_week_only_what_plans_usually_do_is_known():
    assert 0.3 < on_time([]) < 0.42


def test_a_rise_is_judged_as_a_rise():
    plan = [21, 24, 26, 29, 30, 32]
    assert on_time(plan, target=25, direction="increase") > 0.9
    assert on_time(plan, target=15, direction="decrease") < 0.02


def test_a_target_long_met_is_met_and_a_target_of_nought_is_not():
    assert on_time([20] * 6, target=40) > 0.99
    assert on_time([20] * 6, target=0) < 0.01


def test_weeks_to_target_range_holds_the_median_and_infinity_is_not_in_sight():
    moving, static = to_target([19, 17, 16, 14, 13, 12]), to_target([20, 21, 19, 20, 21, 20])
    assert 0 <= moving.low <= moving.median <= moving.high < 12
    assert static.median == static.high == math.inf


def test_a_target_that_is_met_takes_no_weeks():
    assert to_target([19, 17, 16, 14, 13, 12], target=25).median == 0


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.integers(0, 10**9)), max_size=40),
    st.integers(0, 30),
    st.integers(0, 30),
    st.floats(0, 1e9),
    st.sampled_from(["increase", "decrease"]),
)
def test_any_figures_give_a_probability(numbers, start, ahead, target, direction):
    found = probability_on_time(
        numbers,
        None,
        plan_start=start,
        deadline=start + ahead,
        target=target,
        direction=direction,
    )
    assert 0 <= found <= 1 + 1e-9


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=6, max_size=6), st.sampled_from([0.01, 3.0, 1e4]))
def test_the_unit_of_exposure_is_irrelevant(plan, unit):
    plain = on_time(plan)
    assert on_time(plan, exposures=[unit] * 30, target=15 / unit) == pytest.approx(plain, abs=1e-6)


@pytest.mark.parametrize("target", [-1.0, math.nan, math.inf])
def test_a_target_that_cannot_be_is_refused(target):
    with pytest.raises(ValueError, match="The target is"):
        on_time([], target=target)


def test_a_deadline_before_the_plan_is_refused():
    with pytest.raises(ValueError, match="The deadline"):
        on_time([], deadline=23)


def test_silence_of_an_event_once_in_four_months_is_luck_in_a_fifth_of_half_years():
    assert silence(12 / 4 / 52, 26) == pytest.approx(math.exp(-1.5))
    assert silence(12 / 2 / 52, 26) < 0.05 < silence(12 / 4 / 52, 26)
    assert silence(0, 26) == silence(3, 0) == 1
    assert silence(0, math.inf) == 1


@pytest.mark.parametrize(("rate", "weeks"), [(-1, 2), (1, -2), (math.nan, 1)])
def test_silence_refuses_less_than_nothing(rate, weeks):
    with pytest.raises(ValueError, match="give a number of 0 or more"):
        silence(rate, weeks)
