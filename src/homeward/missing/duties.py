"""What is owed while a child is out and about what reached us; a part of the projections.

Pure: looks at the episode or the notification and what hangs on it, never at the clock.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from homeward.calendar import NoRule, deadline, rule_for
from homeward.core.clock import day_of
from homeward.core.projection import DutySpec
from homeward.ledger.kinds import Kind

from .dated import MustTell, must_tell
from .models import Episode, Interview, MeetingQuestion, Notification


def duties_of_notification(notification: Notification) -> Iterator[DutySpec]:
    """That somebody matches it or sets it aside: the list is emptied daily."""
    rule = rule_for("notification_matched", day_of(notification.received_at))
    yield DutySpec(
        key="matched",
        kind=Kind.NOTIFICATION_MATCHED,
        raised_at=notification.received_at,
        due_at=deadline(notification.received_at, rule),
        rule=rule.version,
        team_id=notification.team_id,
        person_id=notification.person_id,
        met_at=notification.matched_at,
        excused_at=notification.set_aside_at,
        excused_because=notification.set_aside_because,
    )


def duties_while_out(episode: Episode) -> Iterator[DutySpec]:
    """That it is taken up, that the director is told of a long one, that meetings are decided."""
    if episode.notified_at is not None:
        yield _taken_up(episode, episode.notified_at)
    yield from _director(episode)
    for question in sorted(episode.meetings.all(), key=lambda each: each.pk):
        yield _meeting(episode, question)


def learning_owed(episode: Episode, interview: Interview) -> Iterator[DutySpec]:
    """That what the interview (or the carer) told reaches those who need it: the third clock."""
    learned_at = interview.held_at or (interview.carers_account and interview.closed_at) or None
    if learned_at is None:
        return
    try:
        rule = rule_for("learning_shared", day_of(learned_at))
    except NoRule:
        return
    in_error = bool(episode.recorded_in_error)
    yield DutySpec(
        key="shared",
        kind=Kind.LEARNING_SHARED,
        raised_at=learned_at,
        due_at=deadline(learned_at, rule),
        rule=rule.version,
        team_id=episode.team_id,
        owner_id=episode.worker_id,
        person_id=episode.person_id,
        met_at=None if in_error else interview.shared_at,
        excused_at=episode.touched_at if in_error else None,
        excused_because=_error(episode) if in_error else "",
    )


def steps_taken(episode: Episode) -> Iterator[tuple[str, datetime, str]]:
    """Enquiries that found something, and the police's own talk, for the timeline."""
    for each in sorted(episode.enquiries.all(), key=lambda each: each.pk):
        if each.result in ("seen", "found"):
            words = f"{each.get_result_display()} on looking: {each.what}"
            yield f"enquiry:{each.pk}", each.made_at, words
    prevention = getattr(episode, "prevention", None)
    if prevention is not None:
        yield "prevention", prevention.held_at, "Police prevention interview held"


def _taken_up(episode: Episode, notified_at: datetime) -> DutySpec:
    rule = rule_for("episode_acknowledged", day_of(notified_at))
    met = episode.acknowledged_at
    over = None if met else _over(episode)
    return DutySpec(
        key="taken-up",
        kind=Kind.EPISODE_ACKNOWLEDGED,
        raised_at=notified_at,
        due_at=deadline(notified_at, rule),
        rule=rule.version,
        team_id=episode.team_id,
        owner_id=episode.worker_id,
        person_id=episode.person_id,
        met_at=met,
        excused_at=max(over, notified_at) if over else None,
        excused_because=_why_over(episode) if over else "",
    )


def _director(episode: Episode) -> Iterator[DutySpec]:
    """Told after the set hours. Who was back before then owed the director nothing.

    Of an episode that a file brought, nobody knows whether they were told.
    """
    rule = _director_rule(day_of(episode.reported_at))
    told = [each.told_at for each in episode.told.all() if each.whom == "director"]
    if rule is None or episode.source:
        return
    due_at = episode.reported_at + timedelta(hours=rule.after_hours)
    if not told and episode.returned_at is not None and episode.returned_at < due_at:
        return
    in_error = bool(episode.recorded_in_error)
    yield DutySpec(
        key="director",
        kind=Kind.DIRECTOR_TOLD,
        raised_at=episode.reported_at,
        due_at=due_at,
        rule=f"director@{rule.from_on.isoformat()}",
        team_id=episode.team_id,
        owner_id=episode.worker_id,
        person_id=episode.person_id,
        met_at=None if in_error else min(told, default=None),
        excused_at=episode.touched_at if in_error else None,
        excused_because=_error(episode) if in_error else "",
    )


def _director_rule(day: date) -> MustTell | None:
    everybody = must_tell(day, in_care=False, elsewhere=False, here=False)
    return next((each for each in everybody if each.key == "director"), None)


def _meeting(episode: Episode, question: MeetingQuestion) -> DutySpec:
    rule = rule_for("missing_meeting", day_of(question.asked_at))
    in_error = bool(episode.recorded_in_error) and not question.answer
    return DutySpec(
        key=f"meeting:{question.trigger}",
        kind=Kind.MISSING_MEETING,
        raised_at=question.asked_at,
        due_at=deadline(question.asked_at, rule),
        rule=rule.version,
        team_id=episode.team_id,
        owner_id=episode.worker_id,
        person_id=episode.person_id,
        met_at=question.answered_at,
        excused_at=episode.touched_at if in_error else None,
        excused_because=_error(episode) if in_error else "",
    )


def _over(episode: Episode) -> datetime | None:
    """When there was nothing left to take up."""
    return episode.touched_at if episode.recorded_in_error else episode.returned_at


def _why_over(episode: Episode) -> str:
    if episode.recorded_in_error:
        return _error(episode)
    return "The child was back before it was taken up"


def _error(episode: Episode) -> str:
    return f"Episode recorded in error: {episode.recorded_in_error}"
