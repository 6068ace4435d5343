"""The control chart that the catalogue names for a measure: p', u', and so on. Pure."""

from dataclasses import dataclass

from .declared import TIMES, Measure, Point
from .spc import ControlChart, c_chart, p_chart, p_prime_chart, u_chart, u_prime_chart

_Line = tuple[float, ...]


@dataclass(frozen=True)
class OwnChart:
    """A chart ready to be drawn: values, the lines (centre, lower, upper), what points mean."""

    values: _Line
    lines: tuple[_Line, _Line, _Line]
    kinds: tuple[str, ...]
    title: str
    unit: str


def own_chart(measure: Measure, points: list[Point]) -> OwnChart | None:
    """The chart named for a measure, or None where that is XmR or nothing is known."""
    found = _chart(measure, points)
    if found is None:
        return None
    chart, times = found
    scaled = [
        tuple(times * value for value in line)
        for line in (chart.values, chart.center, chart.lower, chart.upper)
    ]
    outside = sum(chart.beyond)
    said = "No week lies" if not outside else f"{outside} of {len(points)} weeks lie"
    return OwnChart(
        values=scaled[0],
        lines=(scaled[1], scaled[2], scaled[3]),
        kinds=tuple(_kind(measure, chart, n) for n in range(len(points))),
        title=f"{said} outside limits that allow for how many there were",
        unit=f"{measure.chart} chart",
    )


def _chart(measure: Measure, points: list[Point]) -> tuple[ControlChart, float] | None:
    known = [point if point.value is not None else None for point in points]
    if sum(point is not None for point in known) < 2:
        return None
    yes = [point and point.numerator for point in known]
    of = [point and point.denominator for point in known]
    if measure.unit == "per cent" and measure.chart in ("p", "p'"):
        rule = p_prime_chart if measure.chart == "p'" else p_chart
        return rule(yes, of), 100.0
    if measure.unit == "a year":
        return u_chart(yes, of), TIMES["a year"]
    if measure.unit == "per 10,000":
        return u_prime_chart(yes, of), TIMES["per 10,000"]
    if measure.unit == "number" and measure.chart in ("c", "u", "u'"):
        even = [1.0] * len(yes)
        return (c_chart(yes) if measure.chart == "c" else u_prime_chart(yes, even)), 1.0
    return None


def _kind(measure: Measure, chart: ControlChart, n: int) -> str:
    """What a point outside the limits means; the rest is chance."""
    if not chart.beyond[n]:
        return "common_cause"
    high = chart.values[n] > chart.center[n]
    if measure.better is None:
        return "special_cause_neutral_high" if high else "special_cause_neutral_low"
    good = high == (measure.better == "increase")
    return "special_cause_improvement" if good else "special_cause_concern"
