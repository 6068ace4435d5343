"""A person in the middle of those around them: home and family nearest, then everybody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, pi, sin

from homeward.ui.charts.svg import GREY, INK, Svg, el, link, short, text

from .genogram import HOME_FILL, WHITE, fitted, frame, symbol
from .kin import Member

BOX_WIDTH, BOX_HEIGHT, APART = 140.0, 66.0, 20.0
_STEP = (BOX_WIDTH**2 + BOX_HEIGHT**2) ** 0.5 + APART
NEAR, FAR = "near", "far"
_SHIFT = 0.4  # radians


@dataclass(frozen=True)
class Contact:
    """Somebody around a person: ``part`` says what they are ("mother, lives with them").

    ``ring`` is `NEAR` (household and family) or `FAR` (professionals and friends). Somebody on file
    has a `Member`; a professional has none and is drawn with a cut corner.
    """

    name: str
    part: str
    ring: str
    member: Member | None = None
    ended: bool = False
    href: str = ""


@dataclass(frozen=True)
class Spot:
    """The middle of a contact's box, from the middle of the drawing."""

    contact: Contact
    x: float
    y: float


def spots(contacts: Sequence[Contact]) -> tuple[list[Spot], list[float]]:
    """Where everybody stands, and the radii at which the near and the far ring end.

    Each ring takes as many circles as it needs; boxes on them never overlap, as neighbours are at
    least a box's diagonal apart.
    """
    placed: list[Spot] = []
    edges = []
    circle = 0
    for ring in (NEAR, FAR):
        waiting = [contact for contact in contacts if contact.ring == ring]
        while waiting:
            circle += 1
            radius = circle * _STEP
            room = int(pi / asin(_STEP / (2 * radius)) + 1e-9)
            here, waiting = waiting[:room], waiting[room:]
            placed += _around(here, radius, room)
        edges.append((circle + 0.5) * _STEP)
    return placed, edges


def _around(here: Sequence[Contact], radius: float, room: int) -> list[Spot]:
    """Evenly around a circle, the first at the top."""
    turn = 2 * pi / max(len(here), min(room, 3))
    # Each circle begins a little further round, so that lines to the outer ones pass between.
    start = _SHIFT * (radius / _STEP - 1)
    angles = [start + place * turn for place in range(len(here))]
    return [
        Spot(contact, radius * sin(angle), -radius * cos(angle))
        for contact, angle in zip(here, angles, strict=True)
    ]


def draw(middle: Member, contacts: Sequence[Contact], *, title: str, desc: str) -> str:
    """The network as SVG, at its natural size."""
    placed, edges = spots(contacts)
    near = edges[0] if any(c.ring == NEAR for c in contacts) else 0.0
    wide = max(near, BOX_WIDTH / 2) + APART
    high = max(near, BOX_HEIGHT / 2) + APART
    x = max([wide, *(BOX_WIDTH / 2 + APART - s.x for s in placed)])
    y = max([high, *(BOX_HEIGHT / 2 + APART - s.y for s in placed)])
    width = x + max([wide, *(BOX_WIDTH / 2 + APART + s.x for s in placed)])
    height = y + max([high, *(BOX_HEIGHT / 2 + APART + s.y for s in placed)])
    drawn = [_band(x, y, near)] if near else []
    drawn += [_spoke(x, y, spot) for spot in placed]
    own = Contact(middle.name, "", NEAR, middle)
    people = [_box(x, y, own, middle=True)]
    people += [_box(x + spot.x, y + spot.y, spot.contact) for spot in placed]
    return frame(width, height, title, desc, drawn, people)


def _band(x: float, y: float, radius: float) -> Svg:
    look = {"fill": HOME_FILL, "stroke": GREY, "stroke-dasharray": "2 5"}
    return el("circle", {"cx": x, "cy": y, "r": radius, **look})


def _spoke(x: float, y: float, spot: Spot) -> Svg:
    """Unbroken for kin, dotted for others, dashed for what has ended."""
    d = f"M{short(x)} {short(y)}L{short(x + spot.x)} {short(y + spot.y)}"
    contact = spot.contact
    dash = "7 4" if contact.ended else ("" if contact.ring == NEAR else "2 4")
    more = {"stroke-dasharray": dash} if dash else {}
    return el("path", {"d": d, "stroke": INK, "stroke-width": "1.5", **more})


def _box(x: float, y: float, contact: Contact, *, middle: bool = False) -> Svg:
    left, top = x - BOX_WIDTH / 2, y - BOX_HEIGHT / 2
    parts = [_outline(left, top, contact, middle)]
    if contact.member:
        parts += symbol(contact.member, left + 16, top + 18, 10)
    indent = 32 if contact.member else 8
    lines = fitted(contact.name, BOX_WIDTH - indent - 8, 2, 13)
    said = fitted(contact.part, BOX_WIDTH - 14, 2, 12) if contact.part else []
    parts += [
        text(left + indent, top + 17 + 14 * n, line, bold=middle) for n, line in enumerate(lines)
    ]
    low = top + BOX_HEIGHT - 7 - 14 * (len(said) - 1)
    said = said if len(lines) + len(said) <= 4 else said[:1]
    parts += [text(left + 8, low + 14 * n, s, size=12, fill=GREY) for n, s in enumerate(said)]
    if not contact.href:
        return el("g", {}, *parts)
    return link(contact.href, f"{contact.name}, {contact.part}", *parts)


def _outline(left: float, top: float, contact: Contact, middle: bool) -> Svg:
    look: dict[str, str | float] = {
        "fill": WHITE,
        "stroke": INK,
        "stroke-width": "2.5" if middle else "1",
    }
    if contact.member:
        size = {"x": left, "y": top, "width": BOX_WIDTH, "height": BOX_HEIGHT, "rx": 4.0}
        return el("rect", {**size, **look})
    right, bottom, cut = left + BOX_WIDTH, top + BOX_HEIGHT, 14
    corners = [(left, top), (right - cut, top), (right, top + cut), (right, bottom), (left, bottom)]
    points = " ".join(f"{short(a)},{short(b)}" for a, b in corners)
    return el("polygon", {"points": points, **look})
