"""What a chart is drawn from: plain values, made by whoever has them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class ChartPoint:
    """One period of a control chart.

    `label` is short, for the axis ("3 Nov"); `value` is None at a gap; `mean`, `lower` and `upper`
    are the lines there. `kind` and `side` are those of `homeward.measures.spc`: what the point
    means and whether it lies "high" or "low". `href` leads to the names behind the point, `name`
    says it in words for those who hear the chart; `new_limits` marks where limits were re-based.
    """

    label: str
    value: float | None
    mean: float | None = None
    lower: float | None = None
    upper: float | None = None
    kind: str = "common_cause"
    side: str | None = None
    href: str = ""
    name: str = ""
    new_limits: bool = False


@dataclass(frozen=True)
class Bar:
    """One bar of a simple count; `value` is None where it is unknown or too small to show."""

    label: str
    value: float | None
    href: str = ""
    name: str = ""


class Stretch(Protocol):
    """A segment with one set of limits."""

    @property
    def start(self) -> int:
        """Its first position."""

    @property
    def points(self) -> int:
        """How many known values it has."""

    @property
    def trial(self) -> bool:
        """Whether those are too few to lean on."""


class Charted(Protocol):
    """An XmR result, as `homeward.measures.spc.xmr` gives it; ui knows nothing of measures."""

    @property
    def values(self) -> Sequence[float]:
        """The series, nan at gaps."""

    @property
    def mean(self) -> Sequence[float]:
        """The mean at each point."""

    @property
    def lower(self) -> Sequence[float]:
        """The lower limit at each point."""

    @property
    def upper(self) -> Sequence[float]:
        """The upper limit at each point."""

    @property
    def signals(self) -> Sequence[str | None]:
        """The rule each point breaks."""

    @property
    def sides(self) -> Sequence[str | None]:
        """On which side."""

    @property
    def kinds(self) -> Sequence[str]:
        """What that means."""

    @property
    def segments(self) -> Sequence[Stretch]:
        """The stretches with one set of limits."""


def known(value: float | None) -> float | None:
    """The value, with nan as unknown."""
    return None if value is None or math.isnan(value) else value


def chart_points(
    result: Charted,
    labels: Sequence[str],
    hrefs: Sequence[str] = (),
    names: Sequence[str] = (),
) -> list[ChartPoint]:
    """The points of a drawing from an XmR result, one label for each (and a link and a name).

    Raises ValueError when the numbers of labels, links or names and of points differ.
    """
    size = len(result.values)
    for what, given in (("labels", labels), ("hrefs", hrefs), ("names", names)):
        if len(given) != size and (given or what == "labels"):
            raise ValueError(f"{what}: {len(given)} for {size} points; give one for each.")
    starts = {s.start for s in result.segments} - {0}
    return [
        ChartPoint(
            label=labels[i],
            value=known(result.values[i]),
            mean=known(result.mean[i]),
            lower=known(result.lower[i]),
            upper=known(result.upper[i]),
            kind=result.kinds[i],
            side=result.sides[i],
            href=hrefs[i] if hrefs else "",
            name=names[i] if names else "",
            new_limits=i in starts,
        )
        for i in range(size)
    ]
