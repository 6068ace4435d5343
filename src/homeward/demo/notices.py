"""Who was told of each missing child, and word that reached the house by itself.

With dice of its own, so that nothing else in the borough falls otherwise for it.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from homeward.access.actions import the_house
from homeward.access.models import User
from homeward.access.roles import Role
from homeward.core import clock, ids
from homeward.core.clock import day_of
from homeward.core.days import ENGLAND
from homeward.missing.actions import accept_notification, match_notification
from homeward.missing.dated import must_tell, scale_at
from homeward.missing.models import Episode, Told

from .dice import Dice, dice_for
from .world import Making, World

TOLD, TOLD_LATE = 0.93, 0.15
_FOUND_BY = {
    "by themselves": "themselves",
    "with the police": "police",
    "fetched by a carer": "carer",
}


def tell_of(page: Making, episode: Episode) -> None:
    """Who was told of an episode and when, by whom the child was found, and the police's scale."""
    dice = dice_for(page.world.seed, "notices", episode.ref)
    episode.found_by = _FOUND_BY.get(episode.returned_how, "")
    if episode.risk:
        episode.risk_scale = scale_at(episode.reported_at).key
        episode.graded_at = episode.reported_at
    placement = episode.placement
    elsewhere = placement is not None and placement.in_area is False
    lines = must_tell(
        day_of(episode.reported_at), in_care=placement is not None, elsewhere=elsewhere, here=False
    )
    with ids.seeded(dice):
        for line in lines:
            _tell(page, dice, episode, line.key, line.after_hours)


def _tell(page: Making, dice: Dice, episode: Episode, whom: str, after_hours: int) -> None:
    """One telling, where it came to that: a director is told only of a long episode."""
    if not dice.chance(TOLD):
        return
    if after_hours:
        late = dice.chance(TOLD_LATE)
        hours = after_hours * (dice.uniform(1.0, 1.4) if late else dice.uniform(0.5, 0.95))
        over = episode.returned_at
        if over is not None and over < episode.reported_at + timedelta(hours=after_hours):
            return
    else:
        hours = dice.uniform(0.1, 3)
    told_at = episode.reported_at + timedelta(hours=hours)
    if told_at < page.world.now:
        page.add(Told(episode=episode, whom=whom, told_at=told_at, recorded_at=told_at))


def make_notices(world: World) -> None:
    """Three that arrived by themselves: one of a child who is out now, and two that wait."""
    partner = User.objects.filter(role=Role.PARTNER).order_by("pk").first()
    if partner is None:
        return
    now = clock.now()
    reported = (now - timedelta(minutes=50)).astimezone(ENGLAND)
    said: list[dict[str, Any]] = [
        {
            "given_names": "Jaydon",
            "family_name": "Marsh",
            "born_on": "2011-05-19",
            "went_from": "Harle Valley, with an aunt here",
            "reported_by": "Police",
            "police_ref": "ZZ900001",
        },
        {
            "given_names": "Tash",
            "went_from": "Youth club",
            "last_seen": "Walked towards the bus station with two older boys, black coat.",
            "reported_by": "Youth worker",
        },
    ]
    said += [_of(episode) for episode in _out()]
    for number, parts in enumerate(said, start=1):
        body = json.dumps({"says": "missing", "reported_at": reported.isoformat(), **parts})
        with ids.seeded(dice_for(world.seed, "arrived", str(number))):
            notification = accept_notification(
                by=partner, channel="api", key=f"demonstration-{number}", body=body
            )
            match_notification(by=the_house, notification=notification)


def _out() -> list[Episode]:
    rows = Episode.objects.filter(returned_at__isnull=True).exclude(police_ref="")
    return list(rows.select_related("person").order_by("pk")[:1])


def _of(episode: Episode) -> dict[str, Any]:
    """What the police would say of an episode that we hold already."""
    person = episode.person
    return {
        "given_names": person.given_names,
        "family_name": person.family_name,
        "born_on": person.born_on.isoformat() if person.born_on else "",
        "reported_at": episode.reported_at.isoformat(),
        "police_ref": episode.police_ref,
        "reported_by": "Police",
    }
