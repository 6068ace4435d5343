"""A schematic map: areas as circles on a ring, and who goes from which to which. Pure.

No tiles of others and no true distances: an area stands where its name puts it among
the others. The table beside it holds the same figures.
"""

import math
from collections.abc import Sequence

from homeward.ui.charts.svg import BETTER, FONT, GREY, INK, WORSE, Svg, el, words

WIDTH, HEIGHT = 640, 460
_CENTRE = (WIDTH / 2, HEIGHT / 2)
_RING = 165
_MOST_SHOWN = 7  # flows: more cannot be told apart
_LONGEST = 22  # letters of a label
Parts = dict[str, str | float]


def flow_map(flows: Sequence[tuple[str, str, int]], *, title: str) -> str:
    """Areas on a ring, lines from where children went to where they were found.

    A line is as thick as it is frequent, an arrow says which way; a ring around an area stands
    for those found in the area that they went from. The number is of those found there.
    """
    shown = flows[:_MOST_SHOWN]
    names = sorted({name for start, end, _ in shown for name in (start, end)})
    places = {name: _place(number, len(names)) for number, name in enumerate(names)}
    most = max((count for _, _, count in shown), default=1)
    drawn = [_line(places[a], places[b], count, most) for a, b, count in shown if a != b]
    drawn += [_own(places[a], count, most) for a, b, count in shown if a == b]
    drawn += [part for name in names for part in _district(name, places[name], shown)]
    desc = "; ".join(f"{start} to {end}: {count}" for start, end, count in shown)
    frame = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {WIDTH} {HEIGHT}",
        "width": "100%",
        "role": "img",
        "font-family": FONT,
    }
    return el("svg", frame, words("title", title), words("desc", desc), _arrow(), *drawn)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _place(number: int, of: int) -> tuple[float, float]:
    angle = 2 * math.pi * number / max(1, of) - math.pi / 2
    return _CENTRE[0] + 1.25 * _RING * math.cos(angle), _CENTRE[1] + _RING * math.sin(angle)


def _arrow() -> Svg:
    size: Parts = {
        "viewBox": "0 0 8 8",
        "refX": 7,
        "refY": 4,
        "markerWidth": 12,
        "markerHeight": 12,
    }
    turned = {"orient": "auto", "markerUnits": "userSpaceOnUse"}
    head = el("path", {"d": "M0 0 L8 4 L0 8 Z", "fill": BETTER})
    return el("defs", {}, el("marker", {"id": "hw-arrow", **size, **turned}, head))


def _line(start: tuple[float, float], end: tuple[float, float], count: int, most: int) -> Svg:
    """A curve that stops short of the circle; the two ways between a pair bend apart."""
    (x1, y1), (x2, y2) = start, end
    length = math.hypot(x2 - x1, y2 - y1) or 1
    bend = (y1 - y2) / length * 26, (x2 - x1) / length * 26
    cut = 22 / length
    x2, y2 = x2 - (x2 - x1) * cut, y2 - (y2 - y1) * cut
    path = f"M{x1:.1f} {y1:.1f} Q{(x1 + x2) / 2 + bend[0]:.1f} {(y1 + y2) / 2 + bend[1]:.1f} "
    shape = {"d": f"{path}{x2:.1f} {y2:.1f}", "fill": "none", "stroke": BETTER}
    return el(
        "path",
        {**shape, "stroke-width": 1 + 5 * count / most, "marker-end": "url(#hw-arrow)",
         "opacity": "0.75"},
    )  # fmt: skip


def _own(place: tuple[float, float], count: int, most: int) -> Svg:
    """Found in the district from which they went."""
    return el(
        "circle",
        {
            "cx": place[0],
            "cy": place[1],
            "r": 24,
            "fill": "none",
            "stroke": WORSE,
            "stroke-width": 1 + 5 * count / most,
        },
    )


def _district(
    name: str, place: tuple[float, float], flows: Sequence[tuple[str, str, int]]
) -> list[Svg]:
    found = sum(count for _, end, count in flows if end == name)
    x, y = place
    circle: Parts = {
        "cx": x,
        "cy": y,
        "r": 18,
        "fill": "#ffffff",
        "stroke": GREY,
        "stroke-width": 1.5,
    }
    label: Parts = {"x": x, "text-anchor": "middle", "font-size": 13, "fill": INK}
    below = y + 42 if y >= _CENTRE[1] else y - 32
    return [
        el("circle", circle),
        words("text", str(found), {**label, "y": y + 5}),
        words("text", _short(name), {**label, "y": below, "font-weight": "bold"}),
    ]
