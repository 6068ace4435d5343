"""Two small pictures of what a chart says: does it change, and will it meet its target?

The two questions and their answers are those of NHS England, Making Data Count; the drawings are
our own. Each has a shape of its own and a letter, so that it reads without colour.
"""

from __future__ import annotations

from homeward.ui.charts.svg import BETTER, FONT, GREY, NEUTRAL, WORSE, Svg, el, named, text

SIZE = 44
_KINDS = {
    "special_cause_improvement": ("Improvement", BETTER),
    "special_cause_concern": ("Concern", WORSE),
    "special_cause_neutral_high": ("Change", NEUTRAL),
    "special_cause_neutral_low": ("Change", NEUTRAL),
}
_ASSURED = {
    "consistent_pass": ("P", "Pass: as things are, the target will be met each week", BETTER),
    "consistent_fail": ("F", "Fail: as things are, the target will not be met", WORSE),
    "inconsistent": ("?", "Hit or miss: the target lies within the limits", GREY),
}


def variation_icon(kind: str, side: str | None) -> str:
    """Does it change? A wave for chance; a rising or falling line with H (high) or L (low)."""
    if kind not in _KINDS:
        wave = "M11 26C15 14 19 14 22 22S29 32 33 18"
        return _icon("Common cause: within chance", GREY, _line(wave, GREY))
    word, colour = _KINDS[kind]
    high = side == "high"
    way = "M10 32L18 26L25 27L34 16" if high else "M10 14L18 20L25 19L34 30"
    letter = text(12, 20 if high else 34, "H" if high else "L", size=12, bold=True)
    name = f"{word}: {'high' if high else 'low'} beyond chance"
    return _icon(name, colour, _line(way, colour), letter)


def assurance_icon(assurance: str | None) -> str:
    """Will it meet its target as things are? P, F or ?; nothing where that cannot be said."""
    if assurance not in _ASSURED:
        return ""
    letter, name, colour = _ASSURED[assurance]
    aim = el("path", {"d": "M9 32H35", "stroke": colour, "stroke-width": "2", "fill": "none"})
    said = text(SIZE / 2, 27, letter, size=18, anchor="middle", fill=colour, bold=True)
    return _icon(name, colour, said, aim)


def _icon(name: str, colour: str, *drawn: Svg) -> str:
    ring = el(
        "circle",
        {
            "cx": SIZE / 2,
            "cy": SIZE / 2,
            "r": 20,
            "fill": "#ffffff",
            "stroke": colour,
            "stroke-width": "3",
        },
    )
    frame = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": "hw-icon",
        "width": str(SIZE),
        "height": str(SIZE),
        "viewBox": f"0 0 {SIZE} {SIZE}",
        "font-family": FONT,
        "role": "img",
    }
    return el("svg", frame, named(name, "")[0], ring, *drawn)


def _line(path: str, colour: str) -> Svg:
    return el("path", {"d": path, "stroke": colour, "stroke-width": "2.5", "fill": "none"})
