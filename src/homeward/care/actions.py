"""Recording when a child is looked after, and where they are placed."""

from datetime import date
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.ledger.actions import enter
from homeward.people.policies import get_person

from .models import PeriodOfCare, Placement
from .rules import Days, why_not_end, why_not_place, why_not_start


def start_period(
    *,
    by: Any,
    person: Any,
    started_on: date,
    legal_status: str = "",
    need: str = "",
    source: str = "",
) -> PeriodOfCare:
    """A child starts to be looked after. Refused before birth, ahead of time, or twice at once."""
    check(by, Can.EDIT_PEOPLE)
    get_person(by, person.ref)
    with write():
        earlier = [_days(row) for row in PeriodOfCare.objects.filter(person=person)]
        _refuse(
            why_not_start(started_on, earlier=earlier, born=person.born_on, today=clock.today()),
            "started_on",
        )
        period = PeriodOfCare(
            person=person,
            started_on=started_on,
            legal_status=legal_status,
            need=need,
            source=source,
        )
        enter(period, by=by, action="start period of care", person=person)
    return period


def end_period(
    *,
    by: Any,
    period: PeriodOfCare,
    ended_on: date,
    because: str = "",
    version: int | None = None,
) -> PeriodOfCare:
    """A child stops being looked after; the placement ends with it. ``because``: SSDA903 code."""
    check(by, Can.EDIT_PEOPLE)
    get_person(by, period.person.ref)
    with write():
        placed = list(period.placements.order_by("started_on"))
        last = placed[-1].started_on if placed else None
        _refuse(
            why_not_end(ended_on, period=_days(period), last_placed=last, today=clock.today()),
            "ended_on",
        )
        _end_placements(by, period, ended_on)
        period.ended_on, period.ended_because = ended_on, because
        enter(period, by=by, action="end period of care", person=period.person, version=version)
    return period


def place(
    *,
    by: Any,
    period: PeriodOfCare,
    started_on: date,
    kind: str = "",
    provider_kind: str = "",
    home: str = "",
    urn: str = "",
    postcode: str = "",
    authority: str = "",
    in_area: bool | None = None,
    source: str = "",
) -> Placement:
    """A looked-after child moves to a placement; the one before it ends on the same day."""
    check(by, Can.EDIT_PEOPLE)
    get_person(by, period.person.ref)
    with write():
        earlier = [_days(row) for row in period.placements.all()]
        _refuse(
            why_not_place(started_on, period=_days(period), earlier=earlier, today=clock.today()),
            "started_on",
        )
        _end_placements(by, period, started_on)
        placement = Placement(
            period=period,
            started_on=started_on,
            kind=kind,
            provider_kind=provider_kind,
            home=home,
            urn=urn,
            postcode=postcode.upper(),
            authority=authority,
            in_area=in_area,
            source=source,
        )
        enter(placement, by=by, action="place child", person=period.person)
    return placement


def _end_placements(by: Any, period: PeriodOfCare, day: date) -> None:
    for placement in period.placements.filter(ended_on__isnull=True):
        placement.ended_on = day
        enter(placement, by=by, action="end placement", person=period.person)


def _days(row: PeriodOfCare | Placement) -> Days:
    return Days(row.started_on, row.ended_on)


def _refuse(sentence: str | None, field: str) -> None:
    if sentence:
        raise Refused(sentence, field=field)
