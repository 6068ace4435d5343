"""A measure team by team, worker by worker, over the last twelve weeks."""

from dataclasses import dataclass
from typing import Any

from homeward.access.policies import allowed, check_may_know
from homeward.access.roles import Can
from homeward.core import clock
from homeward.workforce.models import Team, Worker

from ..declared import By, Measure, Point, Sums
from ..rounding import rounded
from ..spc import funnel
from .charts import shown_weeks

#: Weeks that the parts of a measure are compared over.
COMPARED_WEEKS = 12


@dataclass(frozen=True)
class Part:
    """One team or worker: its figures added up, and whether they differ by more than chance."""

    name: str
    ref: str
    point: Point
    differs: str
    limits: tuple[float, float] | None = None


def parts(measure: Measure, *, viewer: Any, by: By) -> list[Part]:
    """Each team (or worker) with its share or count over twelve weeks.

    Shares are judged by a funnel widened for overdispersion, not by a league table. Workers are
    shown only to those who may see names.
    """
    check_may_know(viewer, Can.SEE_MEASURES)
    names = allowed(viewer, Can.SEE_NAMES_BEHIND)
    if by != "team":
        check_may_know(viewer, Can.SEE_NAMES_BEHIND)
    grouped = measure.grouped(shown_weeks(COMPARED_WEEKS), clock.now(), by)
    people = {each.pk: each for each in (Team if by == "team" else Worker).objects.all()}
    points = {group: together(measure, some) for group, some in grouped.items()}
    differ, limits = _differ(measure, points)
    found = [
        Part(
            str(people[group]) if group in people else "Not recorded",
            people[group].ref if group in people else "",
            point if names else rounded(measure, point),
            differ.get(group, ""),
            limits.get(group),
        )
        for group, point in points.items()
    ]
    return sorted(found, key=lambda part: (part.ref == "", part.name))


def together(measure: Measure, points: list[Point]) -> Point:
    """Weeks added up; of what stands at each week's end, the last week."""
    if measure.hangs_together or measure.unit in ("days", "median"):
        return points[-1]
    yes = sum(point.numerator for point in points)
    known = sum(point.denominator for point in points)
    unknown = sum(point.unknown for point in points)
    counted = int(known) if measure.unit == "mean" else int(yes)
    return measure.figure(points[-1].week, Sums(yes, known - yes, counted, int(known), unknown))


def _differ(
    measure: Measure, points: dict[int | None, Point]
) -> tuple[dict[int | None, str], dict[int | None, tuple[float, float]]]:
    """Of shares, which groups lie outside the funnel, in words; and the limits of each, in %."""
    whole = {g: p for g, p in points.items() if p.denominator and _counts(p)}
    if measure.unit != "per cent" or len(whole) < 2:
        return {}, {}
    judged = funnel(
        [point.numerator for point in whole.values()],
        [point.denominator for point in whole.values()],
    )
    high = [rate > judged.center for rate in judged.rates]
    words = {
        group: ("higher than chance would give" if up else "lower than chance would give")
        for group, up, out in zip(whole, high, judged.outside, strict=True)
        if out
    }
    edges = zip(judged.adjusted_lower_998, judged.adjusted_upper_998, strict=True)
    return words, {
        group: (100 * low, 100 * up) for group, (low, up) in zip(whole, edges, strict=True)
    }


def _counts(point: Point) -> bool:
    return point.numerator % 1 == 0 and point.denominator % 1 == 0


def team_of(ref: str) -> Team | None:
    """The team that an address names, if any."""
    return Team.objects.filter(ref=ref).first() if ref else None
