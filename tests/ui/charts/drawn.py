"""Reading a drawing back, to see what a person would."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
#: Letters of Arial are about this wide on average, as a share of the font size.
LETTER = 0.5


@dataclass(frozen=True)
class Box:
    """About where a text is drawn."""

    words: str
    left: float
    right: float
    top: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314  (our own drawing)


def find(svg: str, name: str) -> list[ElementTree.Element]:
    return list(read(svg).iter(SVG + name))


def texts(svg: str) -> list[str]:
    return [t.text or "" for t in find(svg, "text")]


def size(svg: str) -> tuple[float, float]:
    _, _, width, height = read(svg).attrib["viewBox"].split()
    return float(width), float(height)


def boxes(svg: str) -> list[Box]:
    return [_box(t) for t in find(svg, "text")]


def _box(element: ElementTree.Element) -> Box:
    words, letter = element.text or "", float(element.attrib["font-size"])
    wide = len(words) * letter * LETTER
    x, y = float(element.attrib["x"]), float(element.attrib["y"])
    left = x - {"middle": wide / 2, "end": wide}.get(element.attrib.get("text-anchor", ""), 0.0)
    return Box(words, left, left + wide, y - 0.75 * letter, y + 0.2 * letter)
