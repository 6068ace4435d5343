"""Small drawings: a line in a table's row, and bars of simple counts."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.ui.charts.data import Bar, known
from homeward.ui.charts.marks import Placed, marks, meaning
from homeward.ui.charts.plot import SMALL, WIDE, heading
from homeward.ui.charts.scale import Scale, say
from homeward.ui.charts.svg import (
    BETTER,
    GREY,
    INK,
    Svg,
    el,
    link,
    named,
    picture,
    picture_with_links,
    short,
    text,
    wide,
    wrap,
)

SPARK_WIDTH, SPARK_HEIGHT = 120, 28
ROW = 26


def sparkline(
    values: Sequence[float | None],
    signals: Sequence[str | None] = (),
    *,
    label: str = "",
    sides: Sequence[str | None] = (),
) -> str:
    """A line small enough to stand in a row, with a mark at its signals and at its last point.

    `signals` has the kind of each point ("special_cause_concern") or None. With a `label` it is an
    image of that name; without, it is hidden from those who hear the page, since the row says it.
    """
    series = [known(v) for v in values]
    there = [v for v in series if v is not None] or [0.0]
    low, high = min(there), max(there)
    x = Scale(0, max(1, len(series) - 1), 6, SPARK_WIDTH - 6)
    y = Scale(low, high, SPARK_HEIGHT - 6, 6) if low < high else Scale(low - 1, low + 1, 22, 6)
    places = [(x(i), y(v)) if v is not None else None for i, v in enumerate(series)]
    drawn = [_joined(places), *_spark_marks(places, signals, sides)]
    size = {"width": str(SPARK_WIDTH), "height": str(SPARK_HEIGHT), "class": "hw-spark"}
    frame = {"xmlns": "http://www.w3.org/2000/svg", **size}
    box = {"viewBox": f"0 0 {SPARK_WIDTH} {SPARK_HEIGHT}"}
    if not label:
        return el("svg", {**frame, **box, "aria-hidden": "true"}, *drawn)
    return el("svg", {**frame, **box, "role": "img"}, named(label, "")[0], *drawn)


def _joined(places: Sequence[tuple[float, float] | None]) -> Svg:
    path, pen = "", "M"
    for place in places:
        path += f"{pen}{short(place[0])} {short(place[1])}" if place else ""
        pen = "L" if place else "M"
    return el("path", {"d": path, "stroke": GREY, "fill": "none"}) if path else Svg("")


def _spark_marks(
    places: Sequence[tuple[float, float] | None],
    signals: Sequence[str | None],
    sides: Sequence[str | None],
) -> list[Svg]:
    last = max((i for i, p in enumerate(places) if p), default=-1)
    placed = []
    for i, place in enumerate(places):
        kind = signals[i] if i < len(signals) else None
        if place and (i == last or meaning(kind).signal):
            placed.append(Placed(kind, sides[i] if i < len(sides) else None, *place))
    return marks(placed, 1.8)


def bars(items: Sequence[Bar], *, title: str, unit: str, width: int = WIDE) -> str:
    """Bars of simple counts, one row each, with the count written beside the bar.

    A count that is unknown, or too small to show, says so and has no bar. Raises ValueError for a
    count below zero.
    """
    for item in items:
        if item.value is not None and item.value < 0:
            raise ValueError(f"{item.label}: a bar cannot show {item.value:g}, which is below 0.")
    head = heading(title, unit, width)
    left = min(0.45 * width, 10 + max((wide(i.label, SMALL) for i in items), default=0))
    most = max((i.value or 0 for i in items), default=0)
    scale = Scale(0, most or 1, left, width - 16 - wide(say(most), SMALL) - 10)
    drawn = list(head.drawn())
    links: list[Svg] = []
    y = head.bottom + 4
    for item in items:
        row, height = _bar(item, scale, y, left)
        y += height
        if item.href:
            said = item.name or f"{item.label}: {_bar_words(item)}"
            links.append(link(item.href, said, *row))
        else:
            drawn += row
    desc = f"{unit}: " + "; ".join(f"{i.label} {_bar_words(i)}" for i in items)
    draw = picture_with_links if links else picture
    return draw(width, y + 6, title, desc, drawn, links)


def _bar_words(item: Bar) -> str:
    return "not shown" if item.value is None else say(item.value)


def _bar(item: Bar, scale: Scale, y: float, left: float) -> tuple[list[Svg], float]:
    """One row and its height; a long label takes more lines."""
    lines = wrap(item.label, SMALL, left - 10)
    drawn = [text(0, y + 17 + 16 * i, line, fill=INK) for i, line in enumerate(lines)]
    end = scale(item.value or 0)
    if item.value:
        size = {"width": end - left, "height": 16.0}
        drawn.append(el("rect", {"x": left, "y": y + 4, **size, "fill": BETTER}))
    drawn.append(
        text(end + 6, y + 17, _bar_words(item), fill=INK if item.value is not None else GREY)
    )
    return drawn, ROW + 16 * max(0, len(lines) - 1)
