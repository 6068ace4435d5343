"""When may a chart get new limits? Pure, over a chart as it stands."""

from datetime import date
from itertools import groupby
from typing import Protocol

from .declared import Point
from .spc import Xmr

#: Weeks that new limits need to stand on.
LEAST_WEEKS = 12
#: Weeks in a row on one side of the mean that tell of a lasting change (NHS England's shift).
LASTING = 7


class Chart(Protocol):
    """A chart with its weeks."""

    @property
    def points(self) -> list[Point]:
        """Its weeks, in order."""

    @property
    def lines(self) -> Xmr:
        """Its limits and signals."""


def why_no_new_limits(chart: Chart, since: date) -> str:
    """Why a chart's limits cannot be worked out anew from a week on; empty where they can."""
    weeks = [point.week for point in chart.points]
    if since not in weeks[1:]:
        return "Choose the Monday of a week on the chart, after its first."
    at = weeks.index(since)
    known = [n for n in range(at, len(weeks)) if chart.points[n].value is not None]
    if len(known) < LEAST_WEEKS:
        return f"New limits need {LEAST_WEEKS} weeks to stand on; there are {len(known)} since."
    if _longest_side(chart.lines, known) < LASTING:
        return "The chart shows no lasting shift since then: its limits still describe it."
    return ""


def _longest_side(lines: Xmr, known: list[int]) -> int:
    """The most weeks in a row on one side of the mean; a week on the mean is passed over."""
    sides = [lines.values[n] > lines.mean[n] for n in known if lines.values[n] != lines.mean[n]]
    return max((len(list(alike)) for _, alike in groupby(sides)), default=0)
