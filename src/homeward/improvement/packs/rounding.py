"""Small numbers on paper: a figure that could point at a child is rounded. Pure.

Counts are rounded to the nearest five and those from one to four are not shown, as the Department
for Education does in what it publishes on looked-after children; a share of fewer than twenty
is not shown at all.
"""

from homeward.measures.declared import TIMES
from homeward.measures.queries import Charted

#: Counts from 1 up to this are not shown.
SMALLEST = 5
#: A share of fewer than this many is not shown.
LEAST_OUT_OF = 20
#: Weeks taken together for a figure on paper.
TOGETHER = 4
#: A chart is drawn only where every week has at least so many.
LEAST_A_WEEK = 10


def about(count: float) -> str:
    """A count as a board may see it: "0", "fewer than 5", else to the nearest five."""
    if not count:
        return "0"
    return f"fewer than {SMALLEST}" if count < SMALLEST else f"{5 * round(count / 5):,}"


def figure(chart: Charted) -> str:
    """A measure's last four weeks together, rounded."""
    points = [point for point in chart.points if point.value is not None][-TOGETHER:]
    if not points:
        return "nothing to count"
    yes, out_of = (
        sum(point.numerator for point in points),
        sum(point.denominator for point in points),
    )
    if chart.measure.unit == "per cent":
        if out_of < LEAST_OUT_OF:
            return "too few to show"
        return f"{100 * yes / out_of:.0f}% of about {about(out_of)}"
    if chart.measure.unit == "per 10,000":
        if yes < SMALLEST:
            return "too few to show"
        return f"about {TIMES['per 10,000'] * 5 * round(yes / 5) / out_of:,.0f} a year per 10,000"
    if chart.measure.unit == "number":
        return f"{about(yes)} in {len(points)} weeks"
    return f"{points[-1].value:.0f} {chart.measure.unit}"


def unknown_share(chart: Charted) -> str:
    """Of how much nobody knows, in the same four weeks: always beside the figure."""
    points = chart.points[-TOGETHER:]
    unknown = sum(point.unknown for point in points)
    counts = chart.measure.unit != "per cent"
    everything = sum(point.denominator for point in points) + (0 if counts else unknown)
    return f"{unknown / everything:.0%} not known" if everything else "nothing to count"


def may_be_drawn(chart: Charted) -> bool:
    """Whether every week has enough in it that its point shows nobody."""
    shown = [point for point in chart.points if point.value is not None]
    return bool(shown) and all(
        (point.denominator if chart.measure.unit == "per cent" else point.numerator) >= LEAST_A_WEEK
        for point in shown
    )
