"""What an alert gives rise to: one review owed at a time; its place in the timeline."""

from collections.abc import Iterator
from datetime import date

from homeward.core.days import end_of_day, start_of_day
from homeward.core.projection import DutySpec, EventSpec
from homeward.ledger.kinds import Kind

from .models import Alert

ALERT = "alert"
RULE = "the alert's own date"


def duties_of(alert: Alert) -> Iterator[DutySpec]:
    """Each review by its day; the end of the alert excuses the one still open."""
    raised_on, due_on = alert.began_on, alert.first_review_on
    for review in sorted(alert.reviews.all(), key=lambda each: (each.reviewed_on, each.pk)):
        yield _duty(alert, f"review:{review.ref}", raised_on, due_on, met_on=review.reviewed_on)
        raised_on, due_on = review.reviewed_on, review.next_on
    yield _duty(alert, "review:next", raised_on, due_on, ended_on=alert.ended_on)


def events_of(alert: Alert) -> Iterator[EventSpec]:
    """The alert as it was raised, looked at again, and ended."""
    words = alert.what.words
    yield _event(alert, "raised", alert.began_on, f"Alert: {words}", alert.recorded_by_id)
    for review in alert.reviews.all():
        again = f"Alert reviewed, still stands: {words}"
        yield _event(
            alert, f"reviewed:{review.ref}", review.reviewed_on, again, review.recorded_by_id
        )
    if alert.ended_on is not None:
        ended = f"Alert ended: {words}. {alert.ended_because}"
        yield _event(alert, "ended", alert.ended_on, ended, alert.touched_by_id)


def _duty(
    alert: Alert,
    key: str,
    raised_on: date,
    due_on: date,
    *,
    met_on: date | None = None,
    ended_on: date | None = None,
) -> DutySpec:
    due_at = end_of_day(due_on)
    late = ended_on is not None and start_of_day(ended_on) > due_at
    return DutySpec(
        key=key,
        kind=Kind.ALERT_REVIEW,
        raised_at=start_of_day(raised_on),
        due_at=due_at,
        rule=RULE,
        team_id=alert.team_id,
        owner_id=alert.worker_id,
        person_id=alert.person_id,
        met_at=None if met_on is None else start_of_day(met_on),
        excused_at=None if ended_on is None else start_of_day(ended_on),
        excused_because=""
        if ended_on is None
        else f"{'it was overdue when ' if late else ''}the alert ended: {alert.ended_because}",
    )


def _event(alert: Alert, key: str, day: date, words: str, author_id: int | None) -> EventSpec:
    return EventSpec(
        key=key,
        kind=ALERT,
        person_id=alert.person_id,
        at=start_of_day(day),
        words=words,
        exact=False,
        source=alert.source,
        author_id=author_id,
    )
