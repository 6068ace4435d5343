"""A period of care in the timeline: started, placed, ended. Its clocks belong to other rooms."""

from collections.abc import Iterator
from datetime import date

from homeward.core.days import start_of_day
from homeward.core.projection import EventSpec

from .models import PeriodOfCare, Placement

CARE = "care"


def events_of(period: PeriodOfCare) -> Iterator[EventSpec]:
    """Started to be looked after, each placement, and the end."""
    yield _event(period, "started", period.started_on, "Started to be looked after")
    for placement in period.placements.all():
        yield _event(period, f"placed:{placement.ref}", placement.started_on, _placed(placement))
    if period.ended_on is not None:
        yield _event(period, "ended", period.ended_on, "Stopped being looked after")


def _event(period: PeriodOfCare, key: str, day: date, words: str) -> EventSpec:
    return EventSpec(
        key=key,
        kind=CARE,
        person_id=period.person_id,
        at=start_of_day(day),
        words=words[:300],
        exact=False,
        source=period.source,
        significant=not key.startswith("placed"),
    )


def _placed(placement: Placement) -> str:
    at = f" at {placement.home}" if placement.home else ""
    where = f" in {placement.authority}" if placement.authority else ""
    return f"Placed{at}{where}"
