"""The plot that charts over time share: its place, its value axis, its dates, its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from homeward.ui.charts.scale import Axis, Scale, apart, thinned
from homeward.ui.charts.svg import BOLD, GREY, GRID, Svg, el, short, text, wide, wrap

#: For a desk's screen and for paper, and for a telephone.
WIDE, NARROW = 720, 360

TITLE, SMALL = 17, 13
HEIGHT = 176
#: From one line of text to the next, and from a line's middle to where its text stands.
LINE, MIDDLE = 17, 4.5


@dataclass(frozen=True)
class Plot:
    """Where things go: the frame of the plot, with one place for each of `size` periods."""

    size: int
    axis: Axis
    left: float
    right: float
    top: float

    @property
    def bottom(self) -> float:
        """Where the value axis begins."""
        return self.top + HEIGHT

    @property
    def y(self) -> Scale:
        """From values to places."""
        return Scale(self.axis.low, self.axis.high, self.bottom, self.top)

    def x(self, position: int) -> float:
        """Where this period stands."""
        if self.size == 1:
            return (self.left + self.right) / 2
        return Scale(0, self.size - 1, self.left + 6, self.right - 6)(position)

    @property
    def half(self) -> float:
        """Half the way from one period to the next."""
        return (self.right - self.left) / max(2, 2 * self.size)

    @property
    def radius(self) -> float:
        """How big points are: smaller where they stand close."""
        return min(3.2, max(1.6, 0.84 * self.half))

    def level(self, values: Sequence[float | None]) -> str:
        """A path in steps: level while the value stays, from half before to half after a period."""
        path = ""
        for value, group in groupby(enumerate(values), key=lambda pair: pair[1]):
            at = [i for i, _ in group]
            if value is not None:
                start = max(self.left, self.x(at[0]) - self.half)
                stop = min(self.right, self.x(at[-1]) + self.half)
                path += f"M{short(start)} {short(self.y(value))}H{short(stop)}"
        return path

    def across(self, value: float) -> str:
        """A path at this value from end to end."""
        return f"M{short(self.left)} {short(self.y(value))}H{short(self.right)}"

    def joined(self, values: Sequence[float | None]) -> str:
        """A path through the points, broken at gaps."""
        path, pen = "", "M"
        for i, value in enumerate(values):
            if value is not None:
                path += f"{pen}{short(self.x(i))} {short(self.y(value))}"
            pen = "M" if value is None else "L"
        return path


@dataclass(frozen=True)
class Heading:
    """The sentence over the drawing and what is counted, in as many lines as they need."""

    title: tuple[str, ...]
    subtitle: tuple[str, ...]

    @property
    def bottom(self) -> float:
        """Where the text ends."""
        return 8.0 + 21 * len(self.title) + LINE * len(self.subtitle)

    def drawn(self) -> Iterator[Svg]:
        """The lines of text."""
        for i, line in enumerate(self.title):
            yield text(0, 18 + 21 * i, line, size=TITLE, bold=True)
        first = 14 + 21 * len(self.title)
        for i, line in enumerate(self.subtitle):
            yield text(0, first + LINE * i, line, fill=GREY)


def heading(title: str, subtitle: str, width: float) -> Heading:
    """The heading, broken into lines."""
    return Heading(
        tuple(wrap(title, TITLE, width - 4, BOLD)), tuple(wrap(subtitle, SMALL, width - 4))
    )


def tick_words(scale: Axis) -> list[str]:
    """The marks of the value axis in words, all to the same decimal."""
    step = scale.ticks[1] - scale.ticks[0] if len(scale.ticks) > 1 else 1
    decimals = next((d for d in range(6) if abs(step - round(step, d)) < step / 100), 6)
    return [f"{tick:,.{decimals}f}" for tick in scale.ticks]


def value_axis(plot: Plot) -> Iterator[Svg]:
    """Lines that guide the eye, and their values."""
    yield el("path", {"d": "".join(map(plot.across, plot.axis.ticks)), "stroke": GRID})
    for tick, said in zip(plot.axis.ticks, tick_words(plot.axis), strict=True):
        yield text(plot.left - 6, plot.y(tick) + MIDDLE, said, anchor="end", fill=GREY)


def dates(plot: Plot, labels: Sequence[str], width: float) -> Iterator[Svg]:
    """The labels of the periods, thinned evenly back from the last so that none overlap."""
    if not labels:
        return
    places = [plot.x(i) for i in range(len(labels))]
    widths = [wide(label, SMALL) for label in labels]
    pushed = max(0.0, places[-1] + widths[-1] / 2 - width)
    for i in thinned(widths, places, 10 + pushed):
        x = min(places[i], width - widths[i] / 2)
        if x >= widths[i] / 2:
            yield text(x, plot.bottom + 20, labels[i], anchor="middle", fill=GREY)


def line_labels(plot: Plot, labels: Mapping[str, float]) -> Iterator[Svg]:
    """What each line is, beside its right end, moved apart where lines are close."""
    places = [plot.y(value) + MIDDLE for value in labels.values()]
    moved = apart(places, 15, plot.top + MIDDLE, plot.bottom + MIDDLE)
    for y, said in zip(moved, labels, strict=True):
        yield text(plot.right + 6, y, said)
