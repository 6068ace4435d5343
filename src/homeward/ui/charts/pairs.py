"""Two figures side by side, row after row: what was expected and what is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from homeward.ui.charts.plot import SMALL, WIDE, heading
from homeward.ui.charts.scale import Scale, say
from homeward.ui.charts.svg import BETTER, GREY, INK, Svg, el, picture, text, wide

BAR, ROW, BETWEEN = 8, 24, 14
_HATCH = "hatch"


@dataclass(frozen=True)
class Pair:
    """One row: a label and two figures of the same unit."""

    label: str
    first: float
    second: float


@dataclass(frozen=True)
class Pairs:
    """Rows that share a title, a unit and a scale."""

    title: str
    rows: Sequence[Pair]


def pairs(groups: Sequence[Pairs], *, title: str, names: tuple[str, str], width: int = WIDE) -> str:
    """Bars in twos, hatched and plain, with both figures written beside them.

    ``names`` says what the first and the second bar of each two are. Each group has its own scale.
    """
    head = heading(title, "", width)
    y = head.bottom + 26
    drawn = [_paper(), _pattern(), *head.drawn(), *_key(names, head.bottom + 4)]
    left = 10 + max((wide(row.label, SMALL) for each in groups for row in each.rows), default=0)
    for group in groups:
        drawn.append(text(0, y + 14, group.title, bold=True))
        y += ROW
        most = max((max(row.first, row.second) for row in group.rows), default=0)
        scale = Scale(0, most or 1, left, width - 130)
        for row in group.rows:
            drawn += _row(row, scale, y, left)
            y += ROW
        y += BETWEEN
    return picture(width, y, title, _said(groups, names), drawn, [])


def _paper() -> Svg:
    """White behind everything: the picture may lie on a dark page."""
    return el("rect", {"x": -8.0, "y": -8.0, "width": "200%", "height": "200%", "fill": "#ffffff"})


def _pattern() -> Svg:
    line = el("path", {"d": "M0 6L6 0", "stroke": GREY, "stroke-width": "1.4"})
    size = {"id": _HATCH, "width": "6", "height": "6", "patternUnits": "userSpaceOnUse"}
    return el("defs", {}, el("pattern", size, line))


def _key(names: tuple[str, str], y: float) -> Iterator[Svg]:
    x = 0.0
    for name, fill in zip(names, (f"url(#{_HATCH})", BETTER), strict=True):
        yield _bar(x, y, 24, fill)
        yield text(x + 30, y + 8, name)
        x += 50 + wide(name, SMALL)


def _row(row: Pair, scale: Scale, y: float, left: float) -> Iterator[Svg]:
    yield text(0, y + 13, row.label, fill=INK)
    yield _bar(left, y, scale(row.first) - left, f"url(#{_HATCH})")
    yield _bar(left, y + BAR + 1, scale(row.second) - left, BETTER)
    end = scale(max(row.first, row.second)) + 8
    yield text(end, y + 13, f"{say(row.first)} · {say(row.second)}", fill=INK)


def _bar(x: float, y: float, long: float, fill: str) -> Svg:
    size = {"width": long, "height": float(BAR)}
    return el("rect", {"x": x, "y": y, **size, "fill": fill, "stroke": GREY, "stroke-width": "0.6"})


def _said(groups: Sequence[Pairs], names: tuple[str, str]) -> str:
    """Every figure in words, for those who hear the picture."""
    return " ".join(
        f"{group.title}: "
        + "; ".join(
            f"{row.label} {names[0]} {say(row.first)}, {names[1]} {say(row.second)}"
            for row in group.rows
        )
        + "."
        for group in groups
    )
