"""A genogram as places and lines, before anything is drawn: pure, and the same every time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .generations import generations
from .kin import KINDS, Member, Tie, sentence
from .places import CELL_WIDTH, places
from .unions import Union, unions

CELL_HEIGHT, SYMBOL, MARGIN = 64.0, 40.0, 16.0
LANE, WORD_LANE, PORT = 12.0, 20.0, 9.0
LETTER = 6.8
#: Two lines that stand for different children are so far apart at least, where there is room.
CLEAR = 8.0
_ASIDE = (0.0, 10.0, -10.0, 20.0, -20.0, 30.0, -30.0, 40.0, -40.0)
#: What stands on a line of its own where it reads the same from both ends.
_BOTH = {
    "sibling": "siblings",
    "half_sibling": "half-siblings",
    "step_sibling": "step-siblings",
    "cousin": "cousins",
    "partner": "partners",
    "ex_partner": "former partners",
    "friend": "friends",
}

Point = tuple[float, float]


@dataclass(frozen=True)
class Cell:
    """The place of one member: symbol to the left, words beside it."""

    member: Member
    x: float
    y: float

    @property
    def middle(self) -> float:
        """The middle of the symbol, from which lines go up and down."""
        return self.x + SYMBOL / 2 + 2


@dataclass(frozen=True)
class Line:
    """A line through ``points``, the ties that it shows and what they say in words.

    ``dash`` is an SVG dash pattern ("" is unbroken); ``word`` stands on it; ``cut`` marks where
    two strokes show that a partnership has ended.
    """

    points: tuple[Point, ...]
    ties: tuple[str, ...]
    said: str
    dash: str = ""
    word: str = ""
    cut: Point | None = None


@dataclass(frozen=True)
class Layout:
    """Everything that a genogram shows. ``doubtful``: what the records contradict, in sentences."""

    cells: tuple[Cell, ...]
    lines: tuple[Line, ...]
    homes: tuple[tuple[float, float, float], ...]
    width: float
    height: float
    doubtful: tuple[str, ...]


@dataclass
class _Span:
    """Something drawn across between two rows, which needs a height of its own."""

    left: float
    right: float
    lane: int = 0


@dataclass
class _Plan:
    """One union or one tie on its way to becoming lines."""

    row: int
    ports_down: dict[str, float] = field(default_factory=dict)
    ports_up: dict[str, float] = field(default_factory=dict)
    couple: _Span | None = None
    bar: _Span | None = None
    drop: float = 0.0  # where the line to the children leaves the parents


def lay_out(members: Sequence[Member], ties: Sequence[Tie]) -> Layout:
    """The genogram of a family: generations in rows, couples side by side, children below.

    Every tie is shown by exactly one line (`Line.ties` may hold several: a couple's line shows both
    partners' ties to a child). Ties must be between the members given.
    """
    by_ref = {member.ref: member for member in members}
    rows, doubtful = generations(members, ties)
    found, alone = unions(ties, rows)
    xs = places(members, rows, found)
    sketch = _Sketch(rows, {ref: x + MARGIN for ref, x in xs.items()}, by_ref, found, alone)
    return sketch.layout(ties, doubtful)


class _Sketch:
    """Turns places and unions into cells and lines: ports first, then lanes, then points."""

    def __init__(
        self,
        rows: Mapping[str, int],
        xs: Mapping[str, float],
        members: Mapping[str, Member],
        found: Sequence[Union],
        alone: Sequence[Tie],
    ) -> None:
        self.rows, self.xs, self.members = rows, xs, members
        self.found, self.alone = found, alone
        self.plans = [self._plan_union(union) for union in found]
        self.tie_plans = [self._plan_tie(tie) for tie in alone]
        self._spread_ports()
        self._span()
        self.depth = max(rows.values(), default=-1) + 1
        self.tops = self._tops()

    def middle(self, ref: str) -> float:
        return self.xs[ref] + SYMBOL / 2 + 2

    def _plan_union(self, union: Union) -> _Plan:
        """``row`` is that of the children, whether or not there are any."""
        row = self.rows[next(iter(union.children))] if union.children else None
        plan = _Plan(self.rows[union.parents[0]] + 1 if row is None else row)
        plan.ports_down = {ref: self.middle(ref) for ref in union.parents}
        plan.ports_up = {ref: self.middle(ref) for ref in union.children}
        return plan

    def _plan_tie(self, tie: Tie) -> _Plan:
        """From the bottom of the upper to the top of the lower; side by side: both from the top."""
        one, other = sorted((tie.person, tie.other), key=lambda ref: (self.rows[ref], self.xs[ref]))
        plan = _Plan(self.rows[other], ports_up={other: self.middle(other)})
        ports = plan.ports_up if self.rows[one] == self.rows[other] else plan.ports_down
        ports[one] = self.middle(one)
        return plan

    def _spread_ports(self) -> None:
        """Lines that leave one symbol on the same side leave it next to each other."""
        plans = [*self.plans, *self.tie_plans]
        for side in ("ports_down", "ports_up"):
            users: dict[str, list[_Plan]] = {}
            for plan in plans:
                for ref in getattr(plan, side):
                    users.setdefault(ref, []).append(plan)
            for ref, theirs in users.items():
                theirs.sort(key=_middle_of)
                step = min(PORT, (SYMBOL - 8) / max(1, len(theirs) - 1))
                for place, plan in enumerate(theirs):
                    getattr(plan, side)[ref] += (place - (len(theirs) - 1) / 2) * step

    def _span(self) -> None:
        for plan in self.plans:
            down = list(plan.ports_down.values())
            plan.drop = self._drop(plan)
            if len(down) > 1:
                plan.couple = _Span(min(down), max(down))
            if plan.ports_up:
                across = [*plan.ports_up.values(), *([plan.drop] if down else [])]
                plan.bar = _Span(min(across), max(across))
        for tie, plan in zip(self.alone, self.tie_plans, strict=True):
            across = [*plan.ports_up.values(), *plan.ports_down.values()]
            wide = len(self._word(tie)) * LETTER + 10
            plan.bar = _Span(min(across), max(max(across), min(across) + wide))

    def _drop(self, plan: _Plan) -> float:
        """Half-way between the parents, or a little beside it where another child's line runs:
        else that child would seem to be theirs."""
        down = list(plan.ports_down.values())
        if not down:
            return 0.0
        others = [each for each in self.plans if each is not plan and each.row == plan.row]
        taken = [x for each in others for x in (*each.ports_up.values(), each.drop)]
        left, right = min(down), max(down)
        places = [(left + right) / 2 + shift for shift in _ASIDE]
        free = [x for x in places if left <= x <= right and all(abs(x - t) >= CLEAR for t in taken)]
        return free[0] if free else places[0]

    def _tops(self) -> list[float]:
        """The top of each row: between rows come couples, then brothers and sisters, then words."""
        tops = []
        y = MARGIN
        self.starts: list[tuple[float, float, float]] = []
        for row in range(self.depth + 1):
            here = [plan for plan in self.plans if plan.row == row]
            couples = _lanes(plan.couple for plan in here)
            bars = _lanes(plan.bar for plan in here)
            words = _lanes(plan.bar for plan in self.tie_plans if plan.row == row)
            first = y + LANE
            second = first + couples * LANE + (LANE if couples else 0)
            third = second + bars * LANE + (WORD_LANE if words else 0)
            self.starts.append((first, second, third))
            y = third + words * WORD_LANE + (LANE if bars or words or couples or row else 0)
            tops.append(y)
            y += CELL_HEIGHT
        return tops

    def layout(self, ties: Sequence[Tie], doubtful: Sequence[Tie]) -> Layout:
        cells = [
            Cell(member, self.xs[ref], self.tops[self.rows[ref]])
            for ref, member in self.members.items()
        ]
        said = {tie.ref: sentence(tie, dict(self.members)) for tie in ties}
        lines = [line for pair in zip(self.found, self.plans, strict=True)
                 for line in self._union_lines(*pair, said)]  # fmt: skip
        lines += [
            self._tie_line(tie, plan, said[tie.ref])
            for tie, plan in zip(self.alone, self.tie_plans, strict=True)
        ]
        spans = [span for plan in self.tie_plans if (span := plan.bar)]
        right = max([c.x + CELL_WIDTH for c in cells] + [s.right for s in spans], default=0.0)
        return Layout(
            cells=tuple(cells),
            lines=tuple(lines),
            homes=tuple(_homes(cells)),
            width=right + MARGIN,
            height=max((c.y + CELL_HEIGHT for c in cells), default=0.0) + MARGIN + self._below(),
            doubtful=tuple(said[tie.ref] for tie in doubtful),
        )

    def _below(self) -> float:
        """Room under the last row for couples without children."""
        lanes = [p.couple.lane + 1 for p in self.plans if p.row == self.depth and p.couple]
        return max(lanes, default=0) * LANE

    def _union_lines(self, union: Union, plan: _Plan, said: Mapping[str, str]) -> Iterable[Line]:
        words = ". ".join(said[ref] for ref in union.ties)
        first, second, _ = self.starts[plan.row]
        drop, y = plan.drop, first
        if plan.couple:
            y = first + plan.couple.lane * LANE
            yield self._couple_line(union, plan, y, words)
        elif plan.ports_down:
            ref = union.parents[0]
            y = self.tops[self.rows[ref]] + SYMBOL + 2
        if plan.bar is None:
            return
        bar = second + plan.bar.lane * LANE
        trunk = ((drop, y), (drop, bar)) if plan.ports_down else ()
        across = ((plan.bar.left, bar), (plan.bar.right, bar))
        shown = () if plan.couple else tuple(union.ties)
        yield Line((*trunk, *across) if trunk else across, shown, words)
        for ref, x in plan.ports_up.items():
            dash = "7 4" if union.children[ref] == "adoptive_parent" else ""
            yield Line(((x, bar), (x, self._top(ref))), (), words, dash)

    def _couple_line(self, union: Union, plan: _Plan, y: float, words: str) -> Line:
        left, *between, right = sorted((x, ref) for ref, x in plan.ports_down.items())
        points: list[Point] = [(left[0], self._bottom(left[1])), (left[0], y)]
        for x, ref in between:
            points += [(x, y), (x, self._bottom(ref)), (x, y)]
        points += [(right[0], y), (right[0], self._bottom(right[1]))]
        dash = {"ended": "7 4", "not recorded": "2 4"}.get(union.state, "")
        cut = ((plan.drop + left[0]) / 2, y) if union.state == "ended" else None
        return Line(tuple(points), tuple(union.ties), words, dash, cut=cut)

    def _tie_line(self, tie: Tie, plan: _Plan, said: str) -> Line:
        assert plan.bar is not None  # noqa: S101  (every tie has a lane)
        y = self.starts[plan.row][2] + plan.bar.lane * WORD_LANE
        down = [((x, self._bottom(ref)), (x, y)) for ref, x in plan.ports_down.items()]
        up = [((x, self._top(ref)), (x, y)) for ref, x in plan.ports_up.items()]
        first, last = (down + up)[0], (down + up)[-1]
        dash = "7 4" if tie.ended else "1 3"
        return Line((*first, *last[::-1]), (tie.ref,), said, dash, self._word(tie))

    def _word(self, tie: Tie) -> str:
        if tie.kind in _BOTH:
            return _BOTH[tie.kind]
        sex = self.members[tie.person].sex
        return KINDS[tie.kind].word(sex, forward=True, in_words=tie.in_words)

    def _top(self, ref: str) -> float:
        return self.tops[self.rows[ref]] + 2

    def _bottom(self, ref: str) -> float:
        return self.tops[self.rows[ref]] + SYMBOL + 2


def _middle_of(plan: _Plan) -> float:
    xs = [*plan.ports_down.values(), *plan.ports_up.values()]
    return sum(xs) / len(xs)


def _lanes(spans: Iterable[_Span | None]) -> int:
    """Give every span the first height at which it touches none other; how many heights."""
    ends: list[float] = []
    for span in sorted((s for s in spans if s is not None), key=lambda s: (s.left, s.right)):
        free = next((lane for lane, end in enumerate(ends) if end + 4 < span.left), len(ends))
        if free == len(ends):
            ends.append(span.right)
        ends[free], span.lane = span.right, free
    return len(ends)


def _homes(cells: Sequence[Cell]) -> Iterable[tuple[float, float, float]]:
    """Runs of neighbours who live in one household: left edge, top and width of each."""
    run: list[Cell] = []
    for cell in [*sorted(cells, key=lambda cell: (cell.y, cell.x)), None]:
        if run and (cell is None or not cell.member.at_home or cell.y != run[0].y):
            yield run[0].x - 5, run[0].y - 5, run[-1].x + CELL_WIDTH - run[0].x + 10
            run = []
        if cell is not None and cell.member.at_home:
            run.append(cell)
