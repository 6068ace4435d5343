"""Small numbers, for those who may see no names: rounded by one rule, everywhere. Pure.

Counts are rounded to the nearest five; shares, rates and means are shown only where at least ten
stand behind them. So nobody is found by subtracting one figure from another.
"""

from dataclasses import replace

from .declared import TIMES, Measure, Point

TO_THE_NEAREST, AT_LEAST = 5, 10

RULE = "Counts are rounded to the nearest five; shares and means of fewer than ten are not shown."


def rounded(measure: Measure, point: Point) -> Point:
    """A point fit for those who may see no names."""
    value = point.value
    if measure.unit == "number":
        value = nearest(point.numerator)
    elif measure.unit == "per 10,000":
        value = value and TIMES["per 10,000"] * nearest(point.numerator) / point.denominator
    elif measure.unit != "days" and point.denominator < AT_LEAST:
        value = None
    elif value is not None:
        value = float(round(value))
    return replace(
        point,
        numerator=nearest(point.numerator),
        denominator=nearest(point.denominator),
        unknown=int(nearest(point.unknown)),
        value=value,
    )


def nearest(number: float) -> float:
    """The number to the nearest five: 0, 1 and 2 become 0, 3 and 4 become 5."""
    return float(TO_THE_NEAREST * int(number / TO_THE_NEAREST + 0.5))
