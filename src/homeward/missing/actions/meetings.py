"""Strategy meetings that the protocol asks for: asked once for each reason, and answered."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.db import write
from homeward.core.errors import Refused
from homeward.front_door.actions import call_discussion
from homeward.ledger.actions import enter
from homeward.missing.codes import Meeting
from homeward.missing.dated import Trigger, triggers_on
from homeward.missing.models import Episode, MeetingQuestion
from homeward.missing.projections import times_of

from .asked_first import may, words_given

_LONGEST = timedelta(days=366)


def ask_meetings(*, by: Any, episode: Episode) -> list[MeetingQuestion]:
    """Ask for a decision on a meeting wherever the protocol does, as this episode stands now.

    Every reason is asked once for an episode. Returns the questions that are new.
    """
    check(by, Can.REPORT_MISSING)
    if episode.recorded_in_error:
        return []
    asked = set(episode.meetings.values_list("trigger", flat=True))
    found = []
    for trigger in triggers_on(clock.day_of(episode.reported_at)):
        if trigger.key not in asked and (moment := _met_at(trigger, episode)):
            question = MeetingQuestion(
                episode=episode, trigger=trigger.key, words=trigger.words, asked_at=moment
            )
            person = episode.person
            enter(question, by=by, action="ask for a strategy meeting", person=person)
            found.append(question)
    return found


def ask_long_missing(*, by: Any, episodes: Iterable[Episode]) -> int:
    """Ask again of every episode still open: hours pass without anybody at the keyboard."""
    check(by, Can.REPORT_MISSING)
    count = 0
    for episode in episodes:
        with write():
            count += len(ask_meetings(by=by, episode=episode))
    return count


def decide_meeting(
    *,
    by: Any,
    episode: Episode,
    question: MeetingQuestion,
    answer: str,
    because: str = "",
    version: int | None = None,
) -> MeetingQuestion:
    """Answer the protocol: a strategy discussion is called now, was held, or is not needed.

    Calling it makes the discussion at the front door, with its own clocks, minutes and actions.
    """
    may(by, Can.HOLD_INTERVIEW, episode)
    if question.answer:
        raise Refused("This was decided already. Open the episode to see what was decided.")
    if answer not in Meeting.values:
        raise Refused("Choose what is decided.", field="answer")
    sentence = "Say why: what was known, and who was asked."
    question.because = words_given(because, sentence, field="because")
    with write():
        if answer == Meeting.CALLED:
            question.discussion = call_discussion(
                by=by, children=[episode.person], because=f"{question.words}. {question.because}"
            )
        question.answer, question.answered_at = answer, clock.now()
        action = "decide on a strategy meeting"
        enter(question, by=by, action=action, person=episode.person, version=version)
    return question


def _met_at(trigger: Trigger, episode: Episode) -> Any:
    """When the episode reached what the trigger names; None where it has not."""
    reported = Episode.objects.filter(
        person=episode.person_id,
        recorded_in_error="",
        reported_at__lte=episode.reported_at,
        reported_at__gt=episode.reported_at - _LONGEST,
    )
    until = episode.returned_at or clock.now()
    moments = reported.values_list("reported_at", flat=True)
    return trigger.met_at(times_of(episode).began, until, episode.risk, moments)
