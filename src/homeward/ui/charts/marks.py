"""The marks of points: a shape for each meaning, so that a chart reads without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from homeward.ui.charts.svg import BETTER, GREY, NEUTRAL, WORSE, Svg, el, short


@dataclass(frozen=True)
class Meaning:
    """What a kind of point is called in the key, its colour and its shape."""

    words: str
    colour: str
    shape: str

    @property
    def signal(self) -> bool:
        """Whether it is more than chance."""
        return self.shape != "circle"


COMMON = Meaning("within chance", GREY, "circle")
MEANINGS = {
    "common_cause": COMMON,
    "special_cause_improvement": Meaning("signal: better", BETTER, "triangle"),
    "special_cause_concern": Meaning("signal: worse", WORSE, "square"),
    "special_cause_neutral_high": Meaning("signal of change", NEUTRAL, "diamond"),
    "special_cause_neutral_low": Meaning("signal of change", NEUTRAL, "diamond"),
}


def meaning(kind: str | None) -> Meaning:
    """What this kind of point means; a kind of its own is a signal neither good nor bad."""
    if kind is None:
        return COMMON
    return MEANINGS.get(kind, MEANINGS["special_cause_neutral_high"])


@dataclass(frozen=True)
class Placed:
    """A point where it is drawn: its kind, its side and its place."""

    kind: str | None
    side: str | None
    x: float
    y: float


def mark(point: Placed, radius: float) -> Svg:
    """The mark of a point: circle by chance, triangle better (up or down), square worse."""
    return marks([point], radius)[0]


def marks(points: Sequence[Placed], radius: float) -> list[Svg]:
    """The marks of many points, one element for each meaning; signals lie on top."""
    found: dict[Meaning, list[Placed]] = {}
    for point in points:
        found.setdefault(meaning(point.kind), []).append(point)
    return [_alike(what, found[what], radius) for what in sorted(found, key=lambda m: m.signal)]


def _alike(what: Meaning, points: Sequence[Placed], radius: float) -> Svg:
    if what.signal:
        path = "".join(_outline(what.shape, p, 1.15 * radius + 0.6) for p in points)
        return el("path", {"d": path, "fill": what.colour})
    drawn = (el("circle", {"cx": p.x, "cy": p.y, "r": radius}) for p in points)
    return el("g", {"fill": what.colour}, *drawn)


def _outline(shape: str, point: Placed, r: float) -> str:
    x, y = point.x, point.y
    if shape == "triangle":
        tip = -r if point.side == "high" else r
        return _polygon(
            (x, y + 1.2 * tip), (x + 1.2 * r, y - 0.8 * tip), (x - 1.2 * r, y - 0.8 * tip)
        )
    if shape == "square":
        a = 0.9 * r
        return _polygon((x - a, y - a), (x + a, y - a), (x + a, y + a), (x - a, y + a))
    a = 1.25 * r
    return _polygon((x, y - a), (x + a, y), (x, y + a), (x - a, y))


def _polygon(*corners: tuple[float, float]) -> str:
    return "M" + "L".join(f"{short(x)} {short(y)}" for x, y in corners) + "z"
