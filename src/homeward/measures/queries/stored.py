"""Targets and new limits as they stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from homeward.access.policies import check_may_know
from homeward.access.roles import Can
from homeward.core.errors import NotForYou

from ..declared import Measure, Point
from ..models import NewLimits, Target


@dataclass(frozen=True)
class Trajectory:
    """A target that stands, with the level that its straight line asks of each week shown."""

    target: Target
    levels: tuple[float | None, ...]


@dataclass(frozen=True)
class Steering:
    """What people set for a measure: the target that stands, the weeks of agreed new limits."""

    target: Target | None
    new_limits: frozenset[date]

    def rebased_at(self, points: list[Point]) -> list[int]:
        """The positions at which agreed new limits begin."""
        return [n for n, point in enumerate(points) if n and point.week in self.new_limits]


def steering(measures: Iterable[Measure]) -> dict[str, Steering]:
    """By its key, what was set for each measure: two questions, however many measures.

    The target that stands is the one set last.
    """
    keys = [measure.key for measure in measures]
    targets = Target.objects.filter(measure__in=keys).select_related("recorded_by")
    standing = {target.measure: target for target in targets.order_by("recorded_at", "pk")}
    agreed: dict[str, set[date]] = {key: set() for key in keys}
    rows = NewLimits.objects.filter(measure__in=keys, agreed=True)
    for key, week in rows.values_list("measure", "from_on"):
        agreed[key].add(week)
    return {key: Steering(standing.get(key), frozenset(agreed[key])) for key in keys}


def targets_before(measure: Measure) -> list[Target]:
    """Every target of a measure, the latest first."""
    rows = Target.objects.filter(measure=measure.key).select_related("recorded_by")
    return list(rows.order_by("-recorded_at", "-pk"))


def trajectory(target: Target | None, points: list[Point]) -> Trajectory | None:
    """The level asked of each week; None before the target was set, the level itself after."""
    if target is None:
        return None
    return Trajectory(target, tuple(_asked(target, point.week) for point in points))


def _asked(target: Target, day: date) -> float | None:
    if day < target.from_on:
        return None
    whole = (target.by_on - target.from_on).days
    share = min((day - target.from_on).days / whole, 1.0)
    return target.from_level + share * (target.level - target.from_level)


def limits_of(measure: Measure) -> list[NewLimits]:
    """Every time that new limits were asked for, the latest week first."""
    rows = NewLimits.objects.filter(measure=measure.key)
    return list(rows.select_related("recorded_by", "decided_by").order_by("-from_on"))


def get_limits(*, viewer: Any, ref: str) -> NewLimits:
    """New limits that were asked for. Raises ``NotForYou`` (404) where there are none."""
    check_may_know(viewer, Can.SEE_MEASURES)
    found = NewLimits.objects.filter(ref=ref).first()
    if found is None:
        raise NotForYou
    return found
