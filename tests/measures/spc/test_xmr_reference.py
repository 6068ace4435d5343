"""The XmR chart against the outputs of NHSRplotthedots, but for the faults that we do not copy."""

from __future__ import annotations

from typing import Any

from homeward.measures.spc import Xmr, xmr
from tests.measures.spc.cases import load, same

RULES = {
    "Common Cause": (None, None),
    "7 Points Below CL": ("shift", "low"),
    "7 Points Above CL": ("shift", "high"),
    "2 in 3 Below CL": ("two of three", "low"),
    "2 in 3 Above CL": ("two of three", "high"),
    "Above UCL": ("beyond limits", "high"),
    "Below LCL": ("beyond limits", "low"),
    "7 Point Trend (Increasing)": ("trend", "high"),
    "7 Point Trend (Decreasing)": ("trend", "low"),
}

#: The reference gives no limits (ADR 0010, choice 8).
NEVER_VARIES = {
    "edge_flat_increase": 7.0,
    "edge_flat_neutral": 7.0,
    "edge_zeros_decrease": 0.0,
    "edge_zeros_fix12": 0.0,
}

#: A point on the mean cuts a run in the reference (choice 4): position and our answer.
ON_THE_MEAN = {
    "edge_six_above_only_fix12": {10: ("shift", "high")},
    "edge_seven_above_fix12": {10: ("shift", "high")},
    "edge_seven_above_with_point_on_mean_fix12": dict.fromkeys(
        [19, 20, 21, 22, 24, 25, 26, 27], ("shift", "high")
    ),
}

#: A repeat cuts a trend in the reference (choice 3).
REPEAT_IN_TREND = {
    "edge_trend7_with_tie_increase": dict.fromkeys(range(13, 21), ("trend", "high")),
    "edge_trend7_with_tie_fix12": dict.fromkeys(range(13, 21), ("trend", "high")),
}

#: The last point is a special cause, yet the reference gives an assurance (choice 9).
UNSTABLE = {
    "ae_RJZ_rate_target5",
    "ae_RJZ_rate_fix12",
    "ae_RRK_rate_target5",
    "ae_RRK_rate_fix12",
    "ae_RQM_rate_fix12",
    "ae_R1H_rate_fix12",
    "syn_step40pc_poisson5_fix24",
    "syn_step40pc_poisson50",
    "syn_step40pc_poisson50_fix24",
    "syn_step40pc_poisson100_fix24",
    "edge_trend7_up_increase",
    "edge_trend7_up_fix12",
    "edge_trend7_with_tie_increase",
    "edge_trend7_with_tie_fix12",
    "edge_trend7_crossing_mean_down_decrease",
    "edge_trend7_crossing_mean_down_fix12",
    "edge_concern_then_improvement_increase",
    "edge_long_decline_increase",
    "edge_long_decline_fix12",
}

OTHER_SIGNALS = ON_THE_MEAN | REPEAT_IN_TREND


def charts() -> dict[str, tuple[Xmr, dict[str, Any]]]:
    cases = load("xmr_reference.json.gz")["cases"]
    return {c["id"]: (_chart(c["input"]), c["expected"]) for c in cases}


def _chart(given: dict[str, Any]) -> Xmr:
    options = given["options"]
    better = options["improvement_direction"]
    return xmr(
        given["values"],
        improvement=None if better == "neutral" else better,
        target=options.get("target"),
        fix_after=options.get("fix_after_n_points"),
        rebase_at=[given["dates"].index(d) for d in options.get("rebase") or []],
        screen_outliers=options.get("screen_outliers", True),
    )


def _signals(chart: Xmr) -> list[tuple[str | None, str | None]]:
    return list(zip(chart.signals, chart.sides, strict=True))


def test_means_are_those_of_the_reference() -> None:
    wrong = [i for i, (got, want) in charts().items() if not same(got.mean, want["mean"])]
    assert wrong == []


def test_limits_are_those_of_the_reference_where_it_has_any() -> None:
    wrong = [
        name
        for name, (got, want) in charts().items()
        if not (same(got.lower, want["lpl"]) and same(got.upper, want["upl"]))
    ]
    assert sorted(wrong) == sorted(NEVER_VARIES)


def test_a_series_that_never_varies_has_limits_at_its_mean() -> None:
    found = charts()
    for name, value in NEVER_VARIES.items():
        chart = found[name][0]
        assert chart.lower == chart.mean == chart.upper == (value,) * 15
        assert set(chart.signals) == {None}
    assert found["edge_flat_increase"][0].assurance == "consistent_fail"
    assert found["edge_zeros_decrease"][0].assurance == "consistent_pass"


def test_signals_are_those_of_the_reference_but_for_ties_and_points_on_the_mean() -> None:
    differs = {}
    for name, (got, want) in charts().items():
        wanted = [RULES[t] for t in want["special_cause_type"]]
        pairs = enumerate(zip(_signals(got), wanted, strict=True))
        difference = {i: ours for i, (ours, theirs) in pairs if ours != theirs}
        differs |= {name: difference} if difference else {}
    assert differs == OTHER_SIGNALS


def test_what_a_signal_means_is_that_of_the_reference_where_the_signals_are() -> None:
    for name, (got, want) in charts().items():
        if name not in OTHER_SIGNALS:
            assert list(got.kinds) == want["point_type"], name
            assert got.variation == want["latest_point_type"], name


def test_assurance_is_that_of_the_reference_while_the_process_is_stable() -> None:
    found = charts()
    other = {name for name, (got, want) in found.items() if got.assurance != want["assurance"]}
    without_limits = {"edge_flat_increase", "edge_zeros_decrease", "edge_zeros_fix12"}
    assert other == UNSTABLE | without_limits
    assert all(found[name][0].assurance is None for name in UNSTABLE)
    assert all(found[name][0].variation != "common_cause" for name in UNSTABLE)
