"""Rare events: does their silence mean anything?"""

from __future__ import annotations

import math


def silence(rate: float, weeks: float) -> float:
    """How likely no event at all is in so many weeks, if nothing has changed.

    `rate` is events a week before. "No child in a hotel for six months", where there used to be
    one in four months, happens by luck 22% of the time: `silence(1 / 17.3, 26)`. Raises ValueError
    for a rate or a time below 0.
    """
    for name, value in (("rate", rate), ("weeks", weeks)):
        if math.isnan(value) or value < 0:
            raise ValueError(f"{name} is {value}; give a number of 0 or more.")
    return math.exp(-rate * weeks) if rate and weeks else 1.0
