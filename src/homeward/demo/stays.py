"""Where care leavers live: kinds, moves, beds that nobody should have to sleep in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from homeward.homes.codes import ALWAYS_UNSUITABLE, CRISIS, StayKind
from homeward.homes.models import Provider, Stay
from homeward.people.rules import birthday

from .dice import share_at, spread
from .figures import leaving_care as figures
from .homes import CHILDRENS, LODGINGS, SUPPORTED
from .names import address, postcode
from .people import Child
from .world import Making

_HOMES = {StayKind.SEMI_INDEPENDENT: SUPPORTED, StayKind.LODGINGS_SUPPORTED: LODGINGS,
          StayKind.COMMUNITY_HOME: CHILDRENS}  # fmt: skip
# Where those go whose provider shuts before another home is found (choice).
AFTER_CLOSURE = {"V": 30, "B": 25, "D": 25, "W": 10, "S": 10}


def _mean(kind: str) -> float:
    return figures.DAYS_IN_CRISIS.get(kind) or figures.DAYS_THERE.get(kind, figures.DAYS_ELSEWHERE)


def _arriving(shares: Mapping[str, float]) -> dict[str, float]:
    """How often each kind is moved into, so that on any one day the shares are as published."""
    return {kind: share / _mean(kind) for kind, share in shares.items()}


_ENTERED = {True: _arriving(figures.HOMES_UNDER_18), False: _arriving(figures.HOMES)}


def make_stays(
    page: Making, child: Child, left_care: date, until: date, number: int, *, going_on: bool
) -> list[date]:
    """All stays since care; the days of moves into homes that the authority provides."""
    if spread(number, 5) < figures.HOME_NOT_KNOWN:
        return []  # nobody knows where they live
    eighteen = birthday(child.born, 18)
    moves: list[date] = []
    day, kind = left_care, share_at(figures.HOMES_UNDER_18, spread(number, 6))
    if left_care >= eighteen:
        kind = share_at(figures.HOMES, spread(number, 6))
    while day < until:
        ends = day + timedelta(days=7 + page.dice.days(_mean(kind)))
        if day < eighteen <= ends:
            ends = eighteen
        stay, ends = _stay(page, child, kind, day, ends)
        if stay.provided_by_authority:
            moves.append(day)
        if ends >= until:
            return moves if going_on else _leave(stay, until, moves)
        closed = stay.provider is not None and stay.provider.closed_on == ends
        stay.ended_on = ends
        stay.ended_because = "The provider closed" if closed else "Moved on"
        kind = _next(page, ends, eighteen, number, closed)
        day = ends
    return moves


def _leave(stay: Stay, until: date, moves: list[date]) -> list[date]:
    """The service's own part of the record ends with the case."""
    stay.ended_on, stay.ended_because = until, "The case ended"
    return moves


def _next(page: Making, day: date, eighteen: date, number: int, closed: bool) -> str:
    if closed:
        return page.dice.pick(AFTER_CLOSURE)
    if day == eighteen:
        return share_at(figures.HOMES, spread(number, 7))
    return share_at(_ENTERED[day < eighteen], spread(page.world.nth("moved on"), 3))


def _stay(page: Making, child: Child, kind: str, day: date, ends: date) -> tuple[Stay, date]:
    """One stay, and when it ends: with the provider's closing, where that comes first."""
    dice = page.dice
    provider = _provider(page, kind, day, ends)
    if provider is not None and provider.closed_on is not None:
        ends = min(ends, provider.closed_on)
    in_crisis = kind in CRISIS
    stay = Stay(
        person=child.person,
        kind=kind,
        suitability=_suitability(page, kind),
        provided_by_authority=kind in _HOMES or kind in {"V", "W", "T"},
        provider=provider,
        address="" if kind == StayKind.NO_FIXED_ABODE else address(dice),
        postcode="" if kind == StayKind.NO_FIXED_ABODE else postcode(dice),
        started_on=day,
        known_on=day,
        suitable_because="Nothing else was free that night." if in_crisis else "",
    )
    return page.add(stay), ends


def _provider(page: Making, kind: str, day: date, ends: date) -> Provider | None:
    """A home of the borough with a place; None where it was bought elsewhere."""
    of_kind = _HOMES.get(StayKind(kind))
    return page.world.homes.find(of_kind, day, ends, page.dice) if of_kind else None


def _suitability(page: Making, kind: str) -> str:
    if kind in ALWAYS_UNSUITABLE or kind in CRISIS:
        return "2"
    if page.dice.chance(figures.NOT_JUDGED):
        return "0"
    return "2" if page.dice.chance(figures.UNSUITABLE_OTHERWISE) else "1"
