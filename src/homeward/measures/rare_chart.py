"""Rare events charted by what lies between them: the t chart in days, the g chart in weeks. Pure.

Counts of nought and one say nothing week by week; the time since the last one does.
"""

from dataclasses import dataclass
from datetime import date

from .declared import Measure, Point
from .spc import ControlChart, g_chart, t_chart

#: Fewer than one event in so many weeks is rare.
RARE = 2
#: Gaps that a chart needs to have limits worth looking at.
FEWEST_GAPS = 3


@dataclass(frozen=True)
class Gap:
    """From one event to the next: the week of the later one, and how long it was, in the unit."""

    week: date
    length: float


@dataclass(frozen=True)
class RareChart:
    """The gaps between rare events with their chart; ``open_gap`` runs from the last to now."""

    gaps: list[Gap]
    chart: ControlChart
    unit: str
    open_gap: float
    title: str


def rare_chart(measure: Measure, points: list[Point]) -> RareChart | None:
    """The chart of a rare event, or None where the measure counts none, or too few to draw."""
    events = [n for n, point in enumerate(points) for _ in range(int(point.numerator))]
    rare = len(points) >= RARE * len(events)
    if measure.unit != "number" or measure.hangs_together or not rare:
        return None
    days = measure.chart == "t"
    times = 7 if days else 1
    gaps = [
        Gap(points[later].week, float(times * (later - first)))
        for first, later in zip(events, events[1:], strict=False)
    ]
    if len(gaps) < FEWEST_GAPS:
        return None
    lengths = [gap.length for gap in gaps]
    return RareChart(
        gaps=gaps,
        chart=t_chart(lengths) if days else g_chart(lengths),
        unit="days between one and the next" if days else "weeks between one and the next",
        open_gap=float(times * (len(points) - 1 - events[-1])),
        title=_title(gaps, times * (len(points) - 1 - events[-1]), "days" if days else "weeks"),
    )


def _title(gaps: list[Gap], since: int, unit: str) -> str:
    longest = max(gap.length for gap in gaps)
    said = f"The longest time between two was {longest:.0f} {unit}"
    return f"{said}; since the last it is {since} {unit}"
