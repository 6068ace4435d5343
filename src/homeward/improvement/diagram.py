"""The driver diagram of a priority, drawn on the server: aim, drivers, actions. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from homeward.ui.charts.svg import GREY, INK, Svg, el, picture, text, wrap

WIDTH = 720
_SIZE, _LINE, _PAD, _GAP = 12, 15, 8, 10
#: Left edge and width of each column: aim, primary drivers, secondary drivers, actions.
_COLUMNS = ((0, 130), (160, 150), (340, 150), (520, 200))
_HEADS = ("Aim", "Depends on", "Which depends on", "What we do")
_TOP = 26


@dataclass(frozen=True)
class Branch:
    """One line of the diagram: primary driver, secondary driver (or ""), and the actions there."""

    primary: str
    secondary: str
    actions: tuple[str, ...]


@dataclass(frozen=True)
class _Box:
    column: int
    top: float
    height: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def driver_diagram(aim: str, branches: Sequence[Branch]) -> str:
    """Draw an aim, what it depends on and what is done about it, as SVG with a description.

    The page sets the table that says the same below it. Boxes are joined from left to right.
    """
    boxes: list[_Box] = []
    joins: list[tuple[_Box, _Box]] = []
    primaries: dict[str, list[_Box]] = {}
    place = float(_TOP)
    for branch in branches:
        place = _branch(branch, place, boxes, joins, primaries)
    roots = [_primary(words, below, boxes, joins) for words, below in primaries.items()]
    height = max(place, _height(aim or "No aim named", 0) + _TOP + _GAP)
    goal = _box(0, aim or "No aim named", (_TOP + height - _GAP) / 2)
    joins += [(goal, root) for root in roots]
    boxes.append(goal)
    drawn = [*_heads(), *(_join(*pair) for pair in joins), *(s for b in boxes for s in _draw(b))]
    return picture(WIDTH, height, f"Driver diagram: {aim}", _said(branches), drawn, [])


def _branch(
    branch: Branch,
    top: float,
    boxes: list[_Box],
    joins: list[tuple[_Box, _Box]],
    primaries: dict[str, list[_Box]],
) -> float:
    """Set a branch's actions below each other and its secondary driver beside them."""
    place, actions = top, []
    for words in branch.actions:
        height = _height(words, 3)
        actions.append(_Box(3, place, height, tuple(_lines(words, 3))))
        place += height + _GAP
    below = actions
    if branch.secondary:
        height = _height(branch.secondary, 2)
        place = max(place, top + height + _GAP)
        second = _box(2, branch.secondary, (top + place - _GAP) / 2)
        joins += [(second, action) for action in actions]
        boxes.append(second)
        below = [second]
    place = max(place, top + _height(branch.primary, 1) + _GAP)
    boxes += actions
    nothing = _Box(1, top, place - _GAP - top, ())
    primaries.setdefault(branch.primary, []).extend(below or [nothing])
    return place


def _primary(
    words: str, below: list[_Box], boxes: list[_Box], joins: list[tuple[_Box, _Box]]
) -> _Box:
    """A primary driver beside the middle of all that stands under it."""
    ends = min(box.top for box in below), max(box.top + box.height for box in below)
    found = _box(1, words, sum(ends) / 2)
    boxes.append(found)
    joins += [(found, box) for box in below if box.column > 1]
    return found


def _box(column: int, words: str, middle: float) -> _Box:
    height = _height(words, column)
    return _Box(column, max(middle - height / 2, _TOP), height, tuple(_lines(words, column)))


def _lines(words: str, column: int) -> list[str]:
    return wrap(words, _SIZE, _COLUMNS[column][1] - 2 * _PAD)


def _height(words: str, column: int) -> float:
    return len(_lines(words, column)) * _LINE + 2 * _PAD


def _heads() -> list[Svg]:
    return [
        text(left, 14, words, size=_SIZE, fill=GREY, bold=True)
        for (left, _), words in zip(_COLUMNS, _HEADS, strict=True)
    ]


def _draw(box: _Box) -> list[Svg]:
    left, width = _COLUMNS[box.column]
    frame = {"x": left, "y": box.top, "width": width, "height": box.height}
    shape = el("rect", {**frame, "fill": "none", "stroke": INK, "stroke-width": 1})
    lines = [
        text(left + _PAD, box.top + _PAD + _LINE * (n + 0.8), line, size=_SIZE)
        for n, line in enumerate(box.lines)
    ]
    return [shape, *lines]


def _join(one: _Box, other: _Box) -> Svg:
    left, width = _COLUMNS[one.column]
    ends = {"x1": left + width, "y1": one.middle, "x2": _COLUMNS[other.column][0]}
    return el("line", {**ends, "y2": other.middle, "stroke": GREY, "stroke-width": 1})


def _said(branches: Sequence[Branch]) -> str:
    """The diagram in words."""
    said = []
    for branch in branches:
        driver = " which depends on ".join(filter(None, (branch.primary, branch.secondary)))
        does = "; ".join(branch.actions) or "nothing is done about it"
        said.append(f"Depends on {driver}: {does}.")
    return " ".join(said) or "No driver is named."
