"""Periods of care and placements, as pure functions: what may follow what, and why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Days:
    """From one day to another; ``end`` is None while it lasts."""

    start: date
    end: date | None = None


def why_not_start(
    started: date, *, earlier: Iterable[Days], born: date | None, today: date
) -> str | None:
    """Why a child cannot have started to be looked after on a day; None where they can.

    The SSDA903 return refuses the same: before birth (586), overlapping periods (574).
    """
    if started > today:
        return f"{_say(started)} lies in the future. Check the date."
    if born is not None and started < born:
        return f"{_say(started)} is before the child was born ({_say(born)}). Check both dates."
    for period in earlier:
        if period.end is None:
            return (
                f"They are already looked after, since {_say(period.start)}. "
                "End that period of care first."
            )
        if started < period.end:
            return (
                f"They were already looked after from {_say(period.start)} to "
                f"{_say(period.end)}. A new period cannot begin before that one ended."
            )
    return None


def why_not_end(ended: date, *, period: Days, last_placed: date | None, today: date) -> str | None:
    """Why a period of care cannot end on a day; None where it can."""
    if period.end is not None:
        return f"This period of care already ended, on {_say(period.end)}."
    if ended > today:
        return f"{_say(ended)} lies in the future. Record the end when it has come."
    if ended < period.start:
        return (
            f"{_say(ended)} is before the period of care began ({_say(period.start)}). "
            "Check the date."
        )
    if last_placed is not None and ended < last_placed:
        return (
            f"{_say(ended)} is before the last placement began ({_say(last_placed)}). "
            "Check the date."
        )
    return None


def why_not_place(
    started: date, *, period: Days, earlier: Iterable[Days], today: date
) -> str | None:
    """Why a placement cannot begin on a day; None where it can."""
    if period.end is not None:
        return f"The period of care ended on {_say(period.end)}. Start a new one first."
    if started > today:
        return f"{_say(started)} lies in the future. Record the placement when it has begun."
    if started < period.start:
        return (
            f"{_say(started)} is before the child started to be looked after "
            f"({_say(period.start)}). Check the date."
        )
    latest = max((day for p in earlier for day in (p.start, p.end) if day), default=None)
    if latest is not None and started < latest:
        return (
            f"{_say(started)} is before the placement recorded last ({_say(latest)}). "
            "Placements are recorded in order; check the date."
        )
    return None


def _say(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
