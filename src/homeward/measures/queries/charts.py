"""Measures as pages, files and plans read them: series, charts, and the names behind a point."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from homeward.access.policies import allowed
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.addresses import addresses
from homeward.core.errors import NotForYou
from homeward.people.models import Person
from homeward.people.policies import visible
from homeward.ui.charts import ChartPoint, chart_points, verdict

from ..catalogue import MEASURES, NOT_YET
from ..declared import By, Fact, Measure, NotCountedYet, Point
from ..rounding import rounded
from ..spc import Xmr, xmr
from ..weeks import Weeks
from .stored import Steering, Trajectory, steering, trajectory

SHOWN_WEEKS = 52
TOO_FEW = "Too few each week to show without naming anybody"


@dataclass(frozen=True)
class Charted:
    """A measure with its weekly points, its chart's lines and what they say."""

    measure: Measure
    points: list[Point]
    lines: Xmr
    says: str
    trajectory: Trajectory | None = None

    @property
    def latest(self) -> Point | None:
        known = [point for point in self.points if point.value is not None]
        return known[-1] if known else None

    def drawn_points(self, href_of: Any = None) -> list[ChartPoint]:
        """The points as a chart draws them; ``href_of(week)`` leads to the names behind one."""
        return chart_points(
            self.lines,
            [f"{point.week.day} {point.week:%b}" for point in self.points],
            hrefs=[href_of(point.week) for point in self.points] if href_of else (),
            names=[f"week of {point.week.day} {point.week:%B %Y}" for point in self.points],
        )


@dataclass(frozen=True)
class Named:
    """One line behind a number: the fact, the person (where the viewer may know), its page."""

    fact: Fact
    person: Person | None
    href: str


@dataclass(frozen=True)
class Behind:
    """The names behind one week of a measure; ``withheld`` counts restricted records."""

    measure: Measure
    week: date
    point: Point
    rows: list[Named]
    withheld: int


def get_measure(key: str) -> Measure:
    """A measure by its key. Raises ``NotForYou`` (404) where there is none."""
    if key not in MEASURES:
        raise NotForYou
    return MEASURES[key]


def shown_weeks(count: int = SHOWN_WEEKS) -> Weeks:
    """The whole weeks that are over, up to the present one."""
    return Weeks.up_to(clock.today(), count)


def charted(
    measure: Measure,
    weeks: Weeks | None = None,
    *,
    viewer: Any = None,
    by: By | None = None,
    group: int | None = None,
) -> Charted:
    """A measure's series with its XmR chart (NHS Making Data Count rules).

    Of one team, worker or placement where asked. For a viewer who may see no names small numbers
    are rounded; without a viewer (a pack made by the house) nothing is.
    """
    points = measure.series(weeks or shown_weeks(), clock.now(), by=by, group=group)
    return chart_of(measure, points, steering([measure])[measure.key], viewer=viewer)


def chart_of(
    measure: Measure, points: list[Point], steered: Steering, *, viewer: Any = None
) -> Charted:
    """Points and steering that were read already, as a chart; rounded as ``charted`` does."""
    hidden = False
    if viewer is not None and not allowed(viewer, Can.SEE_NAMES_BEHIND):
        exact, points = points, [rounded(measure, point) for point in points]
        hidden = any(point.value is not None for point in exact)
    way = trajectory(steered.target, points)
    lines = xmr(
        [point.value for point in points],
        improvement=measure.better,
        target=way.target.level if way else None,
        rebase_at=steered.rebased_at(points),
    )
    if hidden and all(point.value is None for point in points):
        return Charted(measure, points, lines, TOO_FEW, way)
    return Charted(measure, points, lines, verdict(lines, measure.better), way)


def themes() -> list[str]:
    """The themes of the catalogue, in its order."""
    return list(dict.fromkeys(each.theme for each in [*MEASURES.values(), *NOT_YET.values()]))


def catalogue(*, viewer: Any, theme: str) -> list[Charted]:
    """The measures of a theme, each with its latest figure and what its chart says."""
    measures = [each for each in MEASURES.values() if each.theme == theme]
    steered, weeks, now = steering(measures), shown_weeks(), clock.now()
    return [
        chart_of(each, each.series(weeks, now), steered[each.key], viewer=viewer)
        for each in measures
    ]


def not_counted_yet(theme: str) -> list[NotCountedYet]:
    """The measures of a theme whose records are not kept yet."""
    return [each for each in NOT_YET.values() if each.theme == theme]


def behind(*, viewer: Any, measure: Measure, week: date) -> Behind:
    """The names behind one week: those who count, those who do not, those nobody knows of."""
    weeks, now = Weeks(week, 1), clock.now()
    facts = list(measure.names(week, weeks, now))
    people = _people(viewer, facts)
    pages = addresses(fact.root for fact in facts if fact.root)
    rows = [
        Named(fact, people.get(fact.person_id or 0), pages.get(fact.root, "") if fact.root else "")
        for fact in facts
        if fact.person_id is None or fact.person_id in people
    ]
    return Behind(measure, week, measure.point(week, facts), rows, len(facts) - len(rows))


def _people(viewer: Any, facts: Iterable[Fact]) -> dict[int, Person]:
    ids = {fact.person_id for fact in facts if fact.person_id}
    return {person.pk: person for person in visible(viewer).filter(pk__in=ids)}
