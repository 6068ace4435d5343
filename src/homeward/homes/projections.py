"""What a stay gives rise to: moved in, moved out."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from homeward.core.days import start_of_day
from homeward.core.projection import EventSpec

from .codes import CRISIS, StayKind, Suitability


def events_of(stay: Any) -> Iterator[EventSpec]:
    """Where a young person moved in and out; where since when is not known, that it was known."""
    home = StayKind(stay.kind).label
    judged = (
        ""
        if stay.suitability == Suitability.NOT_JUDGED
        else f" ({stay.get_suitability_display().lower()})"
    )
    crisis = stay.kind in CRISIS
    if stay.started_on is not None:
        yield _event(stay, "in", stay.started_on, f"Moved in: {home}{judged}", significant=crisis)
    else:
        words = f"Known to live: {home}{judged}. Since when is not known"
        yield _event(stay, "known", stay.known_on, words, significant=crisis)
    if stay.notice_on is not None:
        words = f"The home gave notice: leave by {stay.leave_by_on:%-d %B %Y}. "
        yield _event(stay, "notice", stay.notice_on, words + stay.notice_because, significant=True)
    if stay.ended_on is not None:
        because = f". {stay.ended_because}" if stay.ended_because else ""
        yield _event(stay, "out", stay.ended_on, f"Moved out: {home}{because}")


def events_of_asking(asking: Any) -> Iterator[EventSpec]:
    """That a home was asked, and what it answered."""
    home = asking.provider.name
    yield _event(asking, "asked", asking.asked_on, f"Asked {home} for a place")
    if asking.answered_on is not None:
        words = f"{home}: a place was offered"
        if asking.refused_because:
            words = f"{home} refused a place: {asking.get_refused_because_display().lower()}"
        yield _event(asking, "answered", asking.answered_on, words)


def _event(stay: Any, key: str, day: date, words: str, *, significant: bool = False) -> EventSpec:
    return EventSpec(
        key=key,
        kind="home",
        person_id=stay.person_id,
        at=start_of_day(day),
        words=words,
        exact=False,
        source=stay.source,
        significant=significant,
    )
