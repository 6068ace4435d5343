"""The funnel: who differs by more than chance and the usual spread, drawn on the server."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from homeward.ui.charts.marks import Placed, marks
from homeward.ui.charts.plot import HEIGHT, SMALL, WIDE, Plot, heading, tick_words, value_axis
from homeward.ui.charts.scale import Axis, Scale, apart, axis
from homeward.ui.charts.svg import GREY, INK, Svg, el, picture, short, text, wide

#: Names written beside points: those outside, and no more than this.
MOST_NAMES = 12
LIMIT_DASH = "7 4"


@dataclass(frozen=True)
class FunnelPoint:
    """One team or authority: its share in per cent of how many, and the limits at that size.

    `lower` and `upper` are the 99.8% limits, widened for the usual spread. `kind` says what lying
    outside means; `ours` marks the reader's own, which gets a ring.
    """

    name: str
    size: float
    value: float
    lower: float
    upper: float
    kind: str = "common_cause"
    ours: bool = False

    @property
    def outside(self) -> bool:
        """Whether it lies strictly outside its limits."""
        return self.value < self.lower or self.value > self.upper


def funnel_chart(
    points: Sequence[FunnelPoint], *, title: str, unit: str, center: float, width: int = WIDE
) -> str:
    """Draw a funnel as SVG: how many along, the share up, limits that narrow as numbers grow.

    A table of the same figures belongs under it.
    """
    ordered = sorted(points, key=lambda point: point.size)
    values = [v for p in ordered for v in (p.value, p.lower, p.upper)]
    ours = [point for point in ordered if point.ours]
    ring = "".join(f"; the ring is {point.name}, {point.value:.0f}%" for point in ours)
    head = heading(title, f"{unit}; limits 99.8%, widened for the usual spread{ring}", width)
    up = axis([*values, center], 0.0, 100.0)
    along = axis([0.0, *(p.size for p in ordered)], 0.0, None)
    left = 8 + max((wide(t, SMALL) for t in tick_words(up)), default=0)
    plot = Plot(len(ordered) or 1, up, left, width - 12, head.bottom + 10)
    x = Scale(along.low, along.high, plot.left + 6, plot.right - 6)
    drawn = [
        *head.drawn(),
        *value_axis(plot),
        *_sizes(plot, along, x, width),
        *_limits(plot, ordered, x, center),
        *marks([_placed(plot, p, x) for p in ordered], 3.2),
        *(_ring(x(point.size), plot.y(point.value)) for point in ours),
        *_names(plot, ordered, x, width),
    ]
    return picture(
        width, plot.top + HEIGHT + 46, title, _describe(ordered, unit, center), drawn, []
    )


def _describe(points: Sequence[FunnelPoint], unit: str, center: float) -> str:
    outside = [p.name for p in points if p.outside]
    said = f"{unit}: {len(points)} compared, together {center:.0f}%."
    return f"{said} Outside the limits: {', '.join(outside) if outside else 'none'}."


def _placed(plot: Plot, point: FunnelPoint, x: Scale) -> Placed:
    side = "high" if point.value > point.upper else "low"
    return Placed(
        point.kind if point.outside else "common_cause", side, x(point.size), plot.y(point.value)
    )


def _sizes(plot: Plot, along: Axis, x: Scale, width: float) -> Iterator[Svg]:
    ticks = along.ticks if width >= WIDE else along.ticks[::2]
    for tick in ticks:
        yield text(x(tick), plot.bottom + 20, f"{tick:,.0f}", anchor="middle", fill=GREY)
    yield text(plot.right, plot.bottom + 38, "how many are behind it", anchor="end", fill=GREY)


def _limits(plot: Plot, points: Sequence[FunnelPoint], x: Scale, center: float) -> Iterator[Svg]:
    yield el("path", {"d": plot.across(center), "stroke": INK, "stroke-width": "1.5"})
    look = {"stroke": GREY, "stroke-width": "1.5", "fill": "none", "stroke-dasharray": LIMIT_DASH}
    for line in ([p.lower for p in points], [p.upper for p in points]):
        places = [
            f"{short(x(p.size))} {short(plot.y(v))}" for p, v in zip(points, line, strict=True)
        ]
        if len(places) > 1:
            yield el("path", {"d": "M" + "L".join(places), **look})


def _names(plot: Plot, points: Sequence[FunnelPoint], x: Scale, width: float) -> Iterator[Svg]:
    """The names of those furthest outside, beside their points, moved apart."""
    named = sorted((p for p in points if p.outside), key=lambda p: -_far(p))[:MOST_NAMES]
    places = [plot.y(p.value) + 4.5 for p in named]
    for point, y in zip(named, apart(places, 15, plot.top + 4, plot.bottom), strict=True):
        left = x(point.size) + 8
        if left + wide(point.name, SMALL) > width:
            yield text(x(point.size) - 8, y, point.name, anchor="end")
        else:
            yield text(left, y, point.name)


def _ring(x: float, y: float) -> Svg:
    """A ring around the reader's own point."""
    look = {"fill": "none", "stroke": INK, "stroke-width": "2"}
    return el("circle", {"cx": x, "cy": y, "r": 7.0, **look})


def _far(point: FunnelPoint) -> float:
    return max(point.lower - point.value, point.value - point.upper)
