"""Drawing a measure: for a desk and for a phone, with the names behind each point."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from homeward.ui.charts import (
    NARROW,
    WIDE,
    ChartPoint,
    FunnelPoint,
    assurance_icon,
    funnel_chart,
    sparkline,
    variation_icon,
    xmr_chart,
)
from homeward.ui.charts.data import known

from .declared import Measure
from .own_chart import own_chart
from .queries import Charted
from .rare_chart import RareChart
from .words import figure, state_of

_EACH = {"per 10,000": "each week, as a year's for each 10,000 children"}


@dataclass(frozen=True)
class Drawing:
    """The same chart twice: style sheets show the one that fits the screen."""

    wide: SafeString
    narrow: SafeString


@dataclass(frozen=True)
class Line:
    """A measure on one line of a list: latest figure, the last year, and what it says."""

    chart: Charted
    latest: str
    spark: SafeString
    word: str
    colour: str


def drawing(chart: Charted, href_of: Callable[[date], str] | None = None) -> Drawing:
    """A measure's XmR chart; ``href_of(week)`` leads to the names behind a point."""
    return Drawing(wide=_drawn(chart, href_of, WIDE), narrow=_drawn(chart, href_of, NARROW))


def own_drawing(chart: Charted) -> Drawing | None:
    """The chart that the catalogue names for the measure, where it is not XmR.

    Its limits allow for how many stood behind each week: a share of five swings more than one of
    five hundred. None where XmR is the measure's own chart or there is too little to draw.
    """
    drawn = own_chart(chart.measure, chart.points)
    if drawn is None:
        return None
    labels = [f"{point.week.day} {point.week:%b}" for point in chart.points]
    lines = zip(labels, drawn.values, *drawn.lines, drawn.kinds, strict=True)
    points = [
        ChartPoint(label, known(value), known(mean), known(low), known(high), kind)
        for label, value, mean, low, high, kind in lines
    ]
    pictures = [
        mark_safe(  # noqa: S308 - drawn and escaped by ui.charts
            xmr_chart(
                points,
                title=drawn.title,
                unit=f"{chart.measure.title}: {drawn.unit}",
                improvement=chart.measure.better,
                ceiling=100.0 if chart.measure.unit == "per cent" else None,
                width=width,
            )
        )
        for width in (WIDE, NARROW)
    ]
    return Drawing(*pictures)


def line(chart: Charted) -> Line:
    """A measure for a list."""
    values = [point.value for point in chart.points]
    word, colour = state_of(chart.lines)
    drawn = sparkline(values, chart.lines.kinds, sides=chart.lines.sides)
    return Line(
        chart=chart,
        latest=figure(chart.measure, chart.latest),
        spark=mark_safe(drawn),  # noqa: S308 - drawn and escaped by ui.charts
        word=word,
        colour=colour,
    )


def _drawn(chart: Charted, href_of: Callable[[date], str] | None, width: int) -> SafeString:
    way = chart.trajectory
    drawn = xmr_chart(
        chart.drawn_points(href_of),
        title=chart.says,
        unit=f"{chart.measure.title}, {_EACH.get(chart.measure.unit, 'each week')}",
        improvement=chart.measure.better,
        target=way.target.level if way else None,
        path=way.levels if way else (),
        ceiling=100.0 if chart.measure.unit == "per cent" else None,
        width=width,
    )
    return mark_safe(drawn)  # noqa: S308 - drawn and escaped by ui.charts


def icons(chart: Charted) -> list[tuple[SafeString, str]]:
    """The two pictures of what a chart says, each with its words: variation, and assurance."""
    lines = chart.lines
    side = lines.sides[lines.last] if lines.last is not None else None
    drawn = [(variation_icon(lines.variation, side), state_of(lines)[0])]
    if lines.assurance:
        drawn.append((assurance_icon(lines.assurance), ASSURED[lines.assurance]))
    return [(mark_safe(icon), words) for icon, words in drawn]  # noqa: S308 - drawn by ui.charts


ASSURED = {
    "consistent_pass": "As things are, the target will be met each week",
    "consistent_fail": "As things are, the target will not be met: the work has to change",
    "inconsistent": "As things are, chance decides which weeks meet the target",
}


def rare_drawing(measure: Measure, found: RareChart) -> Drawing:
    """The time between rare events, one point for each after the first."""
    chart = found.chart
    lines = zip(found.gaps, chart.center, chart.lower, chart.upper, chart.beyond, strict=True)
    better = {"decrease": "increase", "increase": "decrease"}.get(measure.better or "")
    points = [
        ChartPoint(
            f"{gap.week.day} {gap.week:%b}",
            gap.length,
            known(mean),
            known(low),
            known(high),
            _beyond(gap.length > mean, better) if out else "common_cause",
            "high" if gap.length > mean else "low",
        )
        for gap, mean, low, high, out in lines
    ]
    return _twice(
        lambda width: xmr_chart(
            points,
            title=found.title,
            unit=f"{measure.title}: {found.unit}",
            improvement="increase" if better == "increase" else None,
            width=width,
        )
    )


def funnel_drawing(measure: Measure, points: list[FunnelPoint], *, title: str) -> Drawing | None:
    """Shares by how many stand behind them; None where there are too few to compare."""
    whole = sum(point.size for point in points)
    if len(points) < 2 or not whole:
        return None
    center = sum(point.value * point.size for point in points) / whole
    return _twice(
        lambda width: funnel_chart(
            points, title=title, unit=measure.title, center=center, width=width
        )
    )


def funnel_kind(measure: Measure, value: float, limits: tuple[float, float]) -> str:
    """What lying outside the funnel means, given which way is better."""
    if limits[0] <= value <= limits[1]:
        return "common_cause"
    return _beyond(value > limits[1], measure.better)


def _beyond(high: bool, better: str | None) -> str:
    if better is None:
        return f"special_cause_neutral_{'high' if high else 'low'}"
    good = high == (better == "increase")
    return "special_cause_improvement" if good else "special_cause_concern"


def _twice(draw: Callable[[int], str]) -> Drawing:
    return Drawing(*(mark_safe(draw(width)) for width in (WIDE, NARROW)))  # noqa: S308 - as above
