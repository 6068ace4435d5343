"""The control chart of a measure, drawn on the server: no script, no styles, real text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from homeward.ui.charts.data import ChartPoint
from homeward.ui.charts.marks import Placed, mark, marks, meaning
from homeward.ui.charts.plot import (
    SMALL,
    WIDE,
    Plot,
    dates,
    heading,
    line_labels,
    tick_words,
    value_axis,
)
from homeward.ui.charts.scale import Axis, axis, say
from homeward.ui.charts.svg import (
    GREY,
    INK,
    Svg,
    el,
    link,
    picture,
    picture_with_links,
    short,
    text,
    wide,
)

Improvement = Literal["increase", "decrease"]

#: Dashes that tell the lines apart without colour; the mean has none.
LIMIT_DASH, TARGET_DASH, REBASE_DASH = "7 4", "2 3", "1 4"


def xmr_chart(
    points: Sequence[ChartPoint],
    *,
    title: str,
    unit: str,
    improvement: Improvement | None,
    target: float | None = None,
    path: Sequence[float | None] = (),
    floor: float | None = 0.0,
    ceiling: float | None = None,
    width: int = WIDE,
) -> str:
    """Draw a control chart as SVG.

    `title` is the verdict in a sentence (see `verdict`), `unit` what is counted and how often
    ("children missing, each week"). `floor` and `ceiling` are what is possible (0 for counts, 0
    and 100 for percentages, None where there is no end): no limit is drawn past them. `path` is
    the trajectory towards the target, one level per point. `width` is
    in units of the drawing: 720 for a desk and paper, 360 for a telephone. Points with an `href`
    become links. Circles lie within chance, triangles are better, squares worse.
    """
    cut = [_cut(p, floor, ceiling) for p in points]
    scale = _axis(cut, [target, *path], floor, ceiling)
    head = heading(title, _subtitle(unit, improvement, scale), width)
    labels = _line_words(cut, target)
    plot = Plot(
        size=len(cut),
        axis=scale,
        left=8 + max((wide(t, SMALL) for t in tick_words(scale)), default=0),
        right=width - 8 - max((wide(w, SMALL) for w in labels), default=0),
        top=head.bottom + (24 if any(p.new_limits for p in cut) else 10),
    )
    key, height = _key(cut, plot, width)
    drawn = [
        *head.drawn(),
        *value_axis(plot),
        *_lines(plot, cut, target, path),
        *line_labels(plot, labels),
        *_new_limits(plot, cut),
        *dates(plot, [p.label for p in cut], width),
        *key,
        *_plain_marks(plot, cut),
    ]
    links = list(_linked_marks(plot, cut, unit))
    draw = picture_with_links if links else picture
    return draw(width, height, title, describe(points, unit, target), drawn, links)


def describe(points: Sequence[ChartPoint], unit: str, target: float | None = None) -> str:
    """The chart in words, for those who hear it: how long, the latest, the usual range, signals."""
    known = [(p, p.value) for p in points if p.value is not None]
    if not known:
        return f"{unit}: no figures yet."
    last, value = known[-1]
    said = [f"{unit}: {len(points)} points, {points[0].label} to {points[-1].label}."]
    said.append(f"Latest, {last.label}: {say(value)}.")
    if last.mean is not None and last.lower is not None and last.upper is not None:
        said.append(f"Mean {say(last.mean)}, usual range {say(last.lower)} to {say(last.upper)}.")
    if target is not None:
        said.append(f"Target {say(target)}.")
    signals = sum(meaning(p.kind).signal for p, _ in known)
    said.append(f"{signals} of the points are more than chance." if signals else "No signals.")
    if missing := len(points) - len(known):
        said.append(f"{missing} without a figure.")
    return " ".join(said)


def _cut(point: ChartPoint, floor: float | None, ceiling: float | None) -> ChartPoint:
    """The point with its limits within what is possible."""

    def within(value: float | None) -> float | None:
        if value is None:
            return None
        value = value if floor is None else max(value, floor)
        return value if ceiling is None else min(value, ceiling)

    return replace(point, lower=within(point.lower), upper=within(point.upper))


def _axis(
    points: Sequence[ChartPoint],
    aims: Sequence[float | None],
    floor: float | None,
    ceiling: float | None,
) -> Axis:
    drawn = [v for p in points for v in (p.value, p.mean, p.lower, p.upper)]
    return axis([v for v in [*drawn, *aims] if v is not None], floor, ceiling)


def _subtitle(unit: str, improvement: Improvement | None, scale: Axis) -> str:
    better = {"increase": "higher is better", "decrease": "lower is better"}
    said = [unit, better.get(improvement or "", "")]
    if scale.low > 0:
        said.append(f"axis starts at {say(scale.low)}")
    return "; ".join(s for s in said if s)


def _lines(
    plot: Plot, points: Sequence[ChartPoint], target: float | None, way: Sequence[float | None]
) -> Iterator[Svg]:
    mean = plot.level([p.mean for p in points])
    limits = plot.level([p.lower for p in points]) + plot.level([p.upper for p in points])
    series = plot.joined([p.value for p in points])
    aim = "" if target is None else plot.across(target)
    for path, stroke, width, dash in (
        (mean, INK, "1.5", ""),
        (limits, GREY, "1.5", LIMIT_DASH),
        (aim, INK, "2", TARGET_DASH),
        (plot.joined(way), INK, "2", TARGET_DASH),
        (series, GREY, "1", ""),
    ):
        if path:
            more = {"stroke-dasharray": dash} if dash else {}
            look = {"stroke": stroke, "stroke-width": width, "fill": "none"}
            yield el("path", {"d": path, **look, **more})


def _line_words(points: Sequence[ChartPoint], target: float | None) -> dict[str, float]:
    """What is written beside each line at its right end, and the value it stands for."""
    last = next((p for p in reversed(points) if p.mean is not None), None)
    lines: list[tuple[str, float | None]] = [("target", target)]
    if last is not None:
        limits = [("upper", last.upper), ("lower", last.lower)]
        flat = last.upper == last.lower
        lines += [("mean", last.mean), *([] if flat else limits)]
    return {f"{name} {say(v)}": v for name, v in lines if v is not None}


def _new_limits(plot: Plot, points: Sequence[ChartPoint]) -> Iterator[Svg]:
    """An upright line where limits were re-based, with words where there is room."""
    free, words = plot.left, "new limits"
    for i, point in enumerate(points):
        if not point.new_limits:
            continue
        x = plot.x(i) - plot.half
        path = f"M{short(x)} {short(plot.top)}V{short(plot.bottom)}"
        yield el("path", {"d": path, "stroke": GREY, "stroke-dasharray": REBASE_DASH})
        end = x + 3 + wide(words, SMALL)
        if x >= free and end <= plot.right:
            yield text(x + 3, plot.top - 8, words, fill=GREY)
            free = end + 6


def _plain_marks(plot: Plot, points: Sequence[ChartPoint]) -> list[Svg]:
    """The marks of points without a link."""
    plain = [
        Placed(p.kind, p.side, plot.x(i), plot.y(p.value))
        for i, p in enumerate(points)
        if p.value is not None and not p.href
    ]
    return marks(plain, plot.radius)


def _linked_marks(plot: Plot, points: Sequence[ChartPoint], unit: str) -> Iterator[Svg]:
    """The marks that lead to the names behind them, in order of time.

    The whole height of the plot can be pressed, since a point alone is small for a finger.
    """
    press = {"y": plot.top, "width": 2 * plot.half, "height": plot.bottom - plot.top}
    for i, point in enumerate(points):
        if point.value is None or not point.href:
            continue
        x = plot.x(i)
        area = el("rect", {"x": x - plot.half, **press, "fill": "none", "pointer-events": "all"})
        drawn = mark(Placed(point.kind, point.side, x, plot.y(point.value)), plot.radius)
        yield link(point.href, _point_name(point, point.value, unit), area, drawn)


def _point_name(point: ChartPoint, value: float, unit: str) -> str:
    what = meaning(point.kind)
    said = point.name or f"{point.label}: {say(value)}, {unit}"
    return f"{said} ({what.words})" if what.signal else said


def _key(points: Sequence[ChartPoint], plot: Plot, width: float) -> tuple[list[Svg], float]:
    """What the shapes mean, in as many rows as it needs, and how high the drawing then is."""
    kinds = {meaning(p.kind): p for p in points if p.value is not None}
    drawn: list[Svg] = []
    x, y = 6.0, plot.bottom + 42
    for what, point in sorted(kinds.items(), key=lambda item: item[0].shape):
        room = 12 + wide(what.words, SMALL)
        if x + room > width and drawn:
            x, y = 6.0, y + 18
        drawn.append(mark(Placed(point.kind, point.side, x, y - 4.5), 3.2))
        drawn.append(text(x + 10, y, what.words, fill=GREY))
        x += room + 18
    return drawn, y + 8
