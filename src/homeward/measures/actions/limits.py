"""New limits for a chart: asked for by one person with the cause, decided by another."""

from datetime import date
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.days import monday
from homeward.core.errors import Refused
from homeward.ledger.actions import enter

from ..declared import Measure
from ..limits import why_no_new_limits
from ..models import NewLimits
from ..queries import charted


def ask_for_new_limits(*, by: Any, measure: Measure, since: date, cause: str) -> NewLimits:
    """Ask that a chart's limits be worked out anew from a week on.

    Refused where the chart shows no lasting shift there, fewer than twelve weeks stand since, no
    cause is named, or it was asked for that week before.
    """
    check(by, Can.EDIT_PLAN)
    week = monday(since)
    if not cause.strip():
        raise Refused("Say what caused the change, and which action it came from.", field="cause")
    if why := why_no_new_limits(charted(measure), week):
        raise Refused(why, field="since")
    if NewLimits.objects.filter(measure=measure.key, from_on=week).exists():
        raise Refused("New limits from that week have been asked for already.", field="since")
    asked = NewLimits(measure=measure.key, from_on=week, cause=cause.strip()[:300])
    enter(asked, by=by, action="ask for new limits")
    return asked


def decide_new_limits(
    *, by: Any, limits: NewLimits, agreed: bool, because: str, version: int | None = None
) -> NewLimits:
    """Another person agrees or declines, and says why. Whoever asked cannot decide."""
    check(by, Can.EDIT_PLAN)
    if limits.decided_on is not None:
        raise Refused("This has been decided already.")
    if limits.recorded_by_id == getattr(by, "pk", None):
        raise Refused("You asked for these limits, so somebody else has to decide.")
    if not because.strip():
        raise Refused("Say why.", field="because")
    limits.decided_on, limits.decided_by, limits.agreed = clock.today(), by, agreed
    limits.because = because.strip()[:300]
    enter(limits, by=by, action="decide new limits", version=version)
    return limits
