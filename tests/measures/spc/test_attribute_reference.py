"""The charts of shares, rates, counts and rare events against the outputs of qicharts2."""

from __future__ import annotations

from typing import Any

from homeward.measures import spc
from tests.measures.spc.cases import load, same

CHARTS = {
    "p": spc.p_chart,
    "pp": spc.p_prime_chart,
    "u": spc.u_chart,
    "up": spc.u_prime_chart,
    "c": spc.c_chart,
    "g": spc.g_chart,
    "t": spc.t_chart,
    "i": spc.i_chart,
    "run": spc.run_chart,
}
RUNS = {
    "longest_run": "longest_run",
    "longest_run_max": "longest_run_max",
    "n_crossings": "crossings",
    "n_crossings_min": "crossings_min",
    "n_useful": "useful",
}


def charts() -> list[tuple[str, spc.ControlChart, dict[str, Any]]]:
    return [_case(c) for c in load("attribute_reference.json.gz")["cases"]]


def _case(case: dict[str, Any]) -> tuple[str, spc.ControlChart, dict[str, Any]]:
    given = case["input"]
    draw = CHARTS[given["chart"]]
    chart = draw(given["y"], given["n"], freeze=given["freeze"], part=given["part"])
    return case["id"], chart, case["expected"]


def test_lines_are_those_of_the_reference() -> None:
    for name, chart, wanted in charts():
        assert same(chart.values, wanted["plotted_y"]), name
        assert same(chart.center, wanted["cl"]), name
        assert same(chart.lower, wanted["lcl"]), name
        assert same(chart.upper, wanted["ucl"]), name


def test_points_beyond_the_limits_are_those_of_the_reference() -> None:
    for name, chart, wanted in charts():
        assert list(chart.beyond) == wanted["sigma_signal"], name


def test_runs_are_those_of_the_reference() -> None:
    for name, chart, wanted in charts():
        assert list(chart.runs_signal) == wanted["runs_signal"], name
        sizes = [p.stop - p.start for p in chart.parts]
        for theirs, ours in RUNS.items():
            counted = zip(chart.runs, sizes, strict=True)
            assert [getattr(r, ours) for r, s in counted for _ in range(s)] == wanted[theirs], name


def test_the_funnel_is_that_of_the_reference() -> None:
    reference = load("funnel_reference.json")
    cases = reference["cases"]
    funnel = spc.funnel([c["k"] for c in cases], [c["n"] for c in cases])
    lines = {
        "rate": funnel.rates,
        "p_lower_tail": funnel.p_lower,
        "p_upper_tail": funnel.p_upper,
        "lo95": funnel.lower_95,
        "hi95": funnel.upper_95,
        "lo99.8": funnel.lower_998,
        "hi99.8": funnel.upper_998,
    }
    for name, line in lines.items():
        assert same(line, [c[name] for c in cases]), name
    meta = reference["meta"]
    assert abs(funnel.center - meta["p0"]) < 1e-8
    assert abs(funnel.overdispersion - meta["overdispersion_phi_winsorised10"]) < 1e-8
    exact = zip(funnel.rates, funnel.lower_998, funnel.upper_998, strict=True)
    assert sum(r < low or r > high for r, low, high in exact) == meta["outside_99.8"]


def test_the_adjusted_funnel_does_not_call_a_fifth_of_authorities_extraordinary() -> None:
    cases = load("funnel_reference.json")["cases"]
    funnel = spc.funnel([c["k"] for c in cases], [c["n"] for c in cases])
    assert sum(funnel.outside) == 6
