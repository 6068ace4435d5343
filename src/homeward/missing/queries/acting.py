"""What was done about an episode, for its page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from homeward.core.days import say
from homeward.missing.models import (
    Correction,
    Enquiry,
    Episode,
    MeetingQuestion,
    Notification,
    PreventionInterview,
)

from .episodes import visible_episodes

_SHOWN = 50


@dataclass(frozen=True)
class Corrected:
    """One correction of the times: when, by whom, why, and each time before and now."""

    at: datetime
    by: str
    reason: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Acted:
    """What was done while the child was out, how it reached us, and what was put right since."""

    enquiries: list[Enquiry]
    prevention: PreventionInterview | None
    notifications: list[Notification]
    corrections: list[Corrected]


def acted_on(episode: Episode) -> Acted:
    """What was done about an episode that the caller was allowed to read."""
    rows = episode.corrections.select_related("recorded_by").order_by("pk")
    return Acted(
        enquiries=list(episode.enquiries.order_by("made_at", "pk")),
        prevention=getattr(episode, "prevention", None),
        notifications=list(episode.notifications.order_by("received_at")),
        corrections=[_corrected(row) for row in rows],
    )


def meetings_to_decide(viewer: Any) -> list[MeetingQuestion]:
    """The strategy meetings that the protocol asks for and nobody has decided, oldest first."""
    rows = MeetingQuestion.objects.filter(answer="", episode__in=visible_episodes(viewer))
    return list(rows.select_related("episode__person").order_by("asked_at", "pk")[:_SHOWN])


def _corrected(row: Correction) -> Corrected:
    who = row.recorded_by.name if row.recorded_by else "Homeward"
    lines = tuple(
        f"{name.capitalize()}: {_said(before)}, now {_said(now)}"
        for name, (before, now) in row.changes.items()
    )
    return Corrected(row.recorded_at, who, row.reason, lines)


def _said(text: str) -> str:
    return say(datetime.fromisoformat(text)) if text else "not known"
