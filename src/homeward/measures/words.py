"""Figures and signals of measures in words."""

import math
from collections.abc import Sequence
from typing import Any

from .declared import Measure, Point
from .spc import Xmr

# What the latest point means: a word and a colour that repeats it. One point outside the limits
# is unusual; only a run of them is a change.
_CHANGE = {
    "common_cause": ("No real change", "grey"),
    "special_cause_improvement": ("Getting better", "green"),
    "special_cause_concern": ("Getting worse", "red"),
    "special_cause_neutral_high": ("Higher than before", "yellow"),
    "special_cause_neutral_low": ("Lower than before", "yellow"),
}
_ONE_POINT = {
    "special_cause_improvement": ("Unusually good", "blue"),
    "special_cause_concern": ("Unusually bad", "orange"),
    "special_cause_neutral_high": ("Unusually high", "yellow"),
    "special_cause_neutral_low": ("Unusually low", "yellow"),
}


def state_of(lines: Xmr) -> tuple[str, str]:
    """What a chart's latest point means, in a word or two, and the colour that repeats it."""
    if lines.last is not None and lines.signals[lines.last] == "beyond limits":
        return _ONE_POINT[lines.variation]
    return _CHANGE[lines.variation]


def figure(measure: Measure, point: Point | None) -> str:
    """A point as a person reads it: "82% (41 of 50)", "12", "3.5 days"."""
    if measure.unit == "per 10,000" and point is not None:
        return _rate(measure, point)
    if point is None or point.value is None:
        return "nothing to count"
    if measure.unit == "per cent":
        return f"{point.value:.0f}% ({_plain(point.numerator)} of {_plain(point.denominator)})"
    if measure.unit == "days":
        return f"{point.value:.1f} days"
    if measure.unit == "number":
        return _plain(point.value)
    return f"{point.value:.1f} {measure.unit_words}".rstrip()


def _rate(measure: Measure, point: Point) -> str:
    """ "519 a year per 10,000 (11 referrals)": the count stands beside the rate."""
    count = f"{_plain(point.numerator)} {measure.unit_words}"
    if point.value is None:
        return f"{count}; no population is set for that week"
    return f"{point.value:,.0f} a year per 10,000 ({count})"


def _plain(number: float) -> str:
    return f"{number:.0f}" if number == round(number) else f"{number:.1f}"


def range_of(charted: Any, n: int) -> str:
    """Between which figures chance alone would keep this week's."""
    lower, upper = charted.lines.lower[n], charted.lines.upper[n]
    if math.isnan(lower) or math.isnan(upper):
        return "not known"
    ceiling = 100.0 if charted.measure.unit == "per cent" else math.inf
    return f"{max(lower, 0):.0f} to {min(upper, ceiling):.0f}"


#: A change of the unknown share by this much, in points, can make a change by itself.
_MUCH = 5


def unknown_says(points: Sequence[Point]) -> str:
    """What the unknown share says of a change: learning what was unknown is no improvement.

    Compares the first quarter of the points with the last; empty where nothing was ever unknown.
    """
    some = max(len(points) // 4, 1)
    early, late = _unknown_share(points[:some]), _unknown_share(points[-some:])
    if early is None or late is None or not any(point.unknown for point in points):
        return ""
    if abs(early - late) < _MUCH:
        return f"Not known: {late:.0f}% of those asked about, much as before."
    way = "fewer" if late < early else "more"
    return (
        f"Not known: {late:.0f}% of those asked about, {early:.0f}% at the beginning. With {way} "
        "unknown, part of any change may be what was learned or lost, and not what happened."
    )


def _unknown_share(points: Sequence[Point]) -> float | None:
    unknown = sum(point.unknown for point in points)
    asked = unknown + sum(point.denominator for point in points)
    return 100 * unknown / asked if asked else None
