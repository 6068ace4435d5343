"""Setting where a measure should be, and by when."""

import math
from datetime import date
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.ledger.actions import enter

from ..declared import Measure
from ..models import Target


def set_target(
    *, by: Any, measure: Measure, from_level: float, level: float, by_on: date, why: str
) -> Target:
    """A target from today on: the straight line from ``from_level`` to ``level`` is its trajectory.

    Levels are in the measure's own unit. The target before it stays on file. Refused for a measure
    of which neither more nor less is better, a level that cannot be, a day that has come, or
    without a reason.
    """
    check(by, Can.EDIT_PLAN)
    if measure.better is None:
        raise Refused("Neither more nor less of this is better, so it can have no target.")
    for name, value in (("from_level", from_level), ("level", level)):
        most = 100.0 if measure.unit == "per cent" else 1e6
        if not (math.isfinite(value) and 0 <= value <= most):
            raise Refused(f"Give a level from 0 to {most:,.0f}.", field=name)
    if by_on <= clock.today():
        raise Refused("Give a day after today, by which it should be there.", field="by_on")
    if not why.strip():
        raise Refused("Say why this level: who set it, and from what.", field="why")
    target = Target(
        measure=measure.key,
        from_on=clock.today(),
        from_level=from_level,
        by_on=by_on,
        level=level,
        why=why.strip()[:300],
    )
    enter(target, by=by, action="set target of a measure")
    return target
