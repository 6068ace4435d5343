"""The board pack: six pages from live work. No names; small numbers rounded."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from homeward.access.policies import check_may_know
from homeward.access.roles import Can
from homeward.core import clock
from homeward.measures.drawing import Drawing, drawing
from homeward.measures.queries import get_measure
from homeward.ui.charts import sparkline
from homeward.ui.context import authority_name

from ..codes import PackKind
from ..evidence import Moved, first_mover, held
from ..models import Plan
from ..queries import ActionRow, PlanPage, picture, plan_page
from ..rules import ActionState
from .deciding import decisions, room_words, who
from .homes import HomesPage, homes_page
from .rounding import figure, may_be_drawn, unknown_share

#: Most lines of one kind on one page of paper; what is left out is counted.
MOST = 8
MOST_CHARTS = 2


@dataclass(frozen=True)
class MeasureLine:
    """A measure on one line of paper: rounded figure, its year, what may be said."""

    title: str
    latest: str
    unknown: str
    spark: SafeString
    word: str
    sentence: str
    chart: Drawing | None


@dataclass(frozen=True)
class Verdict:
    """A priority in one sentence, and whether what people do moved before what children live."""

    title: str
    sentence: str
    first_mover: str


@dataclass(frozen=True)
class Slip:
    """An action with how many days it is or was late."""

    words: str
    who: str
    due_on: date
    state: str
    days: int
    held: str


@dataclass(frozen=True)
class Money:
    """What a priority's actions cost, and how much of it is on measures that really moved."""

    title: str
    cost: Decimal
    moved: Decimal
    closed: Decimal


@dataclass(frozen=True)
class BoardPages:
    """Everything on the six pages."""

    authority: str
    plan: Plan
    day: date
    standing: str
    decide: list[str]
    verdicts: list[Verdict]
    better: list[MeasureLine]
    same: list[MeasureLine]
    worse: list[MeasureLine]
    not_judged: list[MeasureLine]
    charts: list[MeasureLine]
    homes: HomesPage
    slips: list[Slip]
    path: str
    money: list[Money]
    definitions: list[str]
    versions: dict[str, str]
    rooms: list[tuple[str, str, str]]

    @property
    def total(self) -> Decimal:
        return sum((each.cost for each in self.money), Decimal(0))


def board_pages(*, viewer: Any, plan: Plan) -> BoardPages:
    """The board pack's contents, now."""
    check_may_know(viewer, Can.SEE_PLAN)
    page = plan_page(viewer=viewer, plan=plan)
    whole = picture(page)
    today = clock.today()
    lines = {key: _line(moved) for key, moved in page.measures.items()}
    by_word = {
        word: [line for line in lines.values() if line.word == word]
        for word in ("Really better", "No real change", "Really worse", "Not judged")
    }
    versions = {key: moved.measure.version for key, moved in page.measures.items()}
    drawn = [line for line in by_word["Really better"] if line.chart is not None]
    return BoardPages(
        authority=authority_name(),
        plan=plan,
        day=today,
        standing=page.standing.sentence,
        decide=decisions(page, whole, today),
        verdicts=_verdicts(page),
        better=by_word["Really better"],
        same=by_word["No real change"],
        worse=by_word["Really worse"],
        not_judged=by_word["Not judged"],
        charts=drawn[:MOST_CHARTS],
        homes=homes_page(viewer=viewer),
        slips=_slips(page, today),
        path=whole.path_sentence,
        money=_money(page),
        definitions=_changed(plan, versions),
        versions=versions,
        rooms=[(room.team, room_words(room), room.word) for room in whole.rooms],
    )


def _line(moved: Moved) -> MeasureLine:
    chart = moved.chart
    values = [point.value for point in chart.points]
    drawn = sparkline(values, chart.lines.kinds, sides=chart.lines.sides)
    return MeasureLine(
        title=moved.measure.title,
        latest=figure(chart),
        unknown=unknown_share(chart),
        spark=mark_safe(drawn),  # noqa: S308 - drawn and escaped by ui.charts
        word=moved.word,
        sentence=moved.sentence,
        chart=drawing(chart) if may_be_drawn(chart) else None,
    )


def _verdicts(page: PlanPage) -> list[Verdict]:
    found = []
    for row in page.priorities:
        outcome = page.measures.get(row.priority.outcome)
        process = [page.measures[each.action.measure] for each in row.actions]
        moved = next((each for each in process if each.better), process[0] if process else None)
        sentence = (
            f"{outcome.measure.title}: {outcome.sentence}"
            if outcome
            else "No outcome is named, so nobody can say whether children notice."
        )
        found.append(Verdict(row.priority.title, sentence, first_mover(moved, outcome)))
    return found


def _slips(page: PlanPage, today: date) -> list[Slip]:
    found = [_slip(page, row, today) for row in page.actions]
    return sorted(found, key=lambda slip: (-slip.days, slip.due_on))


def _slip(page: PlanPage, row: ActionRow, today: date) -> Slip:
    action = row.action
    ended = action.done_on or (None if row.state is ActionState.DROPPED else today)
    days = max((ended - action.due_on).days, 0) if ended else 0
    stays = held(page.plan, page.measures[action.measure], action.done_on)
    return Slip(action.words, who(row), action.due_on, row.state, days, stays.word)


def _money(page: PlanPage) -> list[Money]:
    found = []
    for row in page.priorities:
        costs = [(each, each.action.cost) for each in row.actions]
        found.append(
            Money(
                title=row.priority.title,
                cost=sum((cost for _, cost in costs), Decimal(0)),
                moved=sum(
                    (cost for each, cost in costs if page.measures[each.action.measure].better),
                    Decimal(0),
                ),
                closed=sum(
                    (cost for each, cost in costs if each.state is ActionState.DONE), Decimal(0)
                ),
            )
        )
    return found


def _changed(plan: Plan, versions: dict[str, str]) -> list[str]:
    """Definitions that are not those of the board pack issued before."""
    last = plan.packs.filter(kind=PackKind.BOARD).order_by("-issued_on", "-pk").first()
    if last is None:
        return ["This is the first pack of this plan: there is nothing to compare with."]
    before = last.definitions
    changed = [
        f"{get_measure(key).title}: version {before[key]} became {version}."
        for key, version in versions.items()
        if key in before and before[key] != version
    ]
    new = [f"{get_measure(key).title} is new in the plan." for key in versions if key not in before]
    return [*changed, *new] or [
        f"No definition has changed since the pack of {_day(last.issued_on)}."
    ]


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
