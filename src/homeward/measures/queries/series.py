"""A measure week by week, of the whole authority or of one part of it."""

from dataclasses import dataclass
from typing import Any

from homeward.access.policies import check_may_know
from homeward.access.roles import Can
from homeward.core import clock

from ..declared import By, Measure, Point
from ..weeks import Weeks
from .charts import SHOWN_WEEKS, get_measure, shown_weeks


@dataclass(frozen=True)
class Series:
    """Weekly points of a measure, in order. ``by`` and ``group`` say of which part."""

    measure: Measure
    points: list[Point]
    by: By | None = None
    group: int | None = None


def series_of(
    code: str,
    *,
    viewer: Any,
    by: By | None = None,
    group: int | None = None,
    weeks: Weeks | int = SHOWN_WEEKS,
) -> Series:
    """A measure's weekly points: of the authority, or of one team, worker or placement.

    ``code`` is the measure's key; ``group`` the row number of the team, worker or placement (None:
    where the record does not say). ``weeks`` are given, or how many of the last whole ones. Raises
    ``NotForYou`` where there is no such measure, or the viewer may not see measures.
    """
    check_may_know(viewer, Can.SEE_MEASURES)
    measure = get_measure(code)
    run = shown_weeks(weeks) if isinstance(weeks, int) else weeks
    return Series(measure, measure.series(run, clock.now(), by=by, group=group), by, group)
