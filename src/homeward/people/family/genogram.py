"""A genogram as SVG: squares, circles, triangles and lines, readable in black and white.

Symbols after McGoldrick, Gerson and Petry, "Genograms: assessment and treatment": square male,
circle female, diamond neither, triangle not recorded, small triangle unborn, cross died, doubled
outline for the person in question.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from homeward.ui.charts.svg import FONT, GREY, INK, Svg, el, link, named, short, text, words, wrap

from ..rules import age_on
from .kin import FEMALE, MALE, Member
from .layout import CELL_HEIGHT, SYMBOL, Cell, Layout, Line
from .places import CELL_WIDTH

HOME_FILL, WHITE = "#e9f1f8", "#ffffff"
_TEXT_LEFT, _SMALL = SYMBOL + 10, 12


def draw(layout: Layout, *, about: str, title: str, desc: str, today: date) -> str:
    """The drawing. ``about`` is the reference of the person in question; each person is a link."""
    drawn = [
        *(_home(*home, CELL_HEIGHT) for home in layout.homes),
        *(part for line in layout.lines for part in _line(line)),
    ]
    people = [person(cell, about=about, today=today) for cell in layout.cells]
    return frame(layout.width, layout.height, title, desc, drawn, people)


def frame(
    width: float, height: float, title: str, desc: str, drawn: Iterable[Svg], people: Iterable[Svg]
) -> str:
    """A drawing at its natural size (it scrolls where the screen is smaller), people as links."""
    image = el("g", {"role": "img"}, *named(title, desc), *drawn)
    size: dict[str, str | float] = {"width": width, "height": height}
    box = {"viewBox": f"0 0 {short(width)} {short(height)}", "font-family": FONT, "fill": INK}
    own = {"class": "hw-kin__drawing", "role": "group", "aria-label": title}
    start = {"xmlns": "http://www.w3.org/2000/svg"}
    return el("svg", {**start, **own, **size, **box}, image, *people)


def person(cell: Cell, *, about: str, today: date) -> Svg:
    """One member: symbol, name, and when they were born or died; a link where there is a record."""
    member = cell.member
    middle = cell.y + SYMBOL / 2 + 2
    parts = [
        *symbol(member, cell.middle, middle, SYMBOL / 2),
        *([_ring(member, cell.middle, middle)] if member.ref == about else []),
        *_words(cell, member.ref == about, today),
    ]
    if not member.href:
        return el("g", {}, *parts)
    return link(member.href, f"{member.name}, {'; '.join(life(member, today))}", *parts)


def life(member: Member, today: date) -> list[str]:
    """What is said of somebody's age, each a short line."""
    if member.unborn and member.expected_on is not None:
        return [f"expected {member.expected_on:%b %Y}"]
    born, died = member.born_on, member.died_on
    if died is not None:
        return [f"{born.year if born else '?'} to {died.year}", "died"]
    if born is None:
        return ["age not known"]
    return [f"born {born.year}, {age_on(born, today)}"]


def symbol(member: Member, x: float, y: float, half: float) -> list[Svg]:
    """The shape that says the sex; crossed for somebody who has died."""
    look: dict[str, str | float] = {"fill": WHITE, "stroke": INK, "stroke-width": "2"}
    if member.unborn:
        shape = _polygon(x, y, half * 0.6, ((0, -1), (1, 1), (-1, 1)), look)
    elif member.sex == MALE:
        box: dict[str, str | float] = {"x": x - half + 2, "y": y - half + 2}
        shape = el("rect", {**box, "width": 2 * half - 4, "height": 2 * half - 4, **look})
    elif member.sex == FEMALE:
        shape = el("circle", {"cx": x, "cy": y, "r": half - 1, **look})
    else:
        points = ((0, -1), (1, 0), (0, 1), (-1, 0)) if member.sex == "N" else _TRIANGLE
        shape = _polygon(x, y, half, points, look)
    return [shape, *([_cross(x, y, half * 0.6)] if member.died_on else [])]


_TRIANGLE: tuple[tuple[float, float], ...] = ((0, -1), (1, 1), (-1, 1))


def _polygon(
    x: float,
    y: float,
    half: float,
    corners: Iterable[tuple[float, float]],
    look: dict[str, str | float],
) -> Svg:
    points = " ".join(f"{short(x + dx * half)},{short(y + dy * half)}" for dx, dy in corners)
    return el("polygon", {"points": points, **look})


def _cross(x: float, y: float, half: float) -> Svg:
    path = (
        f"M{short(x - half)} {short(y - half)}L{short(x + half)} {short(y + half)}"
        f"M{short(x + half)} {short(y - half)}L{short(x - half)} {short(y + half)}"
    )
    return el("path", {"d": path, "stroke": INK, "stroke-width": "1.5"})


def _ring(member: Member, x: float, y: float) -> Svg:
    """The second outline of the person in question."""
    look: dict[str, str | float] = {"fill": "none", "stroke": INK, "stroke-width": "2"}
    half = SYMBOL / 2 - 6
    if member.sex == MALE and not member.unborn:
        return el(
            "rect",
            {"x": x - half + 1, "y": y - half + 1, "width": 2 * half - 2, "height": 2 * half - 2}
            | look,
        )
    circle = member.sex == FEMALE
    size = {"cx": x, "cy": y if circle else y + 4, "r": half if circle else half - 5}
    return el("circle", {**size, **look})


def _words(cell: Cell, bold: bool, today: date) -> list[Svg]:
    lines = fitted(cell.member.name, CELL_WIDTH - _TEXT_LEFT, 2, 13)
    drawn = [
        text(cell.x + _TEXT_LEFT, cell.y + 14 + 15 * n, line, bold=bold)
        for n, line in enumerate(lines)
    ]
    for n, said in enumerate(life(cell.member, today), start=len(lines)):
        drawn.append(text(cell.x + _TEXT_LEFT, cell.y + 14 + 15 * n, said, size=_SMALL, fill=GREY))
    return drawn


def fitted(content: str, width: float, most: int, size: int) -> list[str]:
    """Words in at most so many lines of a width; what does not fit ends in "…"."""
    lines = wrap(content, size, width, 0.56)
    cut = int(width / (size * 0.56))
    kept = [line if len(line) <= cut else f"{line[: cut - 1]}…" for line in lines[:most]]
    if len(lines) > most and not kept[-1].endswith("…"):
        kept[-1] = f"{kept[-1][: cut - 1]}…"
    return kept


def _home(x: float, y: float, width: float, height: float) -> Svg:
    size: dict[str, str | float] = {"x": x, "y": y, "width": width, "height": height + 4}
    return el("rect", {**size, "rx": "8", "fill": HOME_FILL, "stroke": GREY, "stroke-width": "1"})


def _line(line: Line) -> Iterable[Svg]:
    """The line with its sentence, its word, and the two strokes of an end."""
    d = "M" + "L".join(f"{short(x)} {short(y)}" for x, y in line.points)
    look: dict[str, str | float] = {"d": d, "fill": "none", "stroke": INK, "stroke-width": "1.5"}
    if line.dash:
        look["stroke-dasharray"] = line.dash
    yield el("path", look, words("title", line.said))
    if line.cut:
        x, y = line.cut
        for left in (x - 3, x + 3):
            stroke = f"M{short(left - 3)} {short(y + 6)}L{short(left + 3)} {short(y - 6)}"
            yield el("path", {"d": stroke, "stroke": INK, "stroke-width": "1.5"})
    if line.word:
        (x1, y), (x2, _) = line.points[1], line.points[2]
        yield text(min(x1, x2) + 4, y - 4, line.word, size=_SMALL, fill=GREY)
