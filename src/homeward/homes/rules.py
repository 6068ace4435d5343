"""Stays and suitability, as pure functions."""

from datetime import date
from typing import Any

from homeward.calendar import working_days_between
from homeward.people.rules import birthday, why_not_in_life

from .codes import ALWAYS_UNSUITABLE, StayKind, Suitability

# Children Act 1989 guidance volume 3, paragraph 7.12: no longer, even in an emergency.
BED_AND_BREAKFAST_WORKING_DAYS = 2


def nights(started_on: date | None, ended_on: date | None, today: date) -> int | None:
    """Nights slept there so far; None where since when is not known."""
    if started_on is None:
        return None
    return max(((ended_on or today) - started_on).days, 0)


def breaches_two_days(
    *, born_on: date | None, started_on: date | None, ended_on: date | None, today: date
) -> bool | None:
    """Whether a child was in bed and breakfast for more than two working days before eighteen.

    None where the date of birth or of the move is not known.
    """
    if born_on is None or started_on is None:
        return None
    until = min(ended_on or today, birthday(born_on, 18))
    if until <= started_on:
        return False
    return working_days_between(started_on, until) > BED_AND_BREAKFAST_WORKING_DAYS


def judged(kind: str, suitability: str) -> str:
    """The judgement that stands: no fixed abode and custody are never suitable (SSDA903)."""
    if kind in ALWAYS_UNSUITABLE and suitability == Suitability.NOT_JUDGED:
        return Suitability.UNSUITABLE
    return suitability


def why_not_judge(kind: str, suitability: str, because: str) -> tuple[str, str] | None:
    """Why a judgement cannot stand, and the field it belongs to."""
    if suitability == Suitability.SUITABLE and kind in ALWAYS_UNSUITABLE:
        words = StayKind(kind).label
        return f"{words} can only be not suitable (SSDA903). Choose 'Not suitable'.", "suitability"
    said = suitability != Suitability.NOT_JUDGED
    if said and kind not in ALWAYS_UNSUITABLE and not because.strip():
        return "Say what makes the home suitable or not suitable.", "suitable_because"
    return None


def why_not_suitable_for_a_child(
    kind: str, suitability: str, born_on: date | None, day: date
) -> str | None:
    """Bed and breakfast is no suitable home before eighteen (guidance volume 3, para 7.12)."""
    child = born_on is not None and day < birthday(born_on, 18)
    if child and kind == StayKind.BED_AND_BREAKFAST and suitability == Suitability.SUITABLE:
        return (
            "Bed and breakfast is not suitable for somebody under eighteen, even in an emergency. "
            "Choose 'Not suitable' and say why there was nothing else."
        )
    return None


def why_not_move_in(day: date, person: Any, earlier: Any, today: date) -> str | None:
    """Why somebody cannot have moved in on a day. ``earlier`` is the stay now open, or None."""
    fault = why_not_in_life(
        day,
        "The day they moved in",
        born_on=person.born_on,
        died_on=person.died_on,
        today=today,
    )
    if fault or earlier is None:
        return fault
    if earlier.started_on is not None and day < earlier.started_on:
        return (
            "The day they moved in is before the home on record began, on "
            f"{earlier.started_on:%-d %B %Y}. Check the date."
        )
    if earlier.started_on is None and day < earlier.known_on:
        return (
            f"They were known to live elsewhere on {earlier.known_on:%-d %B %Y}. "
            "Give a later day, or correct that record first."
        )
    return None


def why_not_move_out(day: date, stay: Any, today: date) -> str | None:
    """Why a stay cannot end on a day."""
    if stay.ended_on is not None:
        return f"This stay ended already, on {stay.ended_on:%-d %B %Y}."
    if day > today:
        return f"The day they moved out lies in the future. Give a day up to {today:%-d %B %Y}."
    if stay.started_on is not None and day < stay.started_on:
        return (
            "The day they moved out is before they moved in, on "
            f"{stay.started_on:%-d %B %Y}. Check the date."
        )
    if stay.started_on is None and day < stay.known_on:
        return (
            f"They were known to live there on {stay.known_on:%-d %B %Y}. "
            "The day they moved out cannot be earlier."
        )
    return None
