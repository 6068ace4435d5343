"""Small parts of an SVG: escaped, without styles or script, readable on screen and on paper."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NewType
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

#: Markup that is ready to be put into a page; plain text becomes it only through `text`.
Svg = NewType("Svg", str)

#: Colours on white: 4.5:1 or more for text and for marks (WCAG 2.2, 1.4.3 and 1.4.11).
INK = "#0b0c0c"
GREY = "#505a5f"
BETTER = "#1d70b8"
WORSE = "#a8480a"
NEUTRAL = "#54319f"
#: For lines that only guide the eye.
GRID = "#dfe2e4"

FONT = "Segoe UI, Helvetica Neue, Noto Sans, Arial, sans-serif"

#: Average width of a letter, as a share of the font size: of figures and short labels, of
#: sentences, and of sentences in bold. Generous, so that nothing is cut off.
LABEL, SENTENCE, BOLD = 0.56, 0.51, 0.56

# XML 1.0 allows no control characters but tab and the ends of lines.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(words: str) -> str:
    """Text without the characters that no XML may hold."""
    return _NOT_XML.sub("", words)


def short(number: float) -> str:
    """A coordinate to a tenth, without useless zeros."""
    written = f"{number:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


Attribute = str | float


def el(name: str, attributes: Mapping[str, Attribute], *children: Svg) -> Svg:
    """An element. Numbers become coordinates; every attribute is escaped."""
    written = "".join(
        f" {key}={quoteattr(clean(v) if isinstance(v, str) else short(v))}"
        for key, v in attributes.items()
    )
    inside = "".join(children)
    return Svg(f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>")


def words(name: str, content: str, attributes: Mapping[str, Attribute] | None = None) -> Svg:
    """An element that holds text, escaped."""
    return el(name, attributes or {}, Svg(escape(clean(content))))


def text(
    x: float,
    y: float,
    content: str,
    *,
    size: int = 13,
    anchor: str = "",
    fill: str = "",
    bold: bool = False,
) -> Svg:
    """Real text; `anchor` is "middle" or "end", the start where it is empty."""
    more: dict[str, Attribute] = {"font-size": str(size)}
    if anchor:
        more["text-anchor"] = anchor
    if fill:
        more["fill"] = fill
    if bold:
        more["font-weight"] = "700"
    return words("text", content, {"x": x, "y": y, **more})


def link(href: str, name: str, *children: Svg) -> Svg:
    """A link with an accessible name.

    Raises ValueError for an address that is not a page of the web.
    """
    if urlsplit(href).scheme not in ("", "http", "https"):
        raise ValueError(f"A chart cannot link to {href!r}: give the address of a page.")
    return el("a", {"href": href, "aria-label": name}, *children)


def picture(
    width: float, height: float, title: str, desc: str, drawn: Sequence[Svg], links: Sequence[Svg]
) -> str:
    """The whole drawing, scaled to its place, with its name and description; it has no links."""
    inside = named(title, desc)
    return el("svg", {**_frame(width, height), "role": "img"}, *inside, *drawn, *links)


def picture_with_links(
    width: float, height: float, title: str, desc: str, drawn: Sequence[Svg], links: Sequence[Svg]
) -> str:
    """The same where points are links: those stand beside the image, which would hide them."""
    image = el("g", {"role": "img"}, *named(title, desc), *drawn)
    frame = {**_frame(width, height), "role": "group", "aria-label": title}
    return el("svg", frame, image, *links)


def named(title: str, desc: str) -> tuple[Svg, Svg]:
    """The name and the description that assistive technology reads."""
    return words("title", title), words("desc", desc)


def _frame(width: float, height: float) -> dict[str, Attribute]:
    return {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": "hw-chart__drawing",
        "viewBox": f"0 0 {short(width)} {short(height)}",
        "font-family": FONT,
        "fill": INK,
    }


def wide(content: str, size: float, letter: float = LABEL) -> float:
    """About how wide a text is drawn."""
    return len(content) * size * letter


def wrap(content: str, size: float, width: float, letter: float = SENTENCE) -> list[str]:
    """The text in lines no wider than `width`, broken at spaces."""
    lines: list[str] = []
    for word in content.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and wide(longer, size, letter) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
