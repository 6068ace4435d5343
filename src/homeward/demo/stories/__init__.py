"""Ten stories that every borough holds, whatever its size and seed.

``docs/guide/stories.md`` tells them. Their surnames stand in no list, so nobody else has them.
"""

from collections.abc import Callable

from homeward.demo.stories import front_door, leaving_care, matching, missing
from homeward.demo.world import Making

STORIES: dict[str, Callable[[Making], None]] = {
    "fourth contact": front_door.fourth_contact,
    "notifications that waited": front_door.notifications_that_waited,
    "half-brother": matching.half_brother,
    "twins": matching.twins,
    "entered twice": matching.entered_twice,
    "cousin's flat": missing.cousins_flat,
    "who asked": missing.who_asked,
    "plan nobody owned": leaving_care.plan_nobody_owned,
    "went quiet": leaving_care.went_quiet,
    "three bad beds": leaving_care.three_bad_beds,
}
