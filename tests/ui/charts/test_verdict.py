"""The sentence over a chart says what the chart shows, and no more."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.measures.spc import ENOUGH_POINTS, xmr
from homeward.ui.charts import Words, verdict
from homeward.ui.charts.verdict import ENOUGH

STEADY: list[float | None] = [10, 12] * 6
SEVEN_BELOW = [10.5, 10, 10.5, 10, 10.5, 10, 10.5]


def say(values: list[float | None], better: Any = "decrease", **options: Any) -> str:
    return verdict(xmr(values, improvement=better, **options), better)


def test_both_floors_hold_the_same_number_of_points_to_be_enough() -> None:
    assert ENOUGH == ENOUGH_POINTS


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([], "Nothing to show yet: no week has a figure"),
        ([None, math.nan], "Nothing to show yet: no week has a figure"),
        ([5], "Too soon to tell: only one week so far, and 13 are needed to be sure"),
        (STEADY, "Too soon to tell: only twelve weeks so far, and 13 are needed to be sure"),
        ([0] * 15, "No variation yet: every week so far has been 0"),
        ([10, 12] * 8, "No real change yet: the ups and downs are those of chance"),
    ],
)
def test_where_nothing_can_be_claimed_nothing_is(values: list[float | None], sentence: str) -> None:
    assert say(values) == sentence


@pytest.mark.parametrize(
    ("more", "lead", "why"),
    [
        ([30], "Unusually bad", "the latest week is above the usual range"),
        ([0], "Unusually good", "the latest week is below the usual range"),
        (SEVEN_BELOW, "Getting better", "the last seven weeks are all below the average"),
        ([15.5, 15.5], "Getting worse", "two of the last three weeks are far above the average"),
        (
            [9, 9.5, 10, 10.5, 11, 11.5, 12],
            "Getting worse",
            "the last seven weeks rose without a fall",
        ),
    ],
)
def test_each_rule_has_its_words(more: list[float], lead: str, why: str) -> None:
    values = [*STEADY, *more]
    assert say(values, fix_after=12) == f"{lead}: {why}"


def test_where_neither_way_is_better_the_words_judge_nothing() -> None:
    assert say([*STEADY, 30], None, fix_after=12).startswith("Unusual: ")
    assert say([*STEADY, *SEVEN_BELOW], None, fix_after=12).startswith("Changing: ")


def test_a_point_on_the_average_is_not_called_below_it() -> None:
    values = [*STEADY, 10, 10.5, 10, 11, 10.5, 10, 10.5, 10]
    assert (
        say(values, fix_after=12)
        == "Getting better: none of the last eight weeks is above the average"
    )


def test_a_run_is_counted_from_where_it_began() -> None:
    values = [*STEADY, *SEVEN_BELOW, 10, 10.5]
    assert "the last nine weeks are all below" in say(values, fix_after=12)


def test_few_points_may_warn_but_not_praise() -> None:
    rising: list[float | None] = [1, 2, 3, 4, 5, 6, 7]
    assert say(rising).startswith("Early warning: only seven weeks so far")
    assert say(rising, "increase").startswith("Too soon to tell")


def test_a_past_signal_is_not_reported_as_news_nor_denied() -> None:
    sentence = say([*STEADY, 30, 11, 12], fix_after=12)
    assert sentence == "No change to report now: the latest week is within the usual range"


def test_after_new_limits_the_sentence_speaks_of_them_only() -> None:
    values = [*STEADY, *([20.0, 22.0] * 7)]
    assert say(values, rebase_at=[12]).startswith("No real change since the limits were set anew")
    assert say(values[:14], rebase_at=[12]).startswith("Too soon to tell: only two weeks")


def test_the_periods_have_their_own_name() -> None:
    chart = xmr([5], improvement="decrease")
    assert "only one month so far" in verdict(chart, "decrease", Words("month", "months"))


@given(st.lists(st.one_of(st.none(), st.integers(0, 30)), max_size=60))
def test_praise_and_blame_need_a_signal_at_the_last_known_point(values: list[float | None]) -> None:
    chart = xmr(values, improvement="decrease")
    sentence = verdict(chart, "decrease")
    judged = sentence.startswith(("Getting", "Unusually", "Early warning"))
    signal = chart.last is not None and chart.signals[chart.last] is not None
    assert not judged or signal
    assert sentence.startswith(("Getting better", "Unusually good")) <= (
        chart.variation == "special_cause_improvement"
    )
