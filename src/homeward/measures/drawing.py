"""Drawing a measure: for a desk and for a phone, with the names behind each point."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from homeward.ui.charts import NARROW, WIDE, ChartPoint, sparkline, xmr_chart
from homeward.ui.charts.data import known

from .own_chart import own_chart
from .queries import Charted
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
    drawn = xmr_chart(
        chart.drawn_points(href_of),
        title=chart.says,
        unit=f"{chart.measure.title}, {_EACH.get(chart.measure.unit, 'each week')}",
        improvement=chart.measure.better,
        ceiling=100.0 if chart.measure.unit == "per cent" else None,
        width=width,
    )
    return mark_safe(drawn)  # noqa: S308 - drawn and escaped by ui.charts
