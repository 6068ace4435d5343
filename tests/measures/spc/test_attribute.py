"""The charts of shares, rates, counts and rare events, and the funnel: our own choices."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.measures import spc

ALL = [
    spc.p_chart,
    spc.p_prime_chart,
    spc.u_chart,
    spc.u_prime_chart,
    spc.c_chart,
    spc.g_chart,
    spc.t_chart,
    spc.i_chart,
    spc.run_chart,
]
RATES = ALL[:4]
out_of = st.integers(0, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize("draw", ALL)
@pytest.mark.parametrize("size", [0, 1, 2])
def test_short_series_have_an_answer(draw: object, size: int) -> None:
    n = [10] * size if draw in RATES else None
    chart = draw([3] * size, n)  # type: ignore[operator]
    assert chart.center == pytest.approx((0.3 if n else 3,) * size)
    assert chart.runs_signal == (False,) * size


@pytest.mark.parametrize("draw", RATES)
def test_a_year_of_none_at_all_has_limits_at_zero(draw: object) -> None:
    chart = draw([0] * 12, [40] * 12)  # type: ignore[operator]
    assert chart.lower == chart.center == chart.upper == (0.0,) * 12
    assert not any(chart.beyond)


def test_everything_in_time_has_limits_at_one() -> None:
    chart = spc.p_prime_chart([40] * 12, [40] * 12)
    assert chart.lower == chart.center == chart.upper == (1.0,) * 12


def test_a_week_with_nobody_due_is_a_gap() -> None:
    chart = spc.p_chart([3, 0, 4], [6, 0, 6])
    assert math.isnan(chart.values[1])
    assert math.isnan(chart.upper[1])
    assert chart.center == pytest.approx((7 / 12,) * 3)


def test_the_centre_is_learnt_from_the_first_points_where_it_is_frozen() -> None:
    chart = spc.c_chart([4, 4, 4, 9, 9], freeze=3)
    assert set(chart.center) == {4.0}


def test_the_chart_restarts_at_each_part() -> None:
    chart = spc.c_chart([4, 4, 9, 9, 1], part=[2, 4])
    assert chart.center == (4.0, 4.0, 9.0, 9.0, 1.0)
    assert len(chart.runs) == 3


def test_laney_limits_are_wider_where_shares_spread_more_than_chance() -> None:
    rng = np.random.default_rng(5)
    n = np.full(40, 2000)
    k = rng.binomial(n, rng.normal(0.4, 0.05, 40))
    plain, laney = spc.p_chart(k, n), spc.p_prime_chart(k, n)
    assert sum(plain.beyond) > 10 > sum(laney.beyond)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: spc.p_chart([1]), "A p chart needs n"),
        (lambda: spc.c_chart([1], [2]), "A c chart takes no n"),
        (lambda: spc.p_chart([3], [2]), "y: position 0 holds 3, which is more than its n"),
        (lambda: spc.p_chart([1], [2, 3]), "y has 1 points and n has 2"),
        (lambda: spc.c_chart([1, -1]), "y: position 1 holds -1, which is below 0"),
        (lambda: spc.c_chart([1], freeze=1, part=1), "freeze or part, not both"),
        (lambda: spc.c_chart([1], freeze=0), "freeze is 0"),
        (lambda: spc.c_chart([1], part=3), "position 3 is outside"),
        (lambda: spc.funnel([1], [2, 3]), "k has 1 units and n has 2"),
        (lambda: spc.funnel([3], [2]), "Position 0 holds 3 of 2"),
        (lambda: spc.funnel([1.5], [2]), "give whole numbers"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(make: object, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        make()  # type: ignore[operator]


@given(st.lists(st.one_of(out_of, st.just((None, None))), max_size=40))
def test_shares_and_their_limits_stay_within_nothing_and_all(
    pairs: list[tuple[int | None, int | None]],
) -> None:
    k, n = [p[0] for p in pairs], [p[1] for p in pairs]
    for chart in (spc.p_chart(k, n), spc.p_prime_chart(k, n)):
        known = [v for v in chart.lower + chart.center + chart.upper if not math.isnan(v)]
        assert all(0 <= v <= 1 for v in known)
        gaps = [not size for size in n]
        assert not any(b for b, gap in zip(chart.beyond, gaps, strict=True) if gap)


@given(st.lists(st.integers(0, 100), max_size=40))
def test_counts_never_have_limits_below_zero(counts: list[int]) -> None:
    for draw in (spc.c_chart, spc.g_chart, spc.t_chart):
        assert all(v >= 0 for v in draw(counts).lower)


@given(st.lists(out_of, max_size=30), st.randoms())
def test_the_funnel_does_not_depend_on_the_order_of_units(
    pairs: list[tuple[int, int]], random: object
) -> None:
    shuffled = list(range(len(pairs)))
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    plain = spc.funnel([k for k, _ in pairs], [n for _, n in pairs])
    other = spc.funnel([pairs[i][0] for i in shuffled], [pairs[i][1] for i in shuffled])
    wanted = [plain.adjusted_upper_998[i] for i in shuffled]
    assert np.allclose(other.adjusted_upper_998, wanted, equal_nan=True)


def test_units_without_anybody_are_gaps_in_the_funnel() -> None:
    funnel = spc.funnel([5, 0, None], [10, 0, 10])
    assert funnel.center == 0.5
    assert [math.isnan(r) for r in funnel.rates] == [False, True, True]
    assert funnel.outside == (False, False, False)


def test_a_funnel_in_which_nothing_varies_has_no_overdispersion() -> None:
    funnel = spc.funnel([0, 0], [10, 20])
    assert (funnel.overdispersion, funnel.adjusted_upper_998) == (1.0, (0.0, 0.0))
